"""A supporter's own letters with every sending and its proof, in plain words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from yeondae.appeals import queries
from yeondae.appeals.models import Appeal
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.website.pages.words import words_for

State = Delivery.State
# Proof that a writer can read: what carriers call these things, in the order shown.
PROOF = ("pages", "remote_id", "number", "accepted_at", "ended_at", "duration")


@dataclass(frozen=True)
class Try:
    """One attempt: when, what came of it, what the other side said, and its proof."""

    at: str
    result: str
    said: str
    proof: list[tuple[str, str]]


@dataclass(frozen=True)
class Sending:
    """One way that a letter (or its copy) goes."""

    is_copy: bool
    channel: str
    state: str
    words: str
    tries: list[Try]


@dataclass(frozen=True)
class MyLetter:
    """One letter of the supporter."""

    pk: int
    reference: str
    office: str
    title: str
    slug: str
    confirmed_on: str
    signed: str
    sendings: list[Sending]
    is_withdrawn: bool
    can_withdraw: bool
    has_document: bool


def my_letters(email_index: bytes, language: str) -> list[MyLetter]:
    """Every letter behind a blind index, the youngest first."""
    rows = queries.appeals_of(email_index).prefetch_related(
        "letter__deliveries__attempts",
        "letter__deliveries__relay",
        "letter__deliveries__bundle",
        "call__editions__current",
    )
    return [_letter(appeal, language) for appeal in rows]


def _letter(appeal: Appeal, language: str) -> MyLetter:
    chosen = words_for(appeal.call, language)
    letter = getattr(appeal, "letter", None)
    deliveries = list(letter.deliveries.all()) if letter else []
    return MyLetter(
        pk=appeal.pk,
        reference=letter.reference if letter else "",
        office=appeal.office.title_in(language),
        title=chosen.words["title"] if chosen else appeal.call.code,
        slug=appeal.call.slug,
        confirmed_on=date_format(appeal.confirmed_on),
        signed=appeal.get_signed_display(),
        sendings=list(_sendings(deliveries)),
        is_withdrawn=appeal.withdrawn_at is not None,
        can_withdraw=appeal.withdrawn_at is None
        and any(row.state in (State.HELD, State.QUEUED) for row in deliveries),
        has_document=bool(letter and letter.pdf),
    )


def _sendings(deliveries: Iterable[Delivery]) -> Iterator[Sending]:
    for row in sorted(deliveries, key=lambda each: (each.purpose, each.step, each.pk)):
        yield Sending(
            is_copy=row.purpose == Delivery.Purpose.COPY,
            channel=_channel(row),
            state=row.state,
            words=said_of(row),
            tries=[_try(each) for each in row.attempts.all()],
        )


def _channel(row: Delivery) -> str:
    names = {
        "fax": _("fax"),
        "email": _("e-mail"),
        "post": _("post"),
        "relay": _("handed over by an organisation"),
        "by_hand": _("handed over in person"),
    }
    return str(names.get(row.channel, row.channel or _("no way yet")))


def said_of(row: Delivery) -> str:
    """Where a sending stands, in one plain sentence."""
    if row.state == State.HELD:
        return _("Waiting: %(why)s.") % {"why": row.get_held_why_display()}
    if row.channel == "relay" and row.state == State.HANDED and row.relay:
        return _("With %(name)s, not yet handed over.") % {"name": row.relay}
    if row.channel == "relay" and row.state == State.DELIVERED and row.bundle:
        return _("Handed over on %(day)s to %(desk)s.") % {
            "day": date_format(row.bundle.done_on) if row.bundle.done_on else "?",
            "desk": row.bundle.done_to or "?",
        }
    words = {
        State.QUEUED: _("It waits its turn: offices are sent a few letters an hour."),
        State.SENDING: _("It is being sent."),
        State.HANDED: _("It is with the carrier."),
        State.DELIVERED: _("It was received.")
        if row.channel != "fax"
        else _("It was received by the office's fax machine."),
        State.FAILED: _("It did not get through this way; the next way is tried."),
        State.UNCERTAIN: _("It may have arrived. A person looks into it."),
        State.CANCELLED: _("It was not sent."),
    }
    return words[State(row.state)]


def _try(attempt: Attempt) -> Try:
    proof = attempt.proof or {}
    return Try(
        at=_moment(attempt.ended_at or attempt.started_at),
        result=attempt.get_result_display(),
        said=attempt.said,
        proof=[(key, str(value)) for key, value in proof.items() if value],
    )


def _moment(at: datetime) -> str:
    return _("%(moment)s UTC") % {"moment": date_format(localtime(at), "DATETIME_FORMAT")}
