"""The list of calls on the first page: what is urgent first, what is over last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from yeondae.calls.models import Call
from yeondae.calls.rules import accepts_letters
from yeondae.cases.queries import shown_people
from yeondae.letters.typesetting import long_date
from yeondae.website.pages.words import other_languages, words_for


@dataclass(frozen=True)
class Card:
    """One call in the list."""

    slug: str
    code: str
    state: str
    title: str
    summary: str
    words_language: str
    other_languages: list[str]
    issuers: list[str]
    issued_on: str
    send_by: str
    takes_letters: bool
    names: list[str]
    most_days: int | None


def cards(calls: Iterable[Call], language: str, now: datetime) -> list[Card]:
    """Calls that take letters first, by their send-by date, then the others by their age.

    Among those that stand alike, calls that can be read in the reader's language come first.
    """
    ordered = sorted(calls, key=lambda call: _urgency(call, language, now))
    return [each for call in ordered if (each := _card(call, language, now))]


def _urgency(call: Call, language: str, now: datetime) -> tuple[int, bool, date, float]:
    open_now, reason = accepts_letters(call, now)
    age = -(call.published_at or now).timestamp()
    soon = call.send_by if open_now and not reason and call.send_by else date.max
    stands = 0 if open_now and not reason else 1 if open_now else 2
    return (stands, bool(other_languages(call, language)), soon, age)


def _card(call: Call, language: str, now: datetime) -> Card | None:
    chosen = words_for(call, language)
    if chosen is None:
        return None
    people = shown_people(call.people.all(), language)
    return Card(
        slug=call.slug,
        code=call.code,
        state=call.state,
        title=chosen.words["title"],
        summary=chosen.words["summary"],
        words_language=chosen.language,
        other_languages=other_languages(call, language),
        issuers=[each.organisation.name_in(language) for each in call.issuers.all()],
        issued_on=long_date(call.issued_on, language) if call.issued_on else "",
        send_by=long_date(call.send_by, language) if call.send_by else "",
        takes_letters=accepts_letters(call, now).accepted,
        names=[each.name for each in people],
        most_days=max((each.days_held for each in people if each.days_held), default=None),
    )
