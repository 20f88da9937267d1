"""Keep the ledger's tiles as they are on PostgreSQL: their commitments and hashes are random, so
trying to compress them takes half of what an append costs and saves little."""

from django.db import migrations


def store(kind):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                "ALTER TABLE petitions_tile "
                f"ALTER COLUMN lines SET STORAGE {kind}, ALTER COLUMN hashes SET STORAGE {kind}"
            )

    return change


class Migration(migrations.Migration):
    dependencies = [("petitions", "0008_namesakes")]

    operations = [migrations.RunPython(store("EXTERNAL"), store("EXTENDED"))]
