"""Floods: noticed by their marks, held out of the number, and decided on by a person.

A suspicion is a state. Nothing is deleted; what a person strikes out can be put back, with the
reason of both kept.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.petitions.models import Invalidation, Petition, Signature, Signing, Suspicion
from yeondae.petitions.rules.flood import MOST
from yeondae.petitions.services.counting import lock, note_pressure
from yeondae.petitions.services.namesakes import on_paper

SEEN_FOR = timedelta(hours=24)
# Forms a minute from which browsers are asked for more work, and for much more.
BUSY, FLOODED = 120, 600
# A flood larger than this is no union hall; beside it this many times fewer are a flood too.
GREAT, STRICTER = 500, 4
State = Suspicion.State
# Of whom somebody said that they count, no mark is left that a flood could be found by.
UNMARKED = {"seen_at": None, "network": None, "domain": None, "pattern": None}
# What `signing.should_count` says, for many rows at once that nothing holds any more.
COUNTS_AGAIN = Case(
    When(
        Q(state=Signature.State.CONFIRMED)
        & (~Q(kind=Signature.Kind.ORGANISATION) | Q(checked_at__isnull=False)),
        then=Value(True),
    ),
    default=Value(False),
)


def look_for_floods(*, petition: Petition, now: datetime) -> int:
    """Hold every flood among the signatures of the last day; how many signatures were held now."""
    _measure(petition, now)
    held = 0
    for by, key in _flooding(petition, now):
        held += _hold(petition, by, key, now)
    _count_held(petition)
    return held


def _count_held(petition: Petition) -> None:
    """How many of each flood wait: each once, and nobody who was decided on or took it back."""
    standing = Signature.objects.filter(
        suspicion=OuterRef("pk"), state=Signature.State.CONFIRMED
    ).order_by()
    count = Subquery(standing.values("suspicion").values_list(Count("pk")))
    waiting = Suspicion.objects.filter(petition=petition, state=State.OPEN)
    waiting.exclude(by=Suspicion.By.NAME).update(held=Coalesce(count, 0))


def _measure(petition: Petition, now: datetime) -> None:
    forms = Signing.objects.filter(petition=petition, begun_at__gt=now - timedelta(minutes=1))
    count = forms.count()
    note_pressure(petition=petition, pressure=2 if count >= FLOODED else int(count >= BUSY))


def _flooding(petition: Petition, now: datetime) -> Iterator[tuple[str, bytes]]:
    """(which mark, its value) of every crowd too large for people; what was cleared is not asked
    about again."""
    decided = set(
        Suspicion.objects.filter(petition=petition, state=State.CLEARED).values_list("by", "key")
    )
    known = {(by, bytes(key)) for by, key in decided}
    for by, most in _most(petition, now).items():
        seen = Signature.objects.filter(
            petition=petition, seen_at__gt=now - SEEN_FOR, **{f"{by}__isnull": False}
        )
        crowds = seen.values_list(by).annotate(Count("pk")).filter(pk__count__gt=most)
        for key, _count in crowds.order_by():
            if (by, bytes(key)) not in known:
                yield by, bytes(key)


def _most(petition: Petition, now: datetime) -> dict[str, int]:
    """How many of one mark may be people. While a great flood is held, fewer: what trickles in
    beside it is more likely its own. What is held by that waits for a person like the rest.
    """
    held = Suspicion.objects.filter(petition=petition, state=State.OPEN, held__gt=GREAT)
    recent = held.filter(found_at__gt=now - SEEN_FOR).exclude(by=Suspicion.By.NAME)
    stricter = STRICTER if recent.exists() else 1
    return {by: max(1, most // stricter) for by, most in MOST.items()}


@transaction.atomic
def _hold(petition: Petition, by: str, key: bytes, now: datetime) -> int:
    lock(petition.pk)
    marked = Signature.objects.filter(petition=petition, **{by: key})
    free = marked.filter(suspicion=None, invalidation=None, state=Signature.State.CONFIRMED)
    example = free.first()
    if example is None:
        return 0
    suspicion, is_new = Suspicion.objects.get_or_create(
        petition=petition,
        by=by,
        key=key,
        defaults={"found_at": now, "example": _example(by, example)},
    )
    if suspicion.state == State.UPHELD:  # more of what was struck out: asked about anew
        suspicion.state, suspicion.decided_at, suspicion.decided_by = State.OPEN, None, None
    held = free.update(suspicion=suspicion, counts=False)
    suspicion.save()
    if is_new:
        record(by_id=None, verb="suspect", subject=suspicion, held=held)
    return held


def _example(by: str, signature: Signature) -> str:
    """What staff see of a flood: its mail domain; of a network nothing is kept that says where."""
    return "" if by == Suspicion.By.NETWORK else str(signature.content.get("domain", ""))


@transaction.atomic
def clear(*, suspicion: Suspicion, by: User) -> int:
    """They are people: let them count, whatever else they have in common. How many.

    That a name is no second signature says nothing of a flood: those keep their marks.
    """
    lock(suspicion.petition_id)
    _decide(suspicion, State.CLEARED, by)
    held = Signature.objects.filter(suspicion=suspicion)
    marks = {} if suspicion.by == Suspicion.By.NAME else UNMARKED
    freed = held.update(suspicion=None, counts=COUNTS_AGAIN, **marks)
    record(by_id=by.pk, verb="clear_suspicion", subject=suspicion, signatures=freed)
    return freed


@transaction.atomic
def uphold(*, suspicion: Suspicion, why: str, by: User) -> Invalidation:
    """They are no people: strike them out, with the reason. It can be undone."""
    lock(suspicion.petition_id)
    _decide(suspicion, State.UPHELD, by)
    held = Signature.objects.filter(suspicion=suspicion)
    return _invalidate(suspicion.petition, held, why, by)


@transaction.atomic
def count_once(*, suspicions: Sequence[Suspicion], by: User) -> Invalidation:
    """Of each name one person signed twice: what they confirmed online counts, with their own
    choices, and the line on paper is struck out; of two lines the later. It can be undone.
    """
    petition = suspicions[0].petition
    lock(petition.pk)
    for each in suspicions:
        _decide(each, State.UPHELD, by)
    held = Signature.objects.filter(suspicion__in=suspicions)
    lines = _one_too_many(petition.pk, held)
    why = _("Counted once: the same person signed elsewhere too.")
    made = _invalidate(petition, Signature.objects.filter(pk__in=lines), why, by)
    held.update(suspicion=None, counts=COUNTS_AGAIN)
    return made


def _one_too_many(petition_id: int, held: QuerySet[Signature]) -> list[int]:
    """The lines on paper that are held, and one for each online signature that is."""
    chosen, online = [], Counter[bytes]()
    rows = held.filter(state=Signature.State.CONFIRMED)
    for pk, kind, key in rows.values_list("pk", "kind", "name_key"):
        if kind == Signature.Kind.PAPER:
            chosen.append(pk)
        elif key:
            online[bytes(key)] += 1
    others = on_paper(petition_id).filter(name_key__in=list(online)).exclude(pk__in=chosen)
    for pk, key in others.order_by("pk").values_list("pk", "name_key"):
        if key and online[bytes(key)]:
            online[bytes(key)] -= 1
            chosen.append(pk)
    return chosen


@transaction.atomic
def count_all(*, suspicions: Sequence[Suspicion], by: User) -> int:
    """Namesakes are different people: let them count. How many."""
    return sum(clear(suspicion=each, by=by) for each in suspicions)


def _decide(suspicion: Suspicion, state: str, by: User) -> None:
    still = Suspicion.objects.filter(pk=suspicion.pk, state=State.OPEN)
    if still.update(state=state, decided_at=clock.now(), decided_by=by) != 1:
        raise Refused(_("Somebody has decided about this already."))


@transaction.atomic
def invalidate(
    *, petition: Petition, signatures: QuerySet[Signature], why: str, by: User
) -> Invalidation:
    """Strike `signatures` of `petition` out of the number, with the reason."""
    lock(petition.pk)
    return _invalidate(petition, signatures.filter(petition=petition), why, by)


def _invalidate(
    petition: Petition, signatures: QuerySet[Signature], why: str, by: User
) -> Invalidation:
    if not why.strip():
        raise Refused(_("Say why: the reason stays with what is struck out."))
    made = Invalidation.objects.create(
        petition=petition, why=why[:500], made_at=clock.now(), made_by=by
    )
    good = signatures.filter(invalidation=None)
    made.signatures_struck = good.update(invalidation=made, suspicion=None, counts=False)
    made.save(update_fields=["signatures_struck"])
    record(by_id=by.pk, verb="invalidate", subject=made, signatures=made.signatures_struck)
    return made


@transaction.atomic
def undo(*, invalidation: Invalidation, by: User) -> int:
    """It was a mistake: what was struck out counts again, and lasts. How many.

    No mark of theirs holds them again; who comes later with the same mark is a crowd of its own.
    """
    lock(invalidation.petition_id)
    still = Invalidation.objects.filter(pk=invalidation.pk, undone_at=None)
    if still.update(undone_at=clock.now(), undone_by=by) != 1:
        raise Refused(_("This was undone already."))
    struck = Signature.objects.filter(invalidation=invalidation)
    back = struck.update(invalidation=None, counts=COUNTS_AGAIN, **UNMARKED)
    record(by_id=by.pk, verb="undo_invalidation", subject=invalidation, signatures=back)
    return back


@transaction.atomic
def forget_marks(*, now: datetime) -> int:
    """Empty the marks that floods are found by once they are a day old; how many rows."""
    old = Signature.objects.filter(seen_at__lt=now - SEEN_FOR)
    Signing.objects.filter(begun_at__lt=now - SEEN_FOR, network__isnull=False).update(network=None)
    return old.update(**UNMARKED)
