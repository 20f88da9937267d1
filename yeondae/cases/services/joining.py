"""Two entries that are one person: joined with both histories, and parted again where wrong."""

from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Merge, Person
from yeondae.cases.services.naming import index
from yeondae.cases.services.note import note
from yeondae.cases.services.rebuilding import rebuild
from yeondae.cases.services.sealing_off import take_no_sealed_words
from yeondae.core import clock
from yeondae.core.refusal import Refused

# What belongs to a person and goes along; consents too: each names who agreed to what.
MOVES = (
    "acts", "all_names", "held_posts", "charges", "rulings", "labels", "claims", "overrides",
    "consents", "relations", "changes",
)  # fmt: skip


@transaction.atomic
def merge_people(*, kept: Person, gone: Person, by: User, why: str = "") -> Merge:
    """`gone` becomes part of `kept`: its history moves, its row stays, the stricter grade holds.

    Raises Refused for the same row, and for one that is part of another already.
    """
    _may_be_one(kept, gone)
    take_no_sealed_words(why)
    moved = {name: _move(name, gone, kept) for name in MOVES}
    merge = Merge.objects.create(
        kept=kept,
        gone=gone,
        why=why,
        moved=moved,
        risk_before=kept.risk,
        at=clock.now(),
        by=by,
    )
    gone.merged_into = kept
    gone.save(update_fields=["merged_into"])
    _grade(kept, max(kept.risk, gone.risk), by if kept.risk_set_at or gone.risk_set_at else None)
    _settle(kept, gone)
    note(by, "merge_people", kept, gone=gone.pk, merge=merge.pk)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: User | None) -> None:
    """They were two after all: everything that moved goes back. Raises Refused where undone.

    `by` is nobody where a restored entry is erased again (`flows/erase_person.py`).
    """
    if merge.undone_at:
        raise Refused(_("This was undone already."))
    kept, gone = merge.kept, merge.gone
    for name, ids in merge.moved.items():
        model, field = _rows(gone, name)
        model._base_manager.filter(pk__in=ids).update(**{field: gone})
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    for language, text in gone.names.items():
        _show(gone, language, text)
    if kept.risk_set_at is None or kept.risk_set_at <= merge.at:  # nobody graded them since
        _grade(kept, merge.risk_before, by if kept.risk_set_at else None)
    merge.undone_at = clock.now()
    merge.save(update_fields=["undone_at"])
    _settle(kept, gone)
    note(by, "undo_merge", kept, gone=gone.pk, merge=merge.pk)


def _show(person: Person, language: str, text: str) -> None:
    for name in person.all_names.filter(language=language):
        if name.text == text:
            name.is_public = True
            name.save(update_fields=["is_public"])
            return


def _may_be_one(kept: Person, gone: Person) -> None:
    if kept.pk == gone.pk:
        raise Refused(_("These are the same entry."))
    if kept.merged_into_id or gone.merged_into_id:
        raise Refused(_("One of them is part of another entry already."))


def _rows(person: Person, name: str) -> tuple[type[Model], str]:
    related: Any = Person._meta.get_field(name)
    return related.related_model, related.field.name


def _move(name: str, gone: Person, kept: Person) -> list[int]:
    """Give the rows to `kept`; what it has already (an act in the same event) stays behind."""
    model, field = _rows(gone, name)
    rows = model._base_manager.filter(**{field: gone})
    if name == "acts":
        rows = rows.exclude(event__in=kept.acts.values("event"))
    if name == "relations":
        rows = rows.exclude(other=kept)
    ids = list(rows.values_list("pk", flat=True))
    changes = {"is_public": False} if name == "all_names" else {}
    model._base_manager.filter(pk__in=ids).update(**{field: kept}, **changes)
    return ids


def _grade(person: Person, risk: str, by: User | None) -> None:
    if person.risk == risk:
        return
    person.risk = risk
    if risk != Person.Risk.R4 and person.risk_set_at is None:
        person.risk_set_at, person.risk_set_by = clock.now(), by
    person.save(update_fields=["risk", "risk_set_at", "risk_set_by"])


def _settle(*people: Person) -> None:
    for person in people:
        person.refresh_from_db()
        index(person)
        rebuild(person)
