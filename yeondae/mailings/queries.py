"""The reads of mails and notices."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.services import readers
from yeondae.supporters.models import Supporter

State = Mail.State


@dataclass(frozen=True)
class Progress:
    """How far a notice is: whom it is for, and what became of its mails."""

    readers: int
    sent: int
    waiting: int
    failed: int
    doubtful: int

    @property
    def percent(self) -> int:
        """0 to 100."""
        done = self.sent + self.failed + self.doubtful
        return 100 * done // self.readers if self.readers else 100


def notices() -> QuerySet[Notice]:
    """Every notice for the desk, the youngest first."""
    return Notice.objects.select_related("call", "change__person", "sent_by").order_by(
        "-drafted_at"
    )


def drafts() -> QuerySet[Notice]:
    """Notices that nobody has sent or dropped."""
    return notices().filter(state=Notice.State.DRAFT)


def progress(notice: Notice) -> Progress:
    """How far it is."""
    rows = notice.mails.values_list("state").annotate(Count("pk")).order_by()
    states = dict(rows)
    made = sum(states.values())
    gone = states.get(State.SENT, 0)
    failed = states.get(State.FAILED, 0) + states.get(State.CANCELLED, 0)
    doubtful = states.get(State.UNCERTAIN, 0)
    everyone = max(readers(notice).count(), made)
    return Progress(everyone, gone, everyone - gone - failed - doubtful, failed, doubtful)


def supporter_of(tag: str) -> Supporter | None:
    """Whose notice carried this tag: for ending notices by the link in a mail's header."""
    mail = Mail.objects.filter(tag=tag, kind=Mail.Kind.NOTICE).select_related("supporter").first()
    return mail.supporter if mail else None
