"""The reads of letters on their way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from yeondae.calls.models import Call
from yeondae.core.counting import count_together
from yeondae.deliveries.models import Attempt, Bundle, Delivery, Line, Pause, Tally
from yeondae.deliveries.rules import counting
from yeondae.deliveries.rules.counting import Cell
from yeondae.deliveries.rules.ladder import BY_PEOPLE
from yeondae.directory.models import ContactPoint, Organisation
from yeondae.letters.models import Letter

MOST_COUNTED = 10_000
State, Held, Purpose = Delivery.State, Delivery.Held, Delivery.Purpose


@dataclass(frozen=True)
class Numbers:
    """What everyone may know of one call's letters or copies; nothing below ten.

    `letters` is None below ten. `by_country[""]` is "elsewhere".
    """

    letters: int | None = None
    by_standing: Mapping[str, int] = field(default_factory=dict)
    by_channel: Mapping[str, int] = field(default_factory=dict)
    by_country: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Totals:
    """The public's numbers of one call, and when they were counted (None: not yet)."""

    letters: Numbers
    copies: Numbers
    counted_at: datetime | None


def totals(call: Call) -> Totals:
    """The numbers that may be shown of `call`, as last counted: one query."""
    tallies = list(Tally.objects.filter(call=call))
    cells: dict[str, list[Cell]] = {Purpose.ADDRESSEE: [], Purpose.COPY: []}
    for row in tallies:
        cells[row.purpose].append(Cell(row.channel, row.standing, row.country, row.letters))
    counted = max((row.counted_at for row in tallies), default=None)
    return Totals(_numbers(cells[Purpose.ADDRESSEE]), _numbers(cells[Purpose.COPY]), counted)


def _numbers(cells: list[Cell]) -> Numbers:
    return Numbers(
        letters=counting.total(cells),
        by_standing=counting.by_standing(cells),
        by_channel=counting.by_channel(cells),
        by_country=counting.by_country(cells),
    )


def states_of_call(call: Call) -> dict[str, int]:
    """For the desk: how many deliveries of `call` are in which state; none counted
    beyond one more than `MOST_COUNTED`.
    """
    rows = [Delivery.objects.filter(call=call, state=state).order_by() for state in State]
    return dict(zip(State.values, count_together(rows, most=MOST_COUNTED + 1), strict=True))


def way_of(letters: Iterable[Letter]) -> dict[int, list[Delivery]]:
    """Every delivery of `letters` with its attempts, by the letter's id; two queries."""
    rows = (
        Delivery.objects.filter(letter__in=[letter.pk for letter in letters])
        .select_related("contact_point", "relay", "office__organisation", "bundle")
        .prefetch_related(Prefetch("attempts", Attempt.objects.order_by("started_at", "pk")))
        .order_by("purpose", "step", "pk")
    )
    ways: dict[int, list[Delivery]] = {}
    for row in rows:
        ways.setdefault(row.letter_id, []).append(row)
    return ways


def log() -> QuerySet[Delivery]:
    """Every delivery for the desk, the youngest first: by its id, which needs no sorting."""
    return Delivery.objects.select_related(
        "letter", "call", "office__organisation", "contact_point", "relay"
    ).order_by("-pk")


def uncertain() -> QuerySet[Delivery]:
    """Sendings that may have arrived, the oldest first."""
    return log().filter(state=State.UNCERTAIN).prefetch_related("attempts").order_by("queued_at")


def uncertain_calls() -> QuerySet[Call]:
    """The calls of which sendings may have arrived."""
    doubtful = Delivery.objects.filter(call=OuterRef("pk"), state=State.UNCERTAIN)
    return Call.objects.filter(Exists(doubtful)).order_by("-year", "-number")


def stuck() -> QuerySet[Delivery]:
    """Letters whose ladder has ended without success: somebody must find another way."""
    higher = Delivery.objects.filter(
        letter=OuterRef("letter"), purpose=OuterRef("purpose"), step__gt=OuterRef("step")
    )
    return log().filter(~Exists(higher), state=State.FAILED, purpose=Purpose.ADDRESSEE)


def letters_to_look_at() -> QuerySet[Letter]:
    """Letters that wait for a look, or cannot be printed; the oldest first."""
    unprintable = Delivery.objects.filter(state=State.HELD, held_why=Held.UNPRINTABLE)
    waiting = Letter.objects.filter(look=Letter.Look.WAITING)
    # Each of the two has its index; a condition with "or" would read every letter there is.
    either = waiting.order_by().values("pk").union(unprintable.order_by().values("letter"))
    return (
        Letter.objects.filter(pk__in=either, erased_at=None)
        .select_related("call", "office__organisation", "version", "appeal")
        .order_by("frozen_at")
    )


