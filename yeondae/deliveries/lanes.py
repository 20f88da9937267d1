"""Which contact points may be sent to right now, and how much. One lane is one contact point."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.rules import pace as paces
from yeondae.deliveries.rules.holding import may_be_used
from yeondae.deliveries.rules.pace import Pace
from yeondae.deliveries.services.circumstances import demo_is_safe
from yeondae.deliveries.services.holding import hold_point
from yeondae.directory.models import ContactPoint, Office, Organisation

State = Delivery.State
ONE_LINE = frozenset({ContactPoint.Kind.FAX})
UNPACED = 1_000_000


@dataclass(slots=True)
class Lane:
    """One contact point with letters due. `allowed`: sendings that its pace still leaves.

    Several connections may work on one lane at once.
    """

    point: ContactPoint
    pace: Pace
    allowed: int
    today: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def take(self, most: int) -> int:
        """Up to `most` of what is still allowed; it is not allowed to anybody else then."""
        with self._lock:
            taken = max(0, min(most, self.allowed))
            self.allowed -= taken
            return taken

    def put_back(self, unused: int) -> None:
        """What was taken and not needed."""
        with self._lock:
            self.allowed += unused

    @property
    def channel(self) -> str:
        return self.point.kind

    def queue(self, braked: Iterable[int]) -> QuerySet[Delivery]:
        """What is due here, the oldest first."""
        return (
            Delivery.objects.filter(contact_point=self.point)
            .exclude(call_id__in=list(braked))
            .order_by("due_at", "pk")
        )

    def waiting(self, braked: Iterable[int], now: datetime, most: int) -> int:
        """How many letters are due here; counts up to `most`."""
        due = self.queue(braked).filter(state=State.QUEUED, due_at__lte=now)
        return due[:most].count()


def open_lanes(now: datetime, *, resting: Container[str] = ()) -> list[Lane]:
    """The lanes that may be sent to at `now`, without the channels that rest.

    A contact point that nobody verified lately gets its letters held instead (design rule 11).
    """
    due = Delivery.objects.filter(contact_point=OuterRef("pk"), state=State.QUEUED, due_at__lte=now)
    points = ContactPoint.objects.filter(Exists(due)).select_related("office", "organisation")
    safe = demo_is_safe()
    lanes = []
    for point in points:
        if not may_be_used(point, now, demo_is_safe=safe):
            hold_point(point=point, why=Delivery.Held.UNVERIFIED)
        elif point.kind not in resting and (lane := _lane(point, now)):
            lanes.append(lane)
    return lanes


def _lane(point: ContactPoint, now: datetime) -> Lane | None:
    pace = paces.pace_of(owner_of(point))
    if point.kind not in paces.PACED:
        return Lane(point, pace, UNPACED)
    if not paces.is_open(pace, now) or (point.kind in ONE_LINE and _is_busy(point)):
        return None
    last_hour, today = _sent(point, pace, now)
    allowed = paces.allowance(pace, now, last_hour=last_hour, today=today)
    return Lane(point, pace, allowed, today) if allowed else None


def owner_of(point: ContactPoint) -> Office | Organisation:
    """Whose contact point it is; the database holds that it is one of the two."""
    owner = point.office or point.organisation
    assert owner is not None
    return owner


def _is_busy(point: ContactPoint) -> bool:
    """One call at a time to one number: is one of ours under way or with the fax server?"""
    under_way = Q(state=State.SENDING) | Q(state=State.HANDED, finished_at=None)
    return Delivery.objects.filter(under_way, contact_point=point).exists()


def surplus(lane: Lane, now: datetime) -> int:
    """By how many the pace is exceeded, with all that is claimed this moment counted.

    Asked after a claim: another worker may have sent to the same office in between.
    """
    if lane.channel not in paces.PACED:
        return 0
    last_hour, today = _sent(lane.point, lane.pace, now)
    return max(0, last_hour - lane.pace.per_hour, today - lane.pace.per_day)


def _sent(point: ContactPoint, pace: Pace, now: datetime) -> tuple[int, int]:
    """Sendings to this owner by this channel in the last hour and since its midnight.

    Many letters in one call count once. What is being sent this moment counts.
    """
    midnight, hour_ago = paces.day_began(pace, now), now - paces.HOUR
    siblings = ContactPoint.objects.filter(
        kind=point.kind, office=point.office_id, organisation=point.organisation_id
    )
    ids = list(siblings.values_list("pk", flat=True))
    tried = Attempt.objects.filter(contact_point__in=ids, started_at__gte=min(midnight, hour_ago))
    bundled = point.kind in paces.BUNDLED
    together = Coalesce(-F("bundle"), F("pk"), output_field=BigIntegerField())
    call_made = together if bundled else F("pk")
    counted = tried.aggregate(
        hour=Count(call_made, filter=Q(started_at__gt=hour_ago), distinct=bundled),
        day=Count(call_made, filter=Q(started_at__gte=midnight), distinct=bundled),
    )
    now_going = Delivery.objects.filter(contact_point__in=ids, state=State.SENDING)
    going = now_going.values(together=together).distinct().count()
    return counted["hour"] + going, counted["day"] + going
