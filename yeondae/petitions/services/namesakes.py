"""One person twice: typed from paper without an address, and online afterwards.

Paper that comes after an online signature of the same name is not taken up (see `paper`,
`importing`). The other way round the online signature waits here, before it is ever counted, until
somebody has looked at both: a name is no proof. Nothing of it happens while somebody confirms.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from yeondae.audit.services import record
from yeondae.petitions.models import Signature, Suspicion

KEY_LENGTH = 16
AT_ONCE = 500
Kind, Confirmed = Signature.Kind, Signature.State.CONFIRMED


def hold_namesakes(*, petition_id: int, among: Collection[int], now: datetime) -> set[int]:
    """Hold those of the online signatures `among` whose name stands on paper too; which they are.

    One line on paper holds one online signature at most, once: whoever was decided on is not asked
    about again. Called by the aggregator, which holds the tally's lock.
    """
    found = _found(petition_id, among)
    held: set[int] = set()
    keys = list(found)
    for start in range(0, len(keys), AT_ONCE):
        some = {key: found[key] for key in keys[start : start + AT_ONCE]}
        held |= _hold(petition_id, some, now)
    return held


def on_paper(petition_id: int) -> QuerySet[Signature]:
    """The lines typed from paper that stand."""
    return Signature.objects.filter(
        petition_id=petition_id, kind=Kind.PAPER, state=Confirmed, invalidation=None
    )


def _found(petition_id: int, among: Collection[int]) -> dict[bytes, list[int]]:
    """The online signatures that wait to be counted and stand on paper too, by their name."""
    by_name: dict[bytes, list[int]] = defaultdict(list)
    if among:
        papers = on_paper(petition_id).filter(name_key=OuterRef("name_key"))
        waiting = Signature.objects.filter(
            Exists(papers), petition_id=petition_id, kind=Kind.ONLINE, counts=True, counted=False
        )
        for pk, key in waiting.order_by("pk").values_list("pk", "name_key"):
            if pk in among and key is not None:
                by_name[bytes(key)].append(pk)
    return by_name


def _hold(petition_id: int, found: Mapping[bytes, list[int]], now: datetime) -> set[int]:
    lines = on_paper(petition_id).filter(name_key__in=list(found)).values_list("name_key")
    papers = {bytes(key): many for key, many in lines.annotate(Count("pk")).order_by() if key}
    short = [key[:KEY_LENGTH] for key in found]
    by = Suspicion.By.NAME
    rows = Suspicion.objects.filter(petition_id=petition_id, by=by, key__in=short)
    known = {bytes(row.key): row for row in rows}
    held: set[int] = set()
    for key, signatures in found.items():
        suspicion = known.get(key[:KEY_LENGTH]) or Suspicion(
            petition_id=petition_id, by=by, key=key[:KEY_LENGTH], found_at=now
        )
        chosen = signatures[: max(0, papers.get(key, 0) - suspicion.held)]
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
