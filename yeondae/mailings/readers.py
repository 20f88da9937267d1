"""Whom a notice is for: asked when it is prepared, and of each person again at sending."""

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yeondae.appeals.models import Appeal
from yeondae.mailings.models import Notice, Returned
from yeondae.mailings.rules import FEWEST, cells
from yeondae.supporters.models import ConsentGiven, Supporter

Audience, Purpose = Notice.Audience, ConsentGiven.Purpose
PURPOSES = {Audience.WRITERS: Purpose.CALL_NEWS, Audience.NEWSLETTER: Purpose.NEWSLETTER}


def purpose_of(notice: Notice) -> str:
    """Which consent carries the mails of this notice."""
    return PURPOSES[Audience(notice.audience)]


def readers(notice: Notice) -> QuerySet[Supporter]:
    """Everybody whom the notice is for now: chosen, agreed, not stopped, in order."""
    rows = Supporter.objects.filter(wanted(notice))
    if notice.round_id is not None:
        wrote = Appeal.objects.filter(supporter=OuterRef("pk"), round=notice.round_id)
        rows = rows.filter(Exists(wrote))
    if notice.languages:
        rows = rows.filter(language__in=notice.languages)
    if notice.countries:
        rows = rows.filter(country__in=notice.countries)
    return rows.order_by("pk")


def wanted(notice: Notice) -> Q:
    """A consent in force, given after mails to them last came back for good."""
    consents = ConsentGiven.objects.filter(
        supporter=OuterRef("pk"), purpose=purpose_of(notice), withdrawn_at__isnull=True
    )
    if notice.audience == Audience.WRITERS:
        consents = consents.filter(call_id=notice.call_id)
    stopped = Returned.objects.filter(
        supporter=OuterRef("supporter"), stopped_at__gte=OuterRef("given_at")
    )
    return Q(Exists(consents.filter(~Exists(stopped))), never_mail=False)


def crowd(notice: Notice) -> dict[str, Any]:
    """How many a notice is for, in numbers that single nobody out.

    {"people": None where fewer than ten, "languages": [[code, how many]], "countries": ...}
    """
    rows = readers(notice).order_by().values_list("language", "country").annotate(Count("pk"))
    languages: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for language, country, number in rows:
        languages[language] += number
        countries[country] += number
    people = languages.total()
    return {
        "people": people if people >= FEWEST else None,
        "languages": cells(languages),
        "countries": cells(countries),
    }
