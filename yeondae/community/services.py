"""The only writer of what people ask and offer, of news, and of who answers for the place."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.community.models import Asking, Keeper, News
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing.index import blind_index, canonical_email

State = Asking.State


def index_of(email: str) -> bytes | None:
    """Under which what somebody asked is found; the index by which supporters are found."""
    return blind_index(canonical_email(email), "supporters email") if email else None


def keep(
    *, kind: str, text: str, language: str, now: datetime,
    email: str = "", name: str = "", can: Sequence[str] = (),
) -> Asking:  # fmt: skip
    """What somebody outside sent. Raises ValueError where `email` is no address."""
    return Asking.objects.create(
        kind=kind, text=text, email=email, email_index=index_of(email), name=name,
        can=list(can), language=language, arrived_at=now,
    )  # fmt: skip


@transaction.atomic
def decide(*, asking: Asking, state: str, by: User, answer: str = "") -> None:
    """Answered, accepted, declined or put away, once. Raises Refused where that has happened."""
    new = Asking.objects.filter(pk=asking.pk, state=State.NEW)
    if new.update(state=state, decided_at=clock.now(), decided_by=by, answer=answer) != 1:
        raise Refused(_("A colleague has decided about this meanwhile."))
    asking.refresh_from_db()
    record(by_id=by.pk, verb="decide_asking", subject=asking, state=str(state))


@transaction.atomic
def write_news(
    *, news: News | None, kind: str, words: Mapping[str, Any], on: date | None, by: User
) -> News:
    """New or changed news. Where two are needed, a change is hidden until a second one read it."""
    now = clock.now()
    row = news or News(made_at=now, made_by=by)
    is_other = (row.kind, row.words, row.on) != (kind, dict(words), on)
    if is_other and needs_two(Action.KEEP_NEWS):
        row.published_at = None
    row.kind, row.words, row.on, row.changed_at = kind, dict(words), on, now
    row.save()
    record(by_id=by.pk, verb="write_news", subject=row)
    return row


def ask_to_show(*, news: News, by: User, place: str) -> Approval:
    """Ask a colleague to read it at `place` and say yes; the same asking where one stands."""
    return approvals.ask(
        action=Action.KEEP_NEWS, subject=news, content=_exactly(news), by=by, place=place
    )


def asked_to_show(news: News) -> Approval | None:
    """The open asking for it exactly as it is."""
    return approvals.standing(action=Action.KEEP_NEWS, subject=news, content=_exactly(news))


@transaction.atomic
def show_news(*, news: News, by: User) -> None:
    """Put it out, as a second person read it. Raises Refused where nobody said yes to that."""
    approvals.require(action=Action.KEEP_NEWS, subject=news, content=_exactly(news), by=by)
    news.published_at = news.published_at or clock.now()
    news.save(update_fields=["published_at"])
    record(by_id=by.pk, verb="show_news", subject=news)


@transaction.atomic
def hide_news(*, news: News, by: User) -> None:
    """Take it away from the public pages."""
    news.published_at = None
    news.save(update_fields=["published_at"])
    record(by_id=by.pk, verb="hide_news", subject=news)


def _exactly(news: News) -> list[Any]:
    return [news.kind, news.words, news.on and news.on.isoformat()]


@transaction.atomic
def set_keeper(*, values: Mapping[str, str], by: User) -> Keeper:
    """Who answers for this installation. The caller asked whether the address is nobody's home."""
    said = {"no_home_said_at": clock.now(), "set_by": by}
    row, _made = Keeper.objects.update_or_create(pk=1, defaults={**values, **said})
    record(by_id=by.pk, verb="set_keeper", subject=row)
    return row
