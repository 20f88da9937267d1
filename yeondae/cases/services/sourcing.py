"""Who says what: sources, what each of them claims of one fact, and what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import (
    Case,
    Charge,
    Claim,
    Correction,
    Event,
    Figure,
    Person,
    Ruling,
    Source,
)
from yeondae.cases.services.note import note
from yeondae.core import clock
from yeondae.core.refusal import Refused

Subject = Event | Person | Figure | Charge | Ruling
HAPPENED = "happened"


@dataclass(frozen=True)
class Said:
    """What a source says of one fact: in words by language, quoted, with where it stands in a text.

    `level` V0 to V4 and `standing` are those of the claim, not of the person.
    """

    fact: str = HAPPENED
    words: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    span: tuple[int, int] | None = None
    level: str = Claim.Level.V0
    standing: str = Claim.Standing.STANDS


@transaction.atomic
def add_source(
    *,
    case: Case,
    name: str,
    by: User | None,
    url: str = "",
    published_on: date | None = None,
    names: Mapping[str, str] | None = None,
    **facts: Any,
) -> Source:
    """The source of this name and address in the case; made where it is new.

    `facts`: kind, nearness, reliability, received_on, disclaimer, is_public. Raises Refused
    without a name.
    """
    if not name.strip():
        raise Refused(_("Say who says so."))
    source, is_new = Source.objects.get_or_create(
        case=case,
        name=name.strip(),
        url=url,
        published_on=published_on,
        defaults={"names": dict(names or {}), **facts},
    )
    if is_new:
        note(by, "add_source", source)
    return source


@transaction.atomic
def add_claim(
    *, about: Subject, source: Source, said: Said, by: User | None, shown: bool | None = None
) -> Claim:
    """What `source` says of one fact of `about`. The first claim of a fact is the one shown.

    `shown` True puts this one first, False never does.
    """
    subject = _subject(about)
    others = Claim.objects.filter(field=said.fact, **{subject: about})
    if shown:
        others.filter(is_shown=True).update(is_shown=False)
    is_shown = shown if shown is not None else not others.filter(is_shown=True).exists()
    retracted = said.standing == Claim.Standing.RETRACTED
    claim = Claim.objects.create(
        source=source,
        field=said.fact,
        words=dict(said.words),
        quote=said.quote,
        span_from=said.span[0] if said.span else None,
        span_to=said.span[1] if said.span else None,
        level=said.level,
        standing=said.standing,
        is_shown=is_shown and not retracted,
        at=clock.now(),
        by=by,
        **{subject: about},
    )
    note(by, "add_claim", about, claim=claim.pk)
    return claim


@transaction.atomic
def show_claim(*, claim: Claim, by: User | None) -> None:
    """Print this claim first; the others stay beside it. Raises Refused for a retracted one."""
    if claim.standing == Claim.Standing.RETRACTED:
        raise Refused(_("This was taken back by its source and cannot be the one shown."))
    about = subject_of(claim)
    Claim.objects.filter(field=claim.field, is_shown=True, **{_subject(about): about}).update(
        is_shown=False
    )
    claim.is_shown = True
    claim.save(update_fields=["is_shown"])
    note(by, "show_claim", about, claim=claim.pk)


@transaction.atomic
def judge_claim(*, claim: Claim, level: str, standing: str, by: User | None) -> None:
    """How far a claim is verified, and whether it stands, is disputed or was taken back."""
    claim.level, claim.standing = Claim.Level(level), Claim.Standing(standing)
    if claim.standing == Claim.Standing.RETRACTED:
        claim.is_shown = False
    claim.save(update_fields=["level", "standing", "is_shown"])
    note(by, "judge_claim", subject_of(claim), claim=claim.pk, level=level, standing=standing)


def subject_of(claim: Claim) -> Subject:
    """The event, person, number, charge or ruling that a claim is about."""
    for about in (claim.event, claim.person, claim.figure, claim.charge, claim.ruling):
        if about is not None:
            return about
    raise ValueError(f"{claim} is about nothing.")


def correct(
    *,
    case: Case,
    field: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    by: User | None,
    person: Person | None = None,
    event: Event | None = None,
    figure: Figure | None = None,
    is_public: bool = False,
    why: Mapping[str, str] | None = None,
) -> Correction | None:
    """Keep what stood before; None where nothing changed. A public one is listed for everyone."""
    if dict(before) == dict(after) or not any(before.values()):
        return None
    return Correction.objects.create(
        case=case,
        person=person,
        event=event,
        figure=figure,
        field=field,
        before=dict(before),
        after=dict(after),
        why=dict(why or {}),
        is_public=is_public,
        at=clock.now(),
        by=by,
    )


def _subject(about: Subject) -> str:
    names: dict[type, str] = {
        Event: "event",
        Person: "person",
        Figure: "figure",
        Charge: "charge",
        Ruling: "ruling",
    }
    return names[type(about)]
