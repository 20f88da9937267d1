"""Single mails: queued, ended, decided about where one is in doubt."""

from datetime import datetime
from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock, ids
from yeondae.core.rows import insert, new
from yeondae.jobs.claims import finish
from yeondae.mailings import privacy
from yeondae.mailings.committing import end_notice_mail
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.rules import RANKS
from yeondae.supporters.models import Supporter

TAG_LENGTH = 20


def queue_mail(
    *,
    kind: str,
    to: str,
    subject: str,
    text: str,
    language: str,
    now: datetime,
    supporter: Supporter | None = None,
    rank: int = 0,
    is_to_go: bool = True,
) -> Mail:
    """One mail into the queue, in the caller's transaction. `subject` must name nobody.

    `rank` goes behind others of its kind; codes overtake receipts, receipts overtake notices.
    Not `is_to_go`: a row like any other that never leaves and says nothing, for an answer that
    must take as long as if a mail were sent.
    """
    mail = new(
        Mail,
        kind=kind,
        rank=RANKS[Mail.Kind(kind)] + rank,
        supporter_id=supporter.pk if supporter else None,
        to=to,
        to_index=privacy.to_index(to),
        subject=subject,
        text=text,
        language=language,
        tag=ids.public_id(TAG_LENGTH),
        queued_at=now,
        due_at=now,
    )
    if not is_to_go:
        mail.state, mail.finished_at = Mail.State.CANCELLED, now
        mail.to, mail.text = " " * len(to), " " * len(text)
    insert([mail])
    return mail


def end(*, mail: Mail, state: str, said: str, handle: str = "") -> bool:
    """Give a claimed mail its end and destroy what it said. False where the lease was lost."""
    said, handle, now = said[:500], handle[:200], clock.now()
    if mail.notice_id is not None:  # it says nothing itself
        return end_notice_mail(mail=mail, state=state, said=said, handle=handle, now=now)
    kept: dict[str, Any] = {}
    if state != Mail.State.UNCERTAIN:  # else a person may have to look who was meant
        kept = {"to": "", "text": ""}
    return finish(mail, state=state, said=said, handle=handle, finished_at=now, **kept)


@transaction.atomic
def resolve_doubtful(*, notice: Notice, again: bool, by: User) -> int:
    """Somebody decides about a notice's mails that may have arrived; how many there were.

    Sent again they are marked so; else they count as not sent.
    """
    doubtful = notice.mails.filter(state=Mail.State.UNCERTAIN)
    if again:
        count = doubtful.update(
            state=Mail.State.QUEUED, due_at=clock.now(), finished_at=None, is_resent=True
        )
        if count:
            Notice.objects.filter(pk=notice.pk, state=Notice.State.SENT).update(
                state=Notice.State.SENDING
            )
    else:
        count = doubtful.update(state=Mail.State.FAILED)
    if count:
        record(by_id=by.pk, verb="resolve_mails", subject=notice, again=again, count=count)
    return count


@transaction.atomic
def doubt_what_waits(*, now: datetime) -> int:
    """After a restore: what waited may have left since the backup was made; how many mails.

    Notices that were being sent are paused, those too of which no mail was made yet.
    """
    Notice.objects.filter(state=Notice.State.SENDING).update(state=Notice.State.PAUSED)
    waiting = Mail.objects.filter(state=Mail.State.QUEUED)
    return waiting.update(state=Mail.State.UNCERTAIN, finished_at=now)


def forget_doubtful(*, before: datetime) -> int:
    """End mails in doubt since before `before` and destroy what they said; how many."""
    old = Mail.objects.filter(state=Mail.State.UNCERTAIN, finished_at__lt=before, notice=None)
    count = 0
    for mail in old:
        mail.state, mail.to, mail.text = Mail.State.FAILED, "", ""
        mail.save(update_fields=["state", "to", "text"])
        count += 1
    return count
