"""Somebody outside asks, says what they think, or offers to join; the desk answers by mail.

No account, no captcha of others: a field that only machines fill, and limits. Above them the
answer is the same and nothing is kept, so that a flood of words fills no disk.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.accounts.models import User
from yeondae.community import services
from yeondae.community.models import Asking
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail
from yeondae.sealing.index import blind_index
from yeondae.supporters.services import use_allowance

MOST_AN_HOUR, HOUR = 60, timedelta(hours=1)
MOST_OF_ONE, DAY = 3, timedelta(hours=24)
Kind, State = Asking.Kind, Asking.State


@transaction.atomic
def ask(
    *, kind: str, text: str, language: str, now: datetime,
    email: str = "", name: str = "", can: Sequence[str] = (), trap: str = "",
) -> bool:  # fmt: skip
    """Keep what was sent; False where it was not: too much, or a machine's. Nobody is told."""
    if trap:
        return False
    if not use_allowance(key=blind_index(kind, "askings"), most=MOST_AN_HOUR, within=HOUR, now=now):
        return False
    if email:
        key = blind_index(services.index_of(email).hex(), "askings of one")  # type: ignore[union-attr]
        if not use_allowance(key=key, most=MOST_OF_ONE, within=DAY, now=now):
            return False
    services.keep(kind=kind, text=text, email=email, name=name, can=can, language=language, now=now)
    return True


@transaction.atomic
def answer(*, asking: Asking, text: str, by: User, now: datetime) -> None:
    """Answer a question by mail. Raises Refused where a colleague was quicker."""
    services.decide(asking=asking, state=State.ANSWERED, answer=text, by=by)
    with override(asking.language):
        subject = _("Our answer to your question")
    _mail(asking, subject, text, now)


@transaction.atomic
def decide_joining(*, asking: Asking, accept: bool, text: str, by: User, now: datetime) -> None:
    """Accept or decline an offer, with words of one's own. Raises Refused."""
    state = State.ACCEPTED if accept else State.DECLINED
    services.decide(asking=asking, state=state, answer=text, by=by)
    with override(asking.language):
        subject = _("Your offer to join")
    if text:
        _mail(asking, subject, text, now)


def put_away(*, asking: Asking, by: User) -> None:
    """No answer is needed. Raises Refused where a colleague was quicker."""
    services.decide(asking=asking, state=State.CLOSED, by=by)


def _mail(asking: Asking, subject: str, text: str, now: datetime) -> None:
    """To whom it may concern: the subject says nothing of what was asked."""
    if asking.email:
        queue_mail(
            kind=Mail.Kind.ANSWER, to=asking.email, subject=subject, text=text,
            language=asking.language, now=now,
        )  # fmt: skip
