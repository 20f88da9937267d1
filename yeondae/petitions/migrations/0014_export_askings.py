import django.db.models.deletion
from django.db import migrations, models

import yeondae.sealing.fields


class Migration(migrations.Migration):
    dependencies = [("petitions", "0013_words_held_back")]

    operations = [
        migrations.CreateModel(
            name="ExportAsking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipients", yeondae.sealing.fields.SealedJSONField()),
                (
                    "petition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="export_asking",
                        to="petitions.petition",
                    ),
                ),
            ],
        ),
    ]
