"""News and events, each in the languages it has; and who answers for this place."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format

from yeondae.community.models import News
from yeondae.community.queries import coming, keeper, public_news
from yeondae.community.rules import IMPRINT_BY_LAW
from yeondae.core import clock
from yeondae.website.answers import page, remembered
from yeondae.website.languages import in_language, language_name
from yeondae.website.pages.words import choices
from yeondae.website.site import absolute

SHOWN = 50


@dataclass(frozen=True)
class Told:
    """One piece of news in the words that a reader gets."""

    pk: int
    title: str
    text: str
    place: str
    language: str
    others: list[str]
    on: date | None
    at: datetime
    changed_at: datetime
    url: str

    @property
    def day(self) -> str:
        return date_format(self.on or self.at.date())


def _told(row: News, language: str) -> Told:
    """In the reader's language, else in English, else in the first it has."""
    chosen = next((each for each in (language, "en", *row.words) if each in row.words), "en")
    words = row.words.get(chosen, {})
    return Told(
        pk=row.pk,
        title=words.get("title", ""),
        text=words.get("text", ""),
        place=words.get("place", ""),
        language=chosen,
        others=[language_name(each) for each in row.words if each != chosen],
        on=row.on,
        at=row.published_at or row.made_at,
        changed_at=row.changed_at,
        url=reverse("website:told", args=[language, row.pk]),
    )


@remembered
@in_language
def news(request: HttpRequest, *, language: str) -> HttpResponse:
    """Events to come, then news."""
    rows = list(public_news()[:SHOWN])
    ahead = list(coming(clock.now().date())[:SHOWN])
    context = {
        "coming": [_told(row, language) for row in ahead],
        "news": [_told(row, language) for row in rows if row not in ahead],
        "languages": choices("news", language=language),
    }
    return page("news", context, language=language)


@remembered
@in_language
def told(request: HttpRequest, *, language: str, pk: int) -> HttpResponse:
    """One piece of news."""
    row = public_news().filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such news, or it was taken away again.")
    context = {"told": _told(row, language), "languages": choices("told", language=language, pk=pk)}
    return page("told", context, language=language)


@remembered
@in_language
def feed(request: HttpRequest, *, language: str) -> HttpResponse:
    """The news as an Atom feed (RFC 4287)."""
    rows = [_told(row, language) for row in public_news()[:SHOWN]]
    context = {
        "rows": rows,
        "site": absolute(""),
        "self": absolute(reverse("website:news_feed", args=[language])),
        "page": absolute(reverse("website:news", args=[language])),
        "language": language,
        "changed_at": max((row.changed_at for row in rows), default=None),
    }
    text = render_to_string("website/news.atom", context)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@remembered
@in_language
def imprint(request: HttpRequest, *, language: str) -> HttpResponse:
    """Who answers for this place."""
    found = keeper()
    if found is None:
        raise Http404("Nobody has said yet who answers for this place.")
    context = {
        "keeper": found,
        "is_by_law": found.country in IMPRINT_BY_LAW,
        "languages": choices("imprint", language=language),
    }
    return page("imprint", context, language=language)
