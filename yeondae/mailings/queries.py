"""The reads of mails and notices."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.readers import purpose_of
from yeondae.supporters.models import Supporter

State = Mail.State
UNSENT = (Notice.State.DRAFT, Notice.State.WAITING)


@dataclass(frozen=True)
class Progress:
    """How far a notice is: whom it is for, and what became of its mails."""

    readers: int
    sent: int
    waiting: int
    failed: int
    doubtful: int
    ended: int  # they wanted no more of these mails meanwhile

    @property
    def percent(self) -> int:
        """0 to 100."""
        done = self.sent + self.failed + self.doubtful + self.ended
        return 100 * done // self.readers if self.readers else 100


def notices() -> QuerySet[Notice]:
    """Every notice for the desk, the youngest first."""
    return Notice.objects.select_related(
        "call", "change__person", "sent_by", "waits_for", "round"
    ).order_by("-drafted_at")


def drafts() -> QuerySet[Notice]:
    """Notices that nobody has sent or dropped."""
    return notices().filter(state=Notice.State.DRAFT)


def in_doubt() -> QuerySet[Notice]:
    """Notices of whose mails some may have arrived."""
    return notices().filter(progress__uncertain__gt=0)


def uncounted(before: datetime) -> QuerySet[Notice]:
    """Unsent notices whose people were not counted since `before`."""
    old = Q(crowd_at__isnull=True) | Q(crowd_at__lt=before)
    return Notice.objects.filter(old, state__in=UNSENT)


def progress(notice: Notice) -> Progress:
    """How far it is, as the worker last counted."""
    states = notice.progress
    gone = states.get(State.SENT, 0)
    failed, ended = states.get(State.FAILED, 0), states.get(State.CANCELLED, 0)
    doubtful = states.get(State.UNCERTAIN, 0)
    everyone = sum(states.values())
    waiting = everyone - gone - failed - doubtful - ended
    return Progress(everyone, gone, waiting, failed, doubtful, ended)


def by_tag(tag: str) -> Mail | None:
    """The mail of ours with this tag."""
    return Mail.objects.filter(tag=tag).select_related("supporter", "notice").first()


def supporter_of(tag: str) -> tuple[Supporter | None, str]:
    """Whose notice carried this tag, and for which consent: to end notices by their link."""
    mail = by_tag(tag)
    if mail is None or mail.notice is None:
        return None, ""
    return mail.supporter, purpose_of(mail.notice)
