from django.db import migrations, models

HELP = "its words name who may not be named"


class Migration(migrations.Migration):
    dependencies = [("calls", "0002_sent_back_and_nobody_at_risk")]

    operations = [
        migrations.AddField(
            model_name=name,
            name="words_held_at",
            field=models.DateTimeField(blank=True, help_text=HELP, null=True),
        )
        for name in ("call", "update")
    ]
