"""Perhaps one person twice: held before it counts, until somebody has looked at both.

A mailbox signs once, and so does a name of one town on paper; the database sees to that. Where a
name is all there is to compare (the online form asks for no town, and a line on paper may lack
it), it is no proof: namesakes are many in some countries. So nobody is struck out by it. As many of
a name wait as could be somebody's second signature, and no more:

    one online, three on paper in three towns     one line waits, two count
    three online, one line on paper               one online waits, two count
    two on paper, of which one has no town        the one without a town waits

Nothing of this happens while somebody confirms.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yeondae.audit.services import record
from yeondae.petitions.models import Signature, Suspicion

KEY_LENGTH = 16
AT_ONCE = 500
Kind, By = Signature.Kind, Suspicion.By
ONLINE, PAPER = Q(kind=Kind.ONLINE), Q(kind=Kind.PAPER)
STANDS = Q(state=Signature.State.CONFIRMED, invalidation=None)
NO_FLOOD = Q(suspicion=None) | Q(suspicion__by=By.NAME)


def hold_namesakes(*, petition_id: int, among: Collection[int], now: datetime) -> set[int]:
    """Hold those of the signatures `among` that may be the second of somebody who signed on paper
    and online; which they are.

    Whoever was decided on is not asked about again. Called with the tally's lock held.
    """
    found = _found(petition_id, among)
    held: set[int] = set()
    keys = list(found)
    for start in range(0, len(keys), AT_ONCE):
        some = {key: found[key] for key in keys[start : start + AT_ONCE]}
        held |= _hold(petition_id, some, _pairs(petition_id, some), now)
    return held


def hold_typed(*, petition_id: int, lines: Sequence[Signature], now: datetime) -> set[int]:
    """As `hold_namesakes` for `lines` just typed from one sheet, which may lack a town too.

    Called with the tally's lock held.
    """
    found: dict[bytes, list[int]] = defaultdict(list)
    for line in sorted(lines, key=lambda each: (bool(each.content["place"]), -each.pk)):
        if line.name_key:
            found[bytes(line.name_key)].append(line.pk)
    return _hold(petition_id, found, _doubtful(petition_id, found), now)


def standing(petition_id: int) -> QuerySet[Signature]:
    """The people's signatures that stand and belong to no flood."""
    people = Signature.objects.filter(ONLINE | PAPER, STANDS, NO_FLOOD)
    return people.filter(petition_id=petition_id)


def on_paper(petition_id: int) -> QuerySet[Signature]:
    """The lines typed from paper that stand."""
    return standing(petition_id).filter(PAPER)


def _found(petition_id: int, among: Collection[int]) -> dict[bytes, list[int]]:
    """Those of `among` that stand on paper and online, by their name; the newest first."""
    by_name: dict[bytes, list[int]] = defaultdict(list)
    if among:
        others = standing(petition_id).filter(name_key=OuterRef("name_key"))
        waiting = Signature.objects.filter(
            ONLINE | PAPER,
            Exists(others.exclude(kind=OuterRef("kind"))),
            petition_id=petition_id,
            counts=True,
            counted=False,
            pk__range=(min(among), max(among)),
        )
        for pk, key in waiting.order_by("-pk").values_list("pk", "name_key"):
            if pk in among and key is not None:
                by_name[bytes(key)].append(pk)
    return by_name


def _pairs(petition_id: int, keys: Iterable[bytes]) -> dict[bytes, int]:
    """How many of a name may have signed both on paper and online, at most."""
    rows = standing(petition_id).filter(name_key__in=list(keys)).values("name_key").order_by()
    both = rows.annotate(online=Count("pk", filter=ONLINE), paper=Count("pk", filter=PAPER))
    counts = both.values_list("name_key", "online", "paper")
    return {bytes(key): min(online, paper) for key, online, paper in counts if key}


def _doubtful(petition_id: int, keys: Iterable[bytes]) -> dict[bytes, int]:
    """How many of a name may be somebody's second signature, towns on paper looked at.

    Two mailboxes are two people, and so are two towns; whoever has no town may be any of them.
    """
    online: dict[bytes, int] = defaultdict(int)
    towns: dict[bytes, int] = defaultdict(int)
    every: dict[bytes, int] = defaultdict(int)
    for row in standing(petition_id).filter(name_key__in=list(keys)):
        key = bytes(row.name_key or b"")
        every[key] += 1
        online[key] += row.kind == Kind.ONLINE
        towns[key] += row.kind == Kind.PAPER and bool(row.content.get("place"))
    return {key: count - max(online[key], towns[key], 1) for key, count in every.items()}


def _hold(
    petition_id: int,
    found: Mapping[bytes, list[int]],
    most: Mapping[bytes, int],
    now: datetime,
) -> set[int]:
    """Hold of each name as many as `most` says, less those that were held before."""
    short = [key[:KEY_LENGTH] for key in found]
    rows = Suspicion.objects.filter(petition_id=petition_id, by=By.NAME, key__in=short)
    known = {bytes(row.key): row for row in rows}
    held: set[int] = set()
    for key, signatures in found.items():
        suspicion = known.get(key[:KEY_LENGTH]) or Suspicion(
            petition_id=petition_id, by=By.NAME, key=key[:KEY_LENGTH], found_at=now
        )
        chosen = signatures[: max(0, most.get(key, 0) - suspicion.held)]
        if chosen:
            _note(suspicion, chosen)
            held |= set(chosen)
    return held


def _note(suspicion: Suspicion, chosen: list[int]) -> None:
    """Hold the `chosen` under their suspicion; one that was decided on is asked about anew."""
    is_new = suspicion.pk is None
    suspicion.held += len(chosen)
    suspicion.state = Suspicion.State.OPEN
    suspicion.decided_at, suspicion.decided_by = None, None
    suspicion.save()
    Signature.objects.filter(pk__in=chosen).update(suspicion=suspicion, counts=False)
    if is_new:
        record(by_id=None, verb="suspect", subject=suspicion, held=len(chosen))
