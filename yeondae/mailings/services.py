"""The only writer of mails and notices: queued, sent once, destroyed when they are gone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.models import Call
from yeondae.cases.models import Change
from yeondae.core import clock, ids
from yeondae.core.refusal import Refused
from yeondae.jobs.claims import finish
from yeondae.mailings import privacy
from yeondae.mailings.models import Mail, Notice
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.queries import agreeing

# A code is waited for at the screen; a notice can wait until every code has gone.
RANKS = {Mail.Kind.CODE: 0, Mail.Kind.RECEIPT: 3, Mail.Kind.NOTICE: 6}
TAG_LENGTH = 20
AT_ONCE = 500


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
) -> Mail:
    """One mail into the queue, in the caller's transaction. `subject` must name nobody.

    `rank` goes behind others of its kind; codes overtake receipts, receipts overtake notices.
    """
    mail = Mail(
        kind=kind,
        rank=RANKS[Mail.Kind(kind)] + rank,
        supporter=supporter,
        to=to,
        to_index=privacy.to_index(to),
        subject=subject,
        text=text,
        language=language,
        tag=ids.public_id(TAG_LENGTH),
        queued_at=now,
        due_at=now,
    )
    mail.save(force_insert=True)
    return mail


def end(*, mail: Mail, state: str, said: str, handle: str = "") -> bool:
    """Give a claimed mail its end and destroy what it said. False where the lease was lost."""
    if state == Mail.State.UNCERTAIN:  # a person may have to look who was meant
        kept: dict[str, Any] = {}
    else:
        kept = {"to": "", "text": ""}
    now = clock.now()
    return finish(mail, state=state, said=said[:500], handle=handle[:200], finished_at=now, **kept)


@transaction.atomic
def draft_notice(
    *, call: Call, words: Mapping[str, Any], by: User | None, change: Change | None = None
) -> Notice:
    """A draft to everyone who wrote; of one change of a call there is one draft at most.

    `words`: {language: {"subject": ..., "text": ...}}; subjects name nobody.
    """
    notice, made = (
        Notice.objects.get_or_create(
            call=call, change=change, defaults={"words": dict(words), "drafted_at": clock.now()}
        )
        if change
        else (
            Notice.objects.create(call=call, words=dict(words), drafted_at=clock.now()),
            True,
        )
    )
    if made:
        record(by_id=by.pk if by else None, verb="draft_notice", subject=notice)
    return notice


@transaction.atomic
def change_notice(*, notice: Notice, words: Mapping[str, Any], by: User) -> None:
    """New words for a draft. Raises Refused once it is being sent."""
    drafts = Notice.objects.filter(pk=notice.pk, state=Notice.State.DRAFT)
    if drafts.update(words=dict(words)) != 1:
        raise Refused(_("This notice is no draft any more, so its words stay."))
    notice.words = dict(words)
    record(by_id=by.pk, verb="change_notice", subject=notice)


@transaction.atomic
def drop_notice(*, notice: Notice, by: User) -> None:
    """Somebody decided that this draft is not sent. Raises Refused once it is being sent."""
    drafts = Notice.objects.filter(pk=notice.pk, state=Notice.State.DRAFT)
    if drafts.update(state=Notice.State.DROPPED) != 1:
        raise Refused(_("This notice is no draft any more."))
    record(by_id=by.pk, verb="drop_notice", subject=notice)


@transaction.atomic
def release_notice(*, notice: Notice, by: User) -> None:
    """A person sends a notice, once. Raises Refused where that has happened.

    The mails are made by `fill_notice`, a batch at a time, so that a kill loses nothing.
    """
    drafts = Notice.objects.filter(pk=notice.pk, state=Notice.State.DRAFT)
    if drafts.update(state=Notice.State.SENDING, sent_at=clock.now(), sent_by=by) != 1:
        raise Refused(_("This notice was sent or dropped already."))
    notice.refresh_from_db()
    record(by_id=by.pk, verb="send_notice", subject=notice)


@transaction.atomic
def pause_notice(*, notice: Notice, by: User) -> int:
    """Keep what has not gone yet; how many mails wait now."""
    going = Notice.objects.filter(pk=notice.pk, state=Notice.State.SENDING)
    if going.update(state=Notice.State.PAUSED) != 1:
        raise Refused(_("This notice is not being sent."))
    record(by_id=by.pk, verb="pause_notice", subject=notice)
    return notice.mails.filter(state=Mail.State.QUEUED).count()


@transaction.atomic
def resume_notice(*, notice: Notice, by: User) -> None:
    """Go on where it was paused; whoever has the notice does not get it again."""
    paused = Notice.objects.filter(pk=notice.pk, state=Notice.State.PAUSED)
    if paused.update(state=Notice.State.SENDING) != 1:
        raise Refused(_("This notice is not paused."))
    record(by_id=by.pk, verb="resume_notice", subject=notice)


def fill_notice(*, notice: Notice, now: datetime, most: int = AT_ONCE) -> int:
    """Make mails of a notice for up to `most` recipients that have none; how many.

    One row a recipient and notice, held by the database: filling again doubles nothing.
    """
    recipients = readers(notice).exclude(pk__in=notice.mails.values("supporter_id"))
    batch = list(recipients[:most])
    mails = [_mail_of(notice, supporter, now) for supporter in batch]
    try:
        Mail.objects.bulk_create(mails)
    except IntegrityError:  # another worker filled the same batch
        return 0
    return len(mails)


def readers(notice: Notice) -> Any:
    """Who wrote in this call and agreed to hear of it."""
    return agreeing(ConsentGiven.Purpose.CALL_NEWS, call_id=notice.call_id)


def _mail_of(notice: Notice, supporter: Supporter, now: datetime) -> Mail:
    words = notice.words.get(supporter.language) or notice.words.get("en")
    words = words or next(iter(notice.words.values()))
    return Mail(
        kind=Mail.Kind.NOTICE,
        rank=RANKS[Mail.Kind.NOTICE],
        supporter=supporter,
        notice=notice,
        to=supporter.email,
        subject=words["subject"],
        text=words["text"],
        language=supporter.language,
        tag=ids.public_id(TAG_LENGTH),
        queued_at=now,
        due_at=now,
    )


@transaction.atomic
def settle_notice(*, notice: Notice) -> bool:
    """Everybody has a mail and none waits: the notice is sent. False where it is not so yet."""
    if readers(notice).exclude(pk__in=notice.mails.values("supporter_id")).exists():
        return False
    if notice.mails.filter(state__in=(Mail.State.QUEUED, Mail.State.SENDING)).exists():
        return False
    sending = Notice.objects.filter(pk=notice.pk, state=Notice.State.SENDING)
    return sending.update(state=Notice.State.SENT) == 1


@transaction.atomic
def resolve_mail(*, mail: Mail, again: bool, by: User) -> None:
    """Somebody decides about a mail that may have arrived: send it again, or leave it."""
    doubtful = Mail.objects.filter(pk=mail.pk, state=Mail.State.UNCERTAIN)
    if again:
        changed = doubtful.update(state=Mail.State.QUEUED, due_at=clock.now(), finished_at=None)
    else:
        changed = doubtful.update(state=Mail.State.FAILED, to="", text="")
    if changed:
        record(by_id=by.pk, verb="resolve_mail", subject=mail, again=again)


def forget_doubtful(*, before: datetime) -> int:
    """End mails in doubt since before `before` and destroy what they said; how many."""
    old = Mail.objects.filter(state=Mail.State.UNCERTAIN, finished_at__lt=before)
    count = 0
    for mail in old:
        mail.state, mail.to, mail.text = Mail.State.FAILED, "", ""
        mail.save(update_fields=["state", "to", "text"])
        count += 1
    return count
