"""The reads of petitions. What a crowd asks for is remembered for a moment."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import cast

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from yeondae.accounts.models import User
from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES
from yeondae.core.memory import Memory
from yeondae.core.rows import columns, read_joined
from yeondae.petitions.models import (
    Addressee,
    Handover,
    HandoverPicture,
    Invalidation,
    Petition,
    PetitionText,
    Sheet,
    Signature,
    Signing,
    Suspicion,
)
from yeondae.petitions.rules.codes import SIGNING_KEPT
from yeondae.petitions.rules.opening import holds_words
from yeondae.petitions.services.namesakes import KEY_LENGTH, standing
from yeondae.supporters.rules import token_hash

PUBLIC = (Petition.State.OPEN, Petition.State.CLOSED)
NAMES_SHOWN = 100
NAMESAKES_SHOWN, OTHERS_SHOWN = 50, 8
JOINED = (Signing, Petition, Call)
# With what a page is made of (1.5 s) and the page itself (3 s) still under five seconds.
_known: Memory[str, Petition | None] = Memory(seconds=0.4)


def public_petition(slug: str) -> Petition | None:
    """The open or closed petition of the call at `slug`, ready for its page.

    None while its words or those of its call are held back.
    """
    found = out_petition(slug)
    return None if found is None or holds_words(found) else found


def out_petition(slug: str) -> Petition | None:
    """The same, whatever its words: for the ledger, which names nobody they are about."""
    return _known.get(slug, lambda: _public(slug))


def forget() -> None:
    """Remember no petition any more (tests)."""
    _known.forget()


def _public(slug: str) -> Petition | None:
    year, _dash, number = slug.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
        return None
    texts = Prefetch("texts", PetitionText.objects.filter(is_public=True))
    return (
        Petition.objects.filter(state__in=PUBLIC, call__state__in=PUBLIC_STATES)
        .filter(call__year=int(year[:6]), call__number=int(number[:9]))
        .select_related("call", "partner", "tally")
        .prefetch_related(texts, _addressees())
        .first()
    )


def _addressees() -> "Prefetch[str]":
    offices = Addressee.objects.select_related("office__organisation")
    return Prefetch("addressees", offices.prefetch_related("office__holders"))


def of_call(call: Call) -> Petition | None:
    """The public petition that a call carries."""
    return public_petition(call.slug)


def desk_petitions() -> QuerySet[Petition]:
    """Every petition for the desk, the youngest first."""
    return (
        Petition.objects.select_related("call", "tally", "partner", "opened_by", "checked_by")
        .prefetch_related("texts", _addressees())
        .order_by("-made_at")
    )


def locked_signing(column: str, value: bytes, *, now: datetime) -> Signing | None:
    """The signing with `value` in `column` ("token_hash" or "link_hash"), locked until the end.

    Its petition and call come in the same query. Written as SQL: crowds wait for it.
    """
    for signing, petition, call in read_joined(
        JOINED, _locked(column), [value, now - SIGNING_KEPT]
    ):
        petition.call, signing.petition = call, petition
        return cast(Signing, signing)
    return None


@lru_cache(maxsize=2)
def _locked(column: str) -> str:
    if column not in ("token_hash", "link_hash"):
        raise ValueError(f"A signing is not found by its {column}.")
    signing, petition, call = (each._meta.db_table for each in JOINED)
    wanted = ", ".join(columns(model, alias) for model, alias in zip(JOINED, "spc", strict=True))
    lock = " FOR UPDATE OF s" if connection.features.has_select_for_update_of else ""
    # Names of our own tables and columns only; what people typed goes in as parameters.
    return (
        f"SELECT {wanted} FROM {signing} s JOIN {petition} p ON p.id = s.petition_id "  # noqa: S608
        f"JOIN {call} c ON c.id = p.call_id WHERE s.{column} = %s AND s.begun_at > %s{lock}"
    )


def signing_by_link(link: str, *, now: datetime) -> Signing | None:
    """The signing that a mailed link speaks of."""
    found = Signing.objects.filter(link_hash=token_hash(link), begun_at__gt=now - SIGNING_KEPT)
    return found.first()


def by_withdraw_key(key: str) -> Signature | None:
    """The signature that a mailed key takes back; None where there is none any more."""
    return (
        Signature.objects.filter(withdraw_hash=token_hash(key), state=Signature.State.CONFIRMED)
        .select_related("petition__call", "petition__tally")
        .first()
    )


def stand(signatures: QuerySet[Signature]) -> bool:
    """Whether any of them is neither withdrawn nor struck out."""
    return signatures.filter(state=Signature.State.CONFIRMED, invalidation=None).exists()


def struck_with(signatures: QuerySet[Signature]) -> Invalidation | None:
    """With what they were struck out; None where any of them stands, or none was."""
    struck = signatures.exclude(invalidation=None).select_related("invalidation")
    first = None if stand(signatures) else struck.first()
    return first.invalidation if first else None


def named(petition: Petition) -> QuerySet[Signature]:
    """Who chose to be shown and is in the published number, organisations too.

    Of people in a country at risk nobody, whatever they chose: it may have become one since.
    """
    counted = Signature.objects.filter(petition=petition, counted=True)
    at_risk = Q(country__in=petition.at_risk) & ~Q(kind=Signature.Kind.ORGANISATION)
    return counted.exclude(shown=Signature.Shown.NOT).exclude(at_risk)


def shown_people(petition: Petition) -> QuerySet[Signature]:
    """The newest of the people among them."""
    people = named(petition).exclude(kind=Signature.Kind.ORGANISATION)
    return people.order_by("-pk")[:NAMES_SHOWN]


def organisations(petition_id: int) -> QuerySet[Signature]:
    """Organisations that signed and were checked, in the order of signing."""
    return Signature.objects.filter(
        petition_id=petition_id, kind=Signature.Kind.ORGANISATION, counts=True
    ).order_by("pk")


def to_check() -> QuerySet[Signature]:
    """Organisations whose signature nobody has checked."""
    return (
        Signature.objects.filter(
            kind=Signature.Kind.ORGANISATION,
            state=Signature.State.CONFIRMED,
            checked_at=None,
            invalidation=None,
        )
        .select_related("petition__call")
        .order_by("pk")
    )


def suspected() -> QuerySet[Suspicion]:
    """Floods, and people who may have signed twice, that wait for a decision: those of which
    somebody has not taken the signature back meanwhile."""
    held = Signature.objects.filter(suspicion=OuterRef("pk"), state=Signature.State.CONFIRMED)
    waiting = Suspicion.objects.filter(Exists(held), state=Suspicion.State.OPEN)
    return waiting.select_related("petition__call")


def floods() -> QuerySet[Suspicion]:
    """Floods alone."""
    return suspected().exclude(by=Suspicion.By.NAME)


def with_namesakes() -> QuerySet[Petition]:
    """Petitions that somebody may have signed twice; `namesakes` says of how many names."""
    names = suspected().filter(by=Suspicion.By.NAME).values("pk")
    counted = Count("suspicions", filter=Q(suspicions__in=names))
    return Petition.objects.annotate(namesakes=counted).filter(namesakes__gt=0)


@dataclass(frozen=True)
class Namesakes:
    """Signatures that are held, and others of the same name and country, the first few."""

    suspicion: Suspicion
    held: Sequence[Signature]
    others: Sequence[Signature]
    more: int

    @property
    def is_online(self) -> bool:
        """Whether somebody among them signed online."""
        return any(each.kind == Signature.Kind.ONLINE for each in (*self.held, *self.others))


def of_names(petition_id: int) -> list[Suspicion]:
    """Everyone who may have signed twice, for somebody to decide; the oldest first."""
    rows = suspected().filter(petition=petition_id, by=Suspicion.By.NAME)
    return list(rows.order_by("found_at", "pk"))


def namesakes(suspicions: Sequence[Suspicion]) -> list[Namesakes]:
    """What somebody looks at to decide, of the first fifty."""
    some = suspicions[:NAMESAKES_SHOWN]
    rows = Signature.objects.filter(suspicion__in=some, state=Signature.State.CONFIRMED)
    held, others = defaultdict(list), defaultdict(list)
    for row in rows.order_by("pk"):
        held[row.suspicion_id].append(row)
    names = [row.name_key for each in held.values() for row in each if row.name_key]
    alike = standing(some[0].petition_id).filter(name_key__in=names) if some else rows.none()
    for row in alike.filter(suspicion=None).order_by("-kind", "pk"):
        others[bytes(row.name_key or b"")[:KEY_LENGTH]].append(row)
    return [
        Namesakes(
            suspicion=each,
            held=held[each.pk],
            others=others[bytes(each.key)][:OTHERS_SHOWN],
            more=len(others[bytes(each.key)][OTHERS_SHOWN:]),
        )
        for each in some
    ]


def sheets_for(user: User) -> QuerySet[Sheet]:
    """Sheets to enter: those that somebody else began, and those of which there is a picture."""
    pictured = Q(state=Sheet.State.OUT) & ~Q(image="")
    waiting = Sheet.objects.filter(Q(state__in=Sheet.WAITING) | pictured)
    return waiting.exclude(entries__made_by=user)


def unchecked(user: User) -> QuerySet[Petition]:
    """Open petitions that another person put out and nobody has checked."""
    return Petition.objects.filter(state=Petition.State.OPEN, checked_at=None).exclude(
        opened_by=user
    )


def presentations(petition_id: int) -> QuerySet[Handover]:
    """Published records of handing over, the youngest first."""
    shown = Prefetch("pictures", HandoverPicture.objects.filter(is_public=True))
    return (
        Handover.objects.filter(petition_id=petition_id, published_at__isnull=False)
        .select_related("office")
        .prefetch_related(shown)
    )


def shown_picture(petition_id: int, pk: int) -> HandoverPicture | None:
    """A picture of a published record that everyone may see."""
    shown = HandoverPicture.objects.filter(pk=pk, is_public=True)
    return shown.filter(
        handover__petition=petition_id, handover__published_at__isnull=False
    ).first()
