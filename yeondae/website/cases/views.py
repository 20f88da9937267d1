"""The pages of the public record."""

from datetime import date
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from yeondae.cases import queries
from yeondae.cases.models import Case
from yeondae.cases.photos import photo_bytes, public_photo
from yeondae.cases.public_record import unsaid_of
from yeondae.core import clock
from yeondae.website.answers import page, remembered
from yeondae.website.cases import atom, cards, case_page, held_page
from yeondae.website.cases.dates import long
from yeondae.website.cases.happened import event_lines
from yeondae.website.cases.photo_lines import photo_lines
from yeondae.website.cases.picture import share_picture
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.words import Choice, choices


def _found(public_id: str, number: int = 1, *, timeline: int = 1) -> Case:
    case = queries.published_case(public_id, number, timeline=timeline)
    if case is None:
        raise Http404("There is no such case.")
    return case


@remembered
@in_language
def cases(request: HttpRequest, *, language: str, number: int = 1) -> HttpResponse:
    """Published cases page by page: where somebody is held first, then the youngest."""
    found = queries.page_of_cases(number)
    if found is None:
        raise Http404("There is no such page.")
    context = {
        "cards": cards.cards(queries.published(list(found), events=()), language),
        "page": found,
        "languages": _numbered("cases", language, number),
    }
    return page("cases/list", context, language=language)


def _numbered(name: str, language: str, number: int) -> list[Choice]:
    """The same page of a list in the other languages; the first one has the plain address."""
    if number == 1:
        return choices(name, language=language)
    return choices(f"{name}_page", language=language, number=number)


@remembered
@in_language
def case(request: HttpRequest, *, language: str, public_id: str) -> HttpResponse:
    """Who, since when, what happened, who says so, and what can be done."""
    row = _found(public_id)
    context = {
        "case": case_page.case_page(row, language),
        "languages": choices("case", language=language, public_id=public_id),
    }
    return page("cases/case", context, language=language)


@remembered
@in_language
def people(request: HttpRequest, *, language: str, public_id: str, number: int) -> HttpResponse:
    """One page of the people of a case that has very many; the first stands on its own page."""
    if number == 1:
        return HttpResponseRedirect(reverse("website:case", args=[language, public_id]))
    shown = queries.public_case(_found(public_id, number), language)
    lines = case_page.people_lines(shown, language)
    has_courts = case_page.has_courts(lines, shown)
    context = {
        "case": {"shown": shown, "people": lines, "has_courts": has_courts},
        "languages": choices("case_people", language=language, public_id=public_id, number=number),
    }
    return page("cases/people", context, language=language)


@remembered
@in_language
def events(request: HttpRequest, *, language: str, public_id: str, number: int) -> HttpResponse:
    """Earlier events of a case that has very many; the latest stand on its own page."""
    if number == 1:
        return HttpResponseRedirect(reverse("website:case", args=[language, public_id]))
    shown = queries.public_case(_found(public_id, timeline=number), language)
    context = {
        "case": {"shown": shown, "events": event_lines(shown, language)},
        "languages": choices("case_events", language=language, public_id=public_id, number=number),
    }
    return page("cases/events", context, language=language)


@remembered
@in_language
def pictures(request: HttpRequest, *, language: str, public_id: str, number: int) -> HttpResponse:
    """One page of the pictures of a case that has very many."""
    if number == 1:
        return HttpResponseRedirect(reverse("website:case", args=[language, public_id]))
    row = _found(public_id)
    photos, has_more = photo_lines(row, partial(unsaid_of, row), language, number)
    if not photos:
        raise Http404("There is no such page.")
    context = {
        "case": {"shown": queries.public_case(row, language), "photos": photos},
        "number": number,
        "has_more": has_more,
        "languages": choices("case_photos", language=language, public_id=public_id, number=number),
    }
    return page("cases/pictures", context, language=language)


@in_language
def person(
    request: HttpRequest, *, language: str, public_id: str, person_id: str
) -> HttpResponseRedirect:
    """To the page of a case on which somebody stands."""
    number = queries.page_with(public_id, person_id)
    if number is None:
        raise Http404("There is no such person.")
    return HttpResponseRedirect(place_of(public_id, person_id, language, number))


def place_of(public_id: str, person_id: str, language: str, number: int = 1) -> str:
    """The address of somebody on the page `number` of the people of a case."""
    name, more = ("case", []) if number == 1 else ("case_people", [number])
    return f"{reverse(f'website:{name}', args=[language, public_id, *more])}#p-{person_id}"


@remembered
@in_language
def share(request: HttpRequest, *, language: str, public_id: str) -> HttpResponse:
    """A picture to pass on: drawn here, so that nobody's server sees who looks."""
    shown = queries.public_case(_found(public_id), language)
    return HttpResponse(share_picture(shown), content_type="image/png")


@remembered
@in_language
def picture(request: HttpRequest, *, language: str, public_id: str) -> HttpResponse:
    """A picture of people, while everybody on it may be shown so."""
    photo = public_photo(public_id)
    if photo is None:
        raise Http404("There is no such picture.")
    return HttpResponse(photo_bytes(photo), content_type="image/jpeg")


@remembered
@in_language
def held_today(request: HttpRequest, *, language: str) -> HttpResponse:
    """Who is held today, by UTC's calendar."""
    return _held(language, clock.now().date())


def held_asked(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """The form asks for a day; each day has an address of its own."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return HttpResponseRedirect(reverse("website:held_today", args=[language]))
    return HttpResponseRedirect(reverse("website:held", args=[language, day]))


@remembered
@in_language
def held(request: HttpRequest, *, language: str, day: date) -> HttpResponse:
    """Who was held on `day`."""
    if day > clock.now().date():
        raise Http404("This day is still to come.")
    return _held(language, day)


def _held(language: str, day: date) -> HttpResponse:
    context = {
        "held": held_page.held_page(day, language),
        "languages": choices("held", language=language, day=day),
    }
    return page("cases/held", context, language=language)


@remembered
@in_language
def corrections(request: HttpRequest, *, language: str, number: int = 1) -> HttpResponse:
    """What was wrong here, and what stands now."""
    found = queries.page_of_corrections(number)
    if found is None:
        raise Http404("There is no such page.")
    shown = queries.readable_corrections(found, language)
    context = {
        "corrections": [cards.correction_line(each, language) for _row, each in shown],
        "page": found,
        "languages": _numbered("corrections", language, number),
    }
    return page("cases/corrections", context, language=language)


@remembered
@in_language
def record(request: HttpRequest, *, language: str) -> HttpResponse:
    """The whole public record to take along, with its schema, licence and how to cite it."""
    context = {
        "today": long(clock.now().date(), language),
        "languages": choices("record", language=language),
    }
    return page("cases/record", context, language=language)


@remembered
@in_language
def feed(request: HttpRequest, *, language: str) -> HttpResponse:
    """What changed in the public record, for a feed reader."""
    text = atom.feed(interface_language(language))
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
