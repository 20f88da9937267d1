"""Take away the empty tables of what the desk no longer loads of Wagtail and Django.

Their migrations are noted as not applied: an older version that is put back makes them again.
"""

from django.db import migrations
from django.db.migrations.recorder import MigrationRecorder

GONE = {
    "wagtailimages": ["wagtailimages_rendition", "wagtailimages_image"],
    "wagtaildocs": ["wagtaildocs_document"],
    "wagtailembeds": ["wagtailembeds_embed"],
    "admin": ["django_admin_log"],
}


def take_away(apps, schema_editor):
    connection = schema_editor.connection
    there = set(connection.introspection.table_names())
    for table in (name for names in GONE.values() for name in names if name in there):
        schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(table)}")
    MigrationRecorder(connection).migration_qs.filter(app__in=GONE).delete()
    apps.get_model("contenttypes", "ContentType").objects.filter(app_label__in=GONE).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_own_calls"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(take_away, migrations.RunPython.noop)]
