from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0012_what_brought_earlier_ones")]

    operations = [
        migrations.AddField(
            model_name="petition",
            name="words_held_at",
            field=models.DateTimeField(
                blank=True,
                help_text="its words name who may not be named",
                null=True,
            ),
        )
    ]
