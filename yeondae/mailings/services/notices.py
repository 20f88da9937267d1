"""Notices: drafted, changed, released by people, paused, and done.

waiting ─▶ draft ─▶ sending ─▶ sent      sending ◀─▶ paused      draft, waiting ─▶ dropped
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.models import Call, Round
from yeondae.cases.models import Change, Person
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.readers import crowd

State = Notice.State
RELEASES = (Change.Kind.FREED, Change.Kind.PAROLED)
UNSENT = (State.DRAFT, State.WAITING)


@dataclass(frozen=True)
class Whom:
    """Whom a notice is for: an audience, and which part of it. Empty: all of it."""

    audience: str = Notice.Audience.WRITERS
    round: Round | None = None
    languages: Sequence[str] = ()
    countries: Sequence[str] = ()

    @property
    def columns(self) -> dict[str, Any]:
        """As the notice keeps it."""
        return {
            "audience": self.audience,
            "round": self.round,
            "languages": sorted(self.languages),
            "countries": sorted(self.countries),
        }


EVERYONE = Whom()


@transaction.atomic
def draft_notice(
    *,
    call: Call | None,
    words: Mapping[str, Any],
    by: User | None,
    change: Change | None = None,
    whom: Whom = EVERYONE,
) -> Notice:
    """A draft; of one change of a call there is one at most.

    `words`: {language: {"subject": ..., "text": ...}}; subjects name nobody. Where somebody
    wrote a notice that waits for this release, that one becomes the draft. `call` None: to
    those who asked to hear of other calls.
    """
    if change is not None and call is not None:
        known = Notice.objects.filter(call=call, change=change).first()
        known = known or _woken(call, change)
        if known is not None:
            return known
    notice = Notice.objects.create(
        call=call, change=change, words=dict(words), drafted_at=clock.now(), **whom.columns
    )
    record(by_id=by.pk if by else None, verb="draft_notice", subject=notice)
    return notice


@transaction.atomic
def await_release(
    *, call: Call, person: Person, words: Mapping[str, Any], by: User, whom: Whom = EVERYONE
) -> Notice:
    """ "When they are freed, tell everyone": kept until a release is reported, sent by nobody."""
    notice = Notice.objects.create(
        call=call, waits_for=person, state=State.WAITING, words=dict(words),
        drafted_at=clock.now(), **whom.columns,
    )  # fmt: skip
    record(by_id=by.pk, verb="await_release", subject=notice)
    return notice


def _woken(call: Call, change: Change) -> Notice | None:
    """The notice that waited for this release, now a draft; None where none did."""
    if change.kind not in RELEASES:
        return None
    waiting = Notice.objects.filter(call=call, waits_for=change.person_id, state=State.WAITING)
    notice = waiting.select_for_update().order_by("pk").first()
    if notice is None:
        return None
    notice.state, notice.change = State.DRAFT, change
    notice.save(update_fields=["state", "change"])
    record(by_id=None, verb="release_reported", subject=notice)
    return notice


@transaction.atomic
def wait_again(*, notice: Notice, by: User) -> None:
    """The release was not so: a notice that waited for one waits again, any other is dropped."""
    if notice.waits_for_id is None:
        drop_notice(notice=notice, by=by)
        return
    Notice.objects.filter(pk=notice.pk, state=State.DRAFT).update(state=State.WAITING, change=None)
    record(by_id=by.pk, verb="await_release", subject=notice)


@transaction.atomic
def change_notice(
    *, notice: Notice, words: Mapping[str, Any], by: User, whom: Whom | None = None
) -> None:
    """New words for what is not sent, and perhaps another choice of people. Raises Refused."""
    chosen = whom.columns if whom else {}
    if whom:
        chosen["crowd_at"] = None  # counted anew
    drafts = Notice.objects.filter(pk=notice.pk, state__in=UNSENT)
    if drafts.update(words=dict(words), **chosen) != 1:
        raise Refused(_("This notice is no draft any more, so its words stay."))
    notice.refresh_from_db()
    record(by_id=by.pk, verb="change_notice", subject=notice)


@transaction.atomic
def drop_notice(*, notice: Notice, by: User) -> None:
    """Somebody decided that this draft is not sent. Raises Refused once it is being sent."""
    drafts = Notice.objects.filter(pk=notice.pk, state__in=UNSENT)
    if drafts.update(state=State.DROPPED) != 1:
        raise Refused(_("This notice is no draft any more."))
    record(by_id=by.pk, verb="drop_notice", subject=notice)


@transaction.atomic
def release_notice(*, notice: Notice, by: User) -> None:
    """A person sends a notice, once. Raises Refused where that has happened.

    The mails are made by `fill_notice`, so that a kill loses nothing.
    """
    drafts = Notice.objects.filter(pk=notice.pk, state=State.DRAFT)
    if drafts.update(state=State.SENDING, sent_at=clock.now(), sent_by=by) != 1:
        raise Refused(_("This notice was sent or dropped already."))
    notice.refresh_from_db()
    record(by_id=by.pk, verb="send_notice", subject=notice)


@transaction.atomic
def pause_notice(*, notice: Notice, by: User) -> None:
    """Keep what has not gone yet. Raises Refused where it is not being sent."""
    going = Notice.objects.filter(pk=notice.pk, state=State.SENDING)
    if going.update(state=State.PAUSED) != 1:
        raise Refused(_("This notice is not being sent."))
    record(by_id=by.pk, verb="pause_notice", subject=notice)


@transaction.atomic
def resume_notice(*, notice: Notice, by: User) -> None:
    """Go on where it was paused; whoever has the notice does not get it again."""
    paused = Notice.objects.filter(pk=notice.pk, state=State.PAUSED)
    if paused.update(state=State.SENDING) != 1:
        raise Refused(_("This notice is not paused."))
    record(by_id=by.pk, verb="resume_notice", subject=notice)


def settle_notice(*, notice: Notice) -> bool:
    """Everybody has a mail and none waits: the notice is sent. False where it is not so yet."""
    if notice.prepared_at is None:
        return False
    if notice.mails.filter(state__in=(Mail.State.QUEUED, Mail.State.SENDING)).exists():
        return False
    sending = Notice.objects.filter(pk=notice.pk, state=State.SENDING)
    return sending.update(state=State.SENT) == 1


def count_progress(*, notice: Notice) -> None:
    """Note how far a notice is."""
    rows = notice.mails.values_list("state").annotate(Count("pk")).order_by()
    notice.progress = dict(rows)
    Notice.objects.filter(pk=notice.pk).update(progress=notice.progress)


def count_crowd(*, notice: Notice, now: datetime) -> None:
    """Note how many people an unsent notice is for."""
    notice.crowd, notice.crowd_at = crowd(notice), now
    Notice.objects.filter(pk=notice.pk).update(crowd=notice.crowd, crowd_at=now)
