"""The calls that are out, by what comes next, each with the one thing to do about it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yeondae.accounts.models import User
from yeondae.accounts.own import calls_of
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call, PlannedEvent
from yeondae.calls.queries import public_editions, public_stale
from yeondae.cases.models import Change
from yeondae.core import clock
from yeondae.core.languages import name_of
from yeondae.desk.reader import reader

SHOWN = 30
QUIET = timedelta(days=14)
FAR = date.max
SEES_CALLS = (Action.EDIT_CALL, Action.PUBLISH_CALL, Action.STOP_CALL, Action.SET_RISK)


@dataclass(frozen=True)
class CallRow:
    """One call: its dates, who looks after it, and what to do where something is to be done."""

    call: Call
    title: str
    link: str
    send_by: date | None
    days_left: int | None
    hearing: date | None
    quiet_days: int
    todo: str = ""
    todo_link: str = ""


def call_rows(user: User, now: datetime) -> list[CallRow]:
    """Every call that is out or stopped, the most urgent first; two lists, four questions.

    Translators see those alone that have words to bring up to date.
    """
    sees_all = any(user.may(action) for action in SEES_CALLS)
    if not sees_all and not user.may(Action.TRANSLATE):
        return []
    rows = [_row(call, user, now) for call in _calls()[:SHOWN]]
    if not sees_all:
        own = calls_of(user) or set()
        rows = [row for row in rows if row.todo and row.call.pk in own]
    return sorted(rows, key=lambda row: (row.send_by or FAR, row.hearing or FAR))


def _calls() -> QuerySet[Call]:
    news = Change.objects.filter(person__calls=OuterRef("pk")).order_by("-reported_at")
    return (
        Call.objects.filter(state__in=(Call.State.PUBLISHED, Call.State.STOPPED))
        .select_related("owner", "case")
        .annotate(
            told_at=Max("updates__published_at"),
            reported_at=Subquery(news.values("reported_at")[:1]),
        )
        .prefetch_related(
            Prefetch("editions", public_editions()),
            Prefetch("planned_events", PlannedEvent.objects.filter(is_hearing=True)),
        )
        .order_by("send_by", "-published_at")
    )


def _row(call: Call, user: User, now: datetime) -> CallRow:
    today = clock.today_in(call.time_zone)
    todo, todo_link = _todo(call, user, today, _quiet_days(call, now))
    hearings = [each.on for each in call.planned_events.all() if each.on >= today]
    editions = {each.language: each for each in call.editions.all()}
    chosen = editions.get(reader()) or editions.get("en") or next(iter(editions.values()), None)
    words = chosen.current.words if chosen and chosen.current else None
    return CallRow(
        call=call,
        title=words["title"] if words else "",
        link=reverse("desk:call", args=[call.slug]),
        send_by=call.send_by,
        days_left=(call.send_by - today).days if call.send_by else None,
        hearing=min(hearings, default=None),
        quiet_days=_quiet_days(call, now),
        todo=todo,
        todo_link=todo_link,
    )


def _quiet_days(call: Call, now: datetime) -> int:
    """For how many days nothing was heard of it; 0 where that is less than fourteen."""
    told = [call.published_at, getattr(call, "told_at", None), getattr(call, "reported_at", None)]
    silence = now - max(filter(None, told), default=now)
    return silence.days if silence >= QUIET else 0


def _todo(call: Call, user: User, today: date, quiet: int) -> tuple[str, str]:
    """The one thing to do now that this person may do, and where; "" for nothing."""
    here = reverse("desk:call", args=[call.slug])
    if call.words_held_at and user.may(Action.EDIT_CALL):
        return _("It names somebody who may not be named: write new words"), here
    if call.state == Call.State.STOPPED:
        return (_("Stopped: go on, or close it"), here) if user.may(Action.STOP_CALL) else ("", "")
    if call.send_by and call.send_by < today and user.may(Action.EDIT_CALL):
        return _("The date has passed: renew or close it"), here
    if user.may(Action.TRANSLATE):
        for edition in call.editions.all():
            if public_stale(edition):
                language = name_of(edition.language, reader())
                place = reverse("desk:words", args=[call.slug, edition.language])
                return _("Bring up to date: %(language)s") % {"language": language}, place
    if quiet and user.may(Action.EDIT_CALL):
        said = ngettext("%(n)s day without news: tell what is new",
                        "%(n)s days without news: tell what is new", quiet)  # fmt: skip
        return said % {"n": quiet}, here
    return "", ""
