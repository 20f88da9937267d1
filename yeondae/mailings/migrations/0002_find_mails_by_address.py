from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mailings", "0001_first"),
        ("supporters", "0002_what_was_erased"),
    ]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="to_index",
            field=models.BinaryField(blank=True, max_length=32, null=True),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(fields=["to_index"], name="mail_by_address"),
        ),
    ]
