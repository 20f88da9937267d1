from django.db import migrations, models

import yeondae.core.ids


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_fill_the_record")]

    operations = [
        migrations.AlterField(
            model_name=name,
            name="public_id",
            field=models.CharField(
                default=yeondae.core.ids.public_id, editable=False, max_length=16, unique=True
            ),
        )
        for name in ("case", "event", "person")
    ]
