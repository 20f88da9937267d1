"""A supporter's own letters with every sending and its proof, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from yeondae.appeals import queries
from yeondae.appeals.models import Appeal
from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.queries import way_of
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.deliveries.rules.proof import proof_lines
from yeondae.deliveries.rules.saying import told_by_carrier
from yeondae.deliveries.rules.standing import told
from yeondae.flows.end_news import NEWS
from yeondae.supporters.models import ConsentGiven
from yeondae.website.pages.words import words_for

State = Delivery.State


@dataclass(frozen=True)
class Try:
    """One attempt: when, what came of it, what the other side said, and its proof."""

    at: str
    result: str
    said: str
    proof: list[tuple[str, str]]


@dataclass(frozen=True)
class Sending:
    """One way that a letter (or its copy) goes, and where it stands."""

    is_copy: bool
    channel: str
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

    @property
    def was_tried(self) -> bool:
        """Whether anything of it was given to a carrier yet."""
        return any(each.tries for each in self.sendings)


def my_letters(email_index: bytes, language: str) -> list[MyLetter]:
    """Every letter behind a blind index, the youngest first."""
    rows = queries.appeals_of(email_index).prefetch_related("call__editions__current")
    appeals = list(rows)
    ways = way_of(appeal.letter for appeal in appeals if hasattr(appeal, "letter"))
    return [_letter(appeal, ways, language) for appeal in appeals]


def my_mails(email_index: bytes) -> list[tuple[str, str]]:
    """What somebody agreed to be mailed about: (purpose, the sentence they agreed to)."""
    return list(
        ConsentGiven.objects.filter(
            supporter__email_index=email_index, purpose__in=NEWS, withdrawn_at__isnull=True
        )
        .order_by("given_at", "pk")
        .values_list("purpose", "words")
    )


def _letter(appeal: Appeal, ways: dict[int, list[Delivery]], language: str) -> MyLetter:
    chosen = None if appeal.call.words_held_at else words_for(appeal.call, language)
    letter = getattr(appeal, "letter", None)
    deliveries = ways.get(letter.pk, []) if letter else []
    return MyLetter(
        pk=appeal.pk,
        reference=letter.reference if letter else "",
        office=appeal.office.title_in(language),
        title=chosen.words["title"] if chosen else appeal.call.code,
        slug=appeal.call.slug,
        confirmed_on=date_format(appeal.confirmed_on),
        signed=appeal.get_signed_display(),
        sendings=_sendings(deliveries, language),
        is_withdrawn=appeal.withdrawn_at is not None,
        can_withdraw=appeal.withdrawn_at is None and any(_can_still_end(row) for row in deliveries),
        has_document=bool(letter and letter.pdf),
    )


def _can_still_end(row: Delivery) -> bool:
    """Nobody has it in hand: it waits, or lies where nobody fetched it yet (flows.withdraw)."""
    lies = row.state == State.HANDED and row.channel in BY_PEOPLE and row.finished_at is None
    unfetched = lies and (row.bundle is None or row.bundle.state == Bundle.State.OPEN)
    return row.state in (State.HELD, State.QUEUED) or unfetched


def _sendings(deliveries: Iterable[Delivery], language: str) -> list[Sending]:
    return [
        Sending(
            is_copy=row.purpose == Delivery.Purpose.COPY,
            channel=str(row.contact_point.get_kind_display()) if row.contact_point else "",
            words=told(row, relay=row.relay.name_in(language) if row.relay else ""),
            tries=[_try(each) for each in row.attempts.all()],
        )
        for row in deliveries
    ]


def _try(attempt: Attempt) -> Try:
    return Try(
        at=_moment(attempt.ended_at or attempt.started_at),
        result=attempt.get_result_display(),
        said=told_by_carrier(attempt.said),
        proof=proof_lines({name: value for name, value in attempt.proof.items() if value}),
    )


def _moment(at: datetime) -> str:
    return _("%(moment)s UTC") % {"moment": date_format(localtime(at), "DATETIME_FORMAT")}
