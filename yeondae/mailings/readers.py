"""Whom a notice is for: asked when it is prepared, and of each person again at sending."""

from collections import Counter
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yeondae.appeals.models import Appeal
from yeondae.mailings.models import Mail, Notice, Returned
from yeondae.mailings.rules import FEWEST, cells
from yeondae.supporters.models import ConsentGiven, Supporter

Audience, Purpose = Notice.Audience, ConsentGiven.Purpose
PURPOSES = {Audience.WRITERS: Purpose.CALL_NEWS, Audience.NEWSLETTER: Purpose.NEWSLETTER}


def purpose_of(notice: Notice) -> str:
    """Which consent carries the mails of this notice."""
    return PURPOSES[Audience(notice.audience)]


def readers(notice: Notice) -> QuerySet[Supporter]:
    """Everybody whom the notice is for now: chosen, agreed, not stopped, in order."""
    rows = Supporter.objects.filter(_wanted(notice))
    if notice.round_id is not None:
        wrote = Appeal.objects.filter(supporter=OuterRef("pk"), round=notice.round_id)
        rows = rows.filter(Exists(wrote))
    if notice.languages:
        rows = rows.filter(language__in=notice.languages)
    if notice.countries:
        rows = rows.filter(country__in=notice.countries)
    return rows.order_by("pk")


def _wanted(notice: Notice) -> Q:
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


def is_wanted(mail: Mail) -> bool:
    """Whether this notice's mail may go this moment: asked for each, right before it leaves."""
    if mail.supporter_id is None or mail.notice is None:
        return False
    sql, values, place = _question(mail.notice.audience, mail.notice.call_id, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values[:place], mail.supporter_id, *values[place + 1 :]])
        return cursor.fetchone() is not None


def is_paused(mail: Mail) -> bool:
    """Whether somebody paused the notice of this mail after it was claimed."""
    paused = Notice.objects.filter(state=Notice.State.PAUSED, mails=mail.pk)
    return paused.exists()


@lru_cache(maxsize=64)
def _question(audience: str, call_id: int | None, vendor: str) -> tuple[str, list[Any], int]:
    """The statement behind `is_wanted`, its values, and the place of the supporter's number."""
    unknown = -471_100_147  # no row has it: it marks the place
    notice = Notice(audience=audience, call_id=call_id)
    rows = Supporter.objects.filter(_wanted(notice), pk=unknown).values("pk")
    sql, values = rows.query.sql_with_params()
    return sql, list(values), list(values).index(unknown)


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
