"""Entries become a chain; those that were written before are chained as they stand."""

from django.db import migrations, models

from yeondae.audit import chain


def link(apps, schema_editor):
    Entry = apps.get_model("audit", "Entry")
    Head = apps.get_model("audit", "Head")
    mark, number = chain.START, 0
    for entry in Entry.objects.order_by("pk").iterator(1000):
        number += 1
        entry.number = number
        entry.mark = mark = chain.mark_of(entry, mark)
        entry.save(update_fields=["number", "mark"])
    if number:
        sealed = chain.sealed(chain.End(number, mark))
        Head.objects.create(pk=1, number=number, mark=mark, sealed=sealed)


class Migration(migrations.Migration):

    # Each step commits: PostgreSQL does not alter a table whose rows were changed just before.
    atomic = False

    dependencies = [("audit", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField()),
                ("mark", models.BinaryField(max_length=32)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_head_of_audit")
                ],
            },
        ),
        migrations.AddField("Entry", "number", models.BigIntegerField(null=True)),
        migrations.AddField("Entry", "mark", models.BinaryField(max_length=32, null=True)),
        migrations.RunPython(link, migrations.RunPython.noop),
        migrations.AlterField("Entry", "number", models.BigIntegerField(unique=True)),
        migrations.AlterField("Entry", "mark", models.BinaryField(max_length=32)),
    ]
