from django.db import migrations, models
from django.db.models import F


def count_what_was_read(apps, _editor):
    """A file that is being taken up goes on where it is: until now a row was a line."""
    Import = apps.get_model("petitions", "Import")
    Import.objects.filter(rows__gt=0).update(lines=F("rows") + 1)


class Migration(migrations.Migration):
    dependencies = [("petitions", "0014_export_askings")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="lines",
            field=models.PositiveIntegerField(default=0, help_text="of the file, read so far"),
        ),
        migrations.RunPython(count_what_was_read, migrations.RunPython.noop, elidable=True),
    ]
