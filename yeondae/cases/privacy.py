"""What is known of someone held, to hand over to them, and to destroy when they want it."""

from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.cases.models import Person


def export(person: Person) -> dict[str, Any]:
    """Everything that is kept of a person, as plain data."""
    return {
        "names": person.names,
        "posts": person.posts,
        "risk": person.risk,
        "held_since": _day(person.held_since),
        "held_until": _day(person.held_until),
        "held_at": person.held_at,
        "held_at_names": person.held_at_names,
        "note": person.note,
        "consents": [
            {
                "given_by": each.given_by,
                "given_on": _day(each.given_on),
                "until": _day(each.until),
                "ended_on": _day(each.ended_on),
                "shows": [
                    name for name in ("name", "face", "place", "workplace") if getattr(each, name)
                ],
                "note": each.note,
            }
            for each in person.consents.all()
        ],
        "events": [
            {
                "kind": act.event.kind,
                "on": _day(act.event.on),
                "place": act.place,
                "private_note": act.private_note,
                "source": act.event.source_name,
            }
            for act in person.acts.select_related("event")
        ],
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


@transaction.atomic
def erase(*, person: Person, by: User | None) -> None:
    """Destroy what names or describes the person; that somebody was in the case stays.

    Graded R4 from now on, so that no page shows anything. Words of calls that name the person
    are for their writers to change: the gate keeps them in.
    """
    person.names, person.posts, person.titles = {}, {}, {}
    person.note = person.held_at = ""
    person.held_at_names = {}
    person.organisation = None
    person.risk, person.risk_set_at, person.risk_set_by = Person.Risk.R4, None, None
    person.save()
    for rows in (person.consents, person.all_names, person.keys, person.held_posts):
        rows.all().delete()
    for act in person.acts.all():
        act.place = act.private_note = ""
        act.save(update_fields=["place", "private_note"])
    record(by_id=by.pk if by else None, verb="erase_person", subject=person)
