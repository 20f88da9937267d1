"""What is over is destroyed: docs/privacy.md says what is kept, and how long.

drafts nobody confirmed        72 hours
codes, doors, allowances       when they are over
a letter's text, PDF, proofs   30 days after its last delivery
our mails that are in doubt    7 days
codes and receipts that ended  7 days
rejected drafts                30 days
supporters                     6 months after the last call they wrote in, or wanted news of, closed
names of groups that reported  6 months after the call has closed
Each step does a limited amount, so that a sweep never lasts long; the next one goes on.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from yeondae.appeals import services as appeals
from yeondae.appeals.models import Appeal
from yeondae.calls.models import Call
from yeondae.calls.privacy import forget_rejected
from yeondae.community import privacy as community
from yeondae.deliveries import privacy, queries
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding
from yeondae.flows.erase_supporter import erase_supporter
from yeondae.jobs import incidents
from yeondae.mailings import privacy as mail_privacy
from yeondae.mailings import services as mailings
from yeondae.mailings.services import subscribing
from yeondae.supporters import gone, removals
from yeondae.supporters import services as supporters
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.removals import Kind

LETTERS_KEPT = timedelta(days=30)
MAILS_IN_DOUBT_KEPT = timedelta(days=7)
SUPPORTERS_KEPT = timedelta(days=182)
AT_ONCE = 200
CODES = (appeals.forget_old_doors, supporters.forget_old_allowances, subscribing.forget_old)


def retention(*, now: datetime) -> int:
    """One round; how many letters and supporters were destroyed. What it did shows at the desk."""
    done: dict[str, int] = {
        Kind.DRAFTS: appeals.forget_old_writings(now=now),
        Kind.CODES: sum(forget(now=now) for forget in CODES),
        Kind.DOUBTFUL: mailings.forget_doubtful(before=now - MAILS_IN_DOUBT_KEPT),
        Kind.MAILS: mail_privacy.forget_ended(now=now),
        Kind.INCOMING: forget_rejected(now=now),
        Kind.ASKINGS: community.forget_old(now=now),
        Kind.MARKS: gone.forget_old(now=now),
        Kind.GROUPS: appeals.forget_group_names(closed_before=now - SUPPORTERS_KEPT),
    }
    incidents.forget_old(now)
    removals.forget_old(now=now)
    _end_closed_calls()
    old = list(queries.spent(now - LETTERS_KEPT)[:AT_ONCE])
    done[Kind.LETTERS] = privacy.erase(letters=old, now=now)
    people = list(_done_supporters(now - SUPPORTERS_KEPT)[:AT_ONCE])
    for supporter in people:
        done[Kind.LETTERS] += erase_supporter(supporter=supporter)
    done[Kind.SUPPORTERS] = len(people)
    removals.note(done, now=now)
    return done[Kind.LETTERS] + len(people)


def _end_closed_calls() -> None:
    """A closed call is over: what it still held is never sent."""
    held = Delivery.objects.filter(state=Delivery.State.HELD, call__state=Call.State.CLOSED)
    holding.cancel(deliveries=held, why=Delivery.Ended.CLOSED, by=None)


def _done_supporters(before: datetime) -> QuerySet[Supporter]:
    """Those whose every call closed before `before`, and who asked for nothing further.

    Whoever only signed a petition, or only subscribed, has no letter: what they agreed to for a
    call keeps them until it is over.
    """
    still = Q(closed_at__isnull=True) | Q(closed_at__gte=before)
    calls = Call.objects.filter(still).values("pk")
    writing = Appeal.objects.filter(supporter=OuterRef("pk"), call__in=calls)
    agreed = ConsentGiven.objects.filter(supporter=OuterRef("pk"), withdrawn_at__isnull=True)
    newsletter = agreed.filter(purpose=ConsentGiven.Purpose.NEWSLETTER)
    return Supporter.objects.filter(
        ~Exists(writing),
        ~Exists(newsletter),
        ~Exists(agreed.filter(call_id__in=calls)),
        since__lt=before.date(),
    ).order_by("pk")
