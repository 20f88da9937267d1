"""Say of a signature from paper which sheet or file brought it, so that an entry that was wrong can
be struck out together. What was entered before stays without."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("petitions", "0009_plain_tiles")]

    operations = [
        migrations.AddField(
            model_name="signature",
            name="sheet",
            field=models.ForeignKey(
                blank=True, db_index=False, null=True,
                on_delete=django.db.models.deletion.PROTECT, related_name="signatures",
                to="petitions.sheet",
            ),
        ),
        migrations.AddField(
            model_name="signature",
            name="brought_in",
            field=models.ForeignKey(
                blank=True, db_index=False, null=True,
                on_delete=django.db.models.deletion.PROTECT, related_name="signatures",
                to="petitions.import",
            ),
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(
                fields=["sheet"], condition=Q(sheet__isnull=False), name="signatures_of_sheets"
            ),
        ),
        migrations.AddIndex(
            model_name="signature",
            index=models.Index(
                fields=["brought_in"], condition=Q(brought_in__isnull=False),
                name="signatures_of_files",
            ),
        ),
    ]