def points_that_hold() -> QuerySet[ContactPoint]:
    """Contact points for which letters wait because nobody confirmed them; most letters first."""
    return (
        ContactPoint.objects.filter(
            deliveries__state=State.HELD, deliveries__held_why=Held.UNVERIFIED
        )
        .annotate(letters=Count("deliveries"))
        .select_related("office__organisation", "organisation", "verified_by", "written_by")
        .order_by("-letters", "pk")
    )


def bundles_without_file(before: datetime) -> QuerySet[Bundle]:
    """Bundles that people wait for, made before that moment and still without their file."""
    return Bundle.objects.filter(
        channel__in=BY_PEOPLE, state=Bundle.State.OPEN, pdf="", made_at__lt=before
    )


def is_ours(tag: str) -> bool:
    """Whether a sending of ours, or a bundle, carries this tag."""
    return Delivery.objects.filter(tag=tag).exists() or Bundle.objects.filter(tag=tag).exists()


def email_of_tag(tag: str) -> str:
    """The address that the mail with this tag went to, "" where none did."""
    row = Delivery.objects.filter(tag=tag, channel="email").select_related("contact_point").first()
    return row.contact_point.value if row and row.contact_point else ""


def in_tray(channel: str) -> QuerySet[Delivery]:
    """Letters that wait for whoever carries them, not yet in a bundle."""
    return log().filter(channel=channel, state=State.HANDED, finished_at=None, bundle=None)


@dataclass(frozen=True)
class AtRelay:
    """An organisation (None: people of the campaign) and how many letters wait with it.

    `is_more`: more than `waiting`, which is not counted beyond `MOST_COUNTED`.
    """

    organisation: Organisation | None
    waiting: int
    is_more: bool = False


def at_relays(only: int | None = None) -> list[AtRelay]:
    """Where letters wait to be handed on; `only` one organisation's id."""
    rows = in_tray(ContactPoint.Kind.RELAY)
    if only is not None:
        rows = rows.filter(relay=only)
    of_relay = rows.filter(relay=OuterRef("pk")).order_by()
    relays: list[Organisation | None] = [*Organisation.objects.filter(Exists(of_relay))]
    relays += [None] if only is None else []
    counts = count_together(
        [rows.filter(relay=each).order_by() for each in relays], most=MOST_COUNTED + 1
    )
    return [
        AtRelay(each, min(count, MOST_COUNTED), count > MOST_COUNTED)
        for each, count in zip(relays, counts, strict=True)
        if count
    ]


def bundles(channels: Iterable[str] = BY_PEOPLE, *, only: int | None = None) -> QuerySet[Bundle]:
    """Bundles that people carry, the youngest first; `only` one organisation's."""
    rows = Bundle.objects.filter(channel__in=list(channels)).select_related("relay", "done_by")
    return (rows.filter(relay=only) if only is not None else rows).order_by("-made_at")


def pauses_to_decide() -> QuerySet[Pause]:
    """Reported changes that hold a call until somebody decides, the oldest first."""
    return (
        Pause.objects.filter(decided_at=None)
        .select_related("call", "change__person__case", "change__reported_by")
        .order_by("since")
    )


def lines_away() -> QuerySet[Line]:
    """Channels whose server cannot be used now."""
    return Line.objects.filter(away_since__isnull=False)


def spent(before: datetime) -> QuerySet[Letter]:
    """Letters with nothing on its way any more, whose last delivery ended before `before`."""
    of_it = Delivery.objects.filter(letter=OuterRef("pk"))
    going = Q(state__in=(State.HELD, State.QUEUED, State.SENDING, State.UNCERTAIN))
    going |= Q(state=State.HANDED, finished_at=None)
    return (
        Letter.objects.filter(erased_at=None, frozen_at__lt=before)
        .filter(~Exists(of_it.filter(going)), ~Exists(of_it.filter(finished_at__gte=before)))
        .order_by("frozen_at")
    )


def pace_today(point: ContactPoint, now: datetime) -> int:
    """Tries at `point` in the last 24 hours, for its page."""
    return Attempt.objects.filter(
        contact_point=point, started_at__gt=now - timedelta(hours=24)
    ).count()


def late() -> QuerySet[Delivery]:
    """Sendings held because they came after the send-by date."""
    return log().filter(state=State.HELD, held_why=Held.ASK_FIRST)
