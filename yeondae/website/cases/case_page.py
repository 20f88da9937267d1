"""Everything that the page of a case prints, made once from the public record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES, public_editions, public_updates
from yeondae.cases.models import Case
from yeondae.cases.photos import Unsaid
from yeondae.cases.public_record import unsaid_of
from yeondae.cases.public_values import PublicCharge, PublicFigure, PublicPerson, PublicRuling
from yeondae.cases.queries import PublicCase, public_case
from yeondae.cases.rules.counting import in_years
from yeondae.core import clock
from yeondae.core.countries import country_name
from yeondae.core.planned import planned
from yeondae.letters.greeting import public_greetings, words_of
from yeondae.website.cases.dates import long, vague
from yeondae.website.cases.happened import EventLine, event_lines
from yeondae.website.cases.photo_lines import PhotoLine, photo_lines
from yeondae.website.cases.timeline import Picture, draw
from yeondae.website.cases.updates import UpdateLine, updates_of
from yeondae.website.pages.words import words_for


@dataclass(frozen=True)
class CallLine:
    """A call of this case: open ones ask for letters."""

    slug: str
    title: str
    state: str
    demands: list[str]


@dataclass(frozen=True)
class PersonLine:
    """One person with the days in words and how it stands."""

    person: PublicPerson
    before: str
    family: str
    after: str
    status: str
    spans: list[str]
    days: str
    convention: str
    years: str
    sentences: list[str]
    labels: list[tuple[str, str, str, str, str]]


@dataclass(frozen=True)
class CasePage:
    """What the template prints."""

    shown: PublicCase
    country: str
    people: list[PersonLine]
    events: list[EventLine]
    figures: list[tuple[PublicFigure, str]]
    calls: list[CallLine]
    demands: list[str]
    picture: Picture | None
    banner: list[str]
    since: str
    as_of: str
    is_held: bool
    charges: list[PublicCharge]
    updates: list[UpdateLine]
    letters: list[tuple[str, str]]
    photos: list[PhotoLine]
    has_more_photos: bool
    has_courts: bool


def case_page(case: Case, language: str) -> CasePage:
    """The page of a loaded case for readers of `language`."""
    shown = public_case(case, language)
    today = clock.today_in(shown.time_zone)
    unsaid = cache(partial(unsaid_of, case))
    photos, has_more_photos = photo_lines(case, unsaid, language)
    rows = _calls(case)
    calls = _lines(rows, unsaid, language)
    people = people_lines(shown, language)
    return CasePage(
        shown=shown,
        country=country_name(shown.country, language),
        people=people,
        events=event_lines(shown, language),
        figures=[(each, _as_of(each, language)) for each in shown.figures],
        calls=calls,
        demands=list(dict.fromkeys(text for call in calls for text in call.demands)),
        picture=draw(shown, today, language),
        banner=[] if shown.is_held else [*_banner(shown, language)],
        since=long(shown.opened_on, language),
        as_of=long(today, language),
        is_held=shown.is_held,
        charges=shown.group_charges,
        updates=updates_of(rows, unsaid, language),
        letters=[
            (each.public_id, words_of(each).title or words_of(each).salutation)
            for each in public_greetings(case, unsaid)
        ],
        photos=photos,
        has_more_photos=has_more_photos,
        has_courts=has_courts(people, shown),
    )


def people_lines(shown: PublicCase, language: str) -> list[PersonLine]:
    """The people of a case; of very many, those of one page."""
    today = clock.today_in(shown.time_zone)
    return [_person(each, today, language) for each in shown.people]


def has_courts(people: list[PersonLine], shown: PublicCase) -> bool:
    """Whether anything is said of accusations or judgments."""
    lines = (line.person.charges or line.sentences for line in people)
    return bool(shown.group_charges) or any(lines)


def _calls(case: Case) -> list[Call]:
    rows = _calls_of(case.pk)
    prefetch_related_objects(
        rows,
        Prefetch("editions", public_editions()),
        Prefetch("updates", public_updates()),
    )
    return rows


_calls_of = planned(
    lambda one: Call.objects.filter(case=one, state__in=PUBLIC_STATES, words_held_at=None).order_by(
        "-pk"
    )
)


def _lines(rows: list[Call], unsaid: Unsaid, language: str) -> list[CallLine]:
    """The calls without titles and demands that name who may not be named (any longer)."""
    words = [(row, found.words) for row in rows if (found := words_for(row, language))]
    return [
        CallLine(
            row.slug,
            said["title"],
            row.state,
            [text for text in said["demands"] if not unsaid()([text])],
        )
        for row, said in words
        if not unsaid()([said["title"]])
    ]


def _person(person: PublicPerson, today: date, language: str) -> PersonLine:
    name, family = person.shown.name, person.family
    at = name.casefold().find(family.casefold()) if family else -1
    whole = at < 0
    return PersonLine(
        person=person,
        before=name if whole else name[:at],
        family="" if whole else name[at : at + len(family)],
        after="" if whole else name[at + len(family) :],
        status=_status(person, language),
        spans=[_span(person, index, language) for index in range(len(person.spans))],
        days=_days(person),
        convention=_convention(person),
        years=_years(person, today),
        sentences=[_sentence(each, language) for each in person.rulings],
        labels=[
            (each.label, each.by, long(each.on, language), each.why, each.url)
            for each in person.labels
        ],
    )


def _status(person: PublicPerson, language: str) -> str:
    label = person.status_label
    if person.status == "unknown":
        return ""
    if person.status_on is None or any(not span.is_exact for span in person.spans[-1:]):
        return label
    return _("%(status)s, %(day)s") % {"status": label, "day": long(person.status_on, language)}


def _span(person: PublicPerson, index: int, language: str) -> str:
    span = person.spans[index]
    precision = "exact" if span.is_exact else "unknown_day"
    start = vague(span.start, precision, language)
    if span.end == span.start and not span.is_exact:
        return _("from %(day)s; when it ended is not known here") % {"day": start}
    if span.end is None:
        return _("since %(day)s") % {"day": start}
    return _("%(start)s to %(end)s") % {"start": start, "end": long(span.end, language)}


def _days(person: PublicPerson) -> str:
    if person.count is None or not person.count.is_exact:
        return ""
    return f"{person.count.elapsed:,}"


def _convention(person: PublicPerson) -> str:
    if person.count is None:
        return ""
    if not person.count.is_exact:
        return _("A day is not confirmed, so no exact number stands here.")
    return _("full days by the calendar of the place; counting both ends it is %(days)s") % {
        "days": f"{person.count.inclusive:,}"
    }


def _years(person: PublicPerson, today: date) -> str:
    """Years, months, days of one long time: as unions print it, both ends counted, beside ours."""
    if len(person.spans) != 1 or not person.spans[0].is_exact:
        return ""
    span = person.spans[0]
    end = span.end or today
    if (end - span.start).days < 365:
        return ""
    return _("%(elapsed)s (both ends counted: %(inclusive)s)") % {
        "elapsed": _long_time(in_years(span.start, end)),
        "inclusive": _long_time(in_years(span.start, end + timedelta(days=1))),
    }


def _long_time(parts: tuple[int, int, int]) -> str:
    years, months, days = parts
    written = [
        ngettext("%(n)s year", "%(n)s years", years) % {"n": years} if years else "",
        ngettext("%(n)s month", "%(n)s months", months) % {"n": months} if months else "",
        ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days else "",
    ]
    return ", ".join(each for each in written if each)


def _sentence(ruling: PublicRuling, language: str) -> str:
    what = [
        _("%(n)s months in prison") % {"n": ruling.months} if ruling.months else "",
        _("suspended for %(n)s months") % {"n": ruling.suspended_months}
        if ruling.suspended_months
        else "",
        _("a fine of %(fine)s") % {"fine": ruling.fine} if ruling.fine else "",
    ]
    when = vague(ruling.on, ruling.precision, language) if ruling.on else ""
    head = ", ".join(each for each in (ruling.instance, when) if each)
    return f"{ruling.proceeding} – {head}: {', '.join(each for each in what if each)}"


def _as_of(figure: PublicFigure, language: str) -> str:
    since, until = long(figure.since, language), long(figure.until, language)
    if since and until and since != until:
        return _("%(start)s to %(end)s") % {"start": since, "end": until}
    return _("as of %(day)s") % {"day": until} if until else ""


def _banner(shown: PublicCase, language: str) -> Iterator[str]:
    """When and how it ended, person by person, in the words of the status table.

    Of very many people: how many stand how.
    """
    if shown.crowd is not None:
        yield from (f"{status}: {number:,}" for status, number in shown.crowd.statuses)
        return
    for person in shown.people:
        if person.status != "unknown":
            yield f"{person.shown.name}: {_status(person, language)}"
