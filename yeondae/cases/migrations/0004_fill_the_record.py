"""What stood on people and events gets rows of its own: public ids, names, sources, times held."""

from django.db import migrations

from yeondae.cases.name_index import index_keys
from yeondae.core import clock
from yeondae.core.ids import public_id


def fill(apps, schema_editor):
    """Give every row its public id; every name, source and time in detention a row of its own."""
    for name in ("Case", "Event", "Person"):
        for row in apps.get_model("cases", name).objects.filter(public_id=""):
            row.public_id = public_id()
            row.save(update_fields=["public_id"])
    _fill_people(apps)
    _fill_sources(apps)


def _fill_people(apps):
    Name, Interval = apps.get_model("cases", "Name"), apps.get_model("cases", "Interval")
    NameKey = apps.get_model("cases", "NameKey")
    for person in apps.get_model("cases", "Person").objects.select_related("case"):
        for position, (language, text) in enumerate(person.names.items()):
            Name.objects.create(
                person=person, position=position, text=text, language=language, is_public=True
            )
        if person.risk in ("R0", "R1", "R2"):
            for key, is_whole in index_keys(person.names.values()).items():
                NameKey.objects.create(person=person, key=key, is_whole=is_whole)
        if person.held_since:
            Interval.objects.create(
                person=person,
                kind="detention",
                start=person.held_since,
                end=person.held_until,
                country=person.case.country,
            )


def _fill_sources(apps):
    Source, Claim = apps.get_model("cases", "Source"), apps.get_model("cases", "Claim")
    for event in apps.get_model("cases", "Event").objects.exclude(source_name=""):
        source, _new = Source.objects.get_or_create(
            case_id=event.case_id,
            name=event.source_name,
            url=event.source_url,
            defaults={
                "public_id": public_id(),
                "names": event.source_names,
                "published_on": event.source_on,
            },
        )
        Claim.objects.create(
            source=source,
            event=event,
            field="happened",
            quote=event.quote,
            is_shown=True,
            at=clock.now(),
        )


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_the_whole_record")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
