"""What is known of someone held, to hand over to them, and to destroy when they want it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.cases.models import Claim, Correction, Event, Merge, Person, Status
from yeondae.cases.naming_rules import whole_names
from yeondae.cases.unnaming import everyone_of, take_out
from yeondae.sealing import files
from yeondae.sealing.index import blind_index

# What names or describes somebody in rows of its own.
DESTROYED = (
    "consents", "all_names", "keys", "held_posts", "charges", "rulings", "labels", "claims",
    "overrides", "relations", "related_from", "intervals", "notes", "photos",
)  # fmt: skip


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
                "injury": act.injury,
                "officers": act.officers,
                "documents": act.documents,
                "source": act.event.source_name,
            }
            for act in person.acts.select_related("event")
        ],
        **_record(person),
    }


def _record(person: Person) -> dict[str, Any]:
    """Names, posts, courts, labels, ties and corrections of a person."""
    corrections = Correction.objects.filter(person=person)
    return {
        "status": person.status,
        "titles": person.titles,
        "all_names": [
            {"name": n.text, "family": n.family, "language": n.language, "kind": n.kind}
            for n in person.all_names.all()
        ],
        "held_posts": [
            {"titles": post.titles, "since": _day(post.since), "until": _day(post.until)}
            for post in person.held_posts.all()
        ],
        "times_held": [
            {"kind": row.kind, "start": _day(row.start), "end": _day(row.end)}
            for row in person.intervals.all()
        ],
        "charges": [
            {"law": c.law, "article": c.article, "alleged": c.alleged, "state": c.state,
             "penalties": c.penalties}
            for c in person.charges.all()
        ],
        "rulings": [
            {"on": _day(r.on), "months": r.months, "suspended_months": r.suspended_months,
             "fine": r.fine}
            for r in person.rulings.all()
        ],
        "labels": [
            {"label": each.kind, "declared_by": each.declared_by, "on": _day(each.declared_on)}
            for each in person.labels.all()
        ],
        "statements": [{"fact": c.field, "words": c.words, "quote": c.quote}
                       for c in person.claims.all()],
        "relations": [{"kind": each.kind, "note": each.note} for each in person.relations.all()],
        "pictures": [{"captions": p.captions, "taken_on": _day(p.taken_on), "rights": p.rights}
                     for p in person.photos.all()],
        # Their words open for the members of the case only: they hand them over themselves.
        "sealed_notes": person.notes.count(),
        "set_by_hand": [{"status": o.status, "why": o.why} for o in person.overrides.all()],
        "corrections": [{"fact": c.field, "before": c.before, "after": c.after}
                        for c in corrections],
    }  # fmt: skip


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def index_of(public_id: str) -> bytes:
    """What stands for an entry among the marks of the erased: keyed, so that it names nobody."""
    return blind_index(public_id, "erased entry of a case")


def those_back(is_gone: Callable[[bytes], bool]) -> list[Person]:
    """Entries that were erased, by their `index_of`, and that name somebody again: restored."""
    rows = Person.objects.order_by("pk").values_list("pk", "public_id")
    back = [pk for pk, public in rows.iterator(chunk_size=2000) if is_gone(index_of(public))]
    found = Person.objects.filter(pk__in=back).prefetch_related("all_names").order_by("pk")
    return [person for person in found if whole_names(person)]


@transaction.atomic
def erase(*, person: Person, by: User | None) -> None:
    """Destroy what names or describes the person; that somebody was in the case stays.

    Entries that were merged into them go likewise, and what the case says of others loses their
    names. Graded R4 from now on, so that no page shows anything. Words of calls that name the
    person are for their writers to change: the gate keeps them in.
    """
    everyone = everyone_of(person)
    take_out(everyone)
    for each in everyone:
        _empty(each)
    Merge.objects.filter(Q(kept__in=everyone) | Q(gone__in=everyone)).delete()
    for each in (person, *everyone):
        each.refresh_from_db()
    record(by_id=by.pk if by else None, verb="erase_person", subject=person)


def _empty(person: Person) -> None:
    """What stands in the row, in its tables and in its files."""
    person.names, person.posts, person.titles = {}, {}, {}
    person.note = person.held_at = ""
    person.held_at_names = {}
    person.held_since = person.held_until = person.status_on = None
    person.status, person.outside_key = Status.UNKNOWN, None
    person.organisation = None
    person.risk, person.risk_set_at, person.risk_set_by = Person.Risk.R4, None, None
    person.risk_wanted = ""
    person.save()
    kept = [
        *person.photos.values_list("file", flat=True),
        *person.notes.values_list("file", flat=True),
    ]
    for name in DESTROYED:
        getattr(person, name).all().delete()
    for file in kept:
        transaction.on_commit(partial(files.destroy, file))
    Correction.objects.filter(person=person).delete()
    person.changes.update(source_url="")
    _leave_events(person)


def _leave_events(person: Person) -> None:
    """Events that hit others too go on without them; of the rest the kind and the day stay."""
    mine = list(person.acts.values_list("event", flat=True))
    person.acts.all().delete()
    lonely = Event.objects.filter(pk__in=mine, acts=None)
    Correction.objects.filter(event__in=lonely).delete()
    Claim.objects.filter(event__in=lonely).delete()
    lonely.update(
        words={}, quote="", source_name="", source_names={}, source_url="", is_public=False,
        place=None,
    )  # fmt: skip
