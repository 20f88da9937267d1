"""The reads of what people ask and offer, of news, and of who answers for the place."""

from datetime import date

from django.db.models import F, Q, QuerySet

from yeondae.community.models import Asking, Keeper, News

Kind = Asking.Kind
QUESTIONS = (Kind.QUESTION, Kind.FEEDBACK)


def questions() -> QuerySet[Asking]:
    """Questions and feedback, new ones first, the oldest of them first."""
    return _newest_last(Asking.objects.filter(kind__in=QUESTIONS))


def joinings() -> QuerySet[Asking]:
    """Offers to join, new ones first."""
    return _newest_last(Asking.objects.filter(kind=Kind.JOINING))


def waiting(rows: QuerySet[Asking]) -> QuerySet[Asking]:
    """Those that nobody decided about."""
    return rows.filter(state=Asking.State.NEW)


def _newest_last(rows: QuerySet[Asking]) -> QuerySet[Asking]:
    decided = F("decided_at").desc(nulls_first=True)
    return rows.select_related("decided_by").order_by(decided, "arrived_at")


def public_news() -> QuerySet[News]:
    """What is out, the youngest first."""
    return News.objects.exclude(published_at=None).order_by("-published_at", "-pk")


def coming(today: date) -> QuerySet[News]:
    """Events that are out and not over, the next one first."""
    return public_news().filter(Q(kind=News.Kind.EVENT, on__gte=today)).order_by("on", "pk")


def keeper() -> Keeper | None:
    """Who answers for this installation; None where nobody has said so yet."""
    return Keeper.objects.filter(pk=1).first()
