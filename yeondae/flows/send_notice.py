"""Many are told at once: drafted by the machine or by hand, sent by two people, once.

waiting ─▶ draft ─▶ sending ─▶ sent      sending ◀─▶ paused      waiting, draft ─▶ dropped
One person asks, a colleague who has read it says yes, and either of them sends it. Who gets it,
and that nobody gets it twice, is held row by row (mailings).
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.core.refusal import Refused
from yeondae.flows.notice_words import unfinished
from yeondae.mailings import services as mailings
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.parcels import whole_text
from yeondae.mailings.services import queue_mail
from yeondae.sealing.index import blind_index
from yeondae.supporters.services import use_allowance

TRIALS, WITHIN = 20, timedelta(hours=1)


def ask_to_send(*, notice: Notice, by: User) -> Approval:
    """Ask a colleague to read a draft and say yes. Raises Refused where it cannot go as it is."""
    _refuse_unready(notice)
    return approvals.ask(
        action=Action.SEND_NOTICE,
        subject=notice,
        content=notice.content,
        by=by,
        place=reverse("desk:notice", args=[notice.pk]),
    )


def standing(notice: Notice) -> Approval | None:
    """The open asking for this notice as it is now."""
    return approvals.standing(action=Action.SEND_NOTICE, subject=notice, content=notice.content)


@transaction.atomic
def send_notice(*, notice: Notice, by: User) -> None:
    """Send a draft that a colleague said yes to. Raises Refused where that is not so."""
    _refuse_unready(notice)
    approvals.require(action=Action.SEND_NOTICE, subject=notice, content=notice.content, by=by)
    mailings.release_notice(notice=notice, by=by)


def send_test_copy(*, notice: Notice, to: str, by: User, now: datetime) -> int:
    """Mail every language version to a colleague, as it will arrive; how many mails.

    Raises Refused where too many were asked for lately.
    """
    count = 0
    for language, words in notice.words.items():
        key = blind_index(f"{by.pk}", "test copies an hour")
        if not use_allowance(key=key, most=TRIALS, within=WITHIN, now=now):
            raise Refused(_("That is enough test copies for this hour. Try again later."))
        queue_mail(
            kind=Mail.Kind.TRIAL,
            to=to,
            subject=words["subject"],
            text=whole_text(notice, language, _("(Here stands the address that ends them.)")),
            language=language,
            now=now,
        )
        count += 1
    return count


def _refuse_unready(notice: Notice) -> None:
    if notice.state != Notice.State.DRAFT:
        raise Refused(_("This notice is no draft (any more), so it is not sent."))
    if unfinished(notice.words):
        raise Refused(_("The notice still has a passage in square brackets. Write it first."))
    if notice.change is not None and notice.change.confirmed_at is None:
        raise Refused(_("What happened is only reported. Confirm it first, then tell everyone."))
