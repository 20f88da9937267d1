"""Signing: a form waits for its code, the code makes a signature, a signer takes it back."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.refusal import Refused
from yeondae.core.rows import insert, insert_unless_known, new, rewrite
from yeondae.petitions.models import Petition, Signature, Signing
from yeondae.petitions.rules import codes, flood
from yeondae.petitions.rules.keeping import refuse_after_end
from yeondae.supporters.rules import CODE_GOOD_FOR, new_code, token_hash

Kind, State, Way = Signature.Kind, Signature.State, Signature.Way


@dataclass(frozen=True)
class Sent:
    """What a new signing is found by (only hashes are kept), and the code to mail."""

    token: str
    link: str
    code: str


def begin_signing(
    *,
    petition_id: int,
    language: str,
    content: Mapping[str, Any],
    network: bytes | None,
    is_mailed: bool,
    now: datetime,
) -> Sent:
    """Keep what was typed until its code comes back. Called within a transaction.

    Where no code may be mailed (`is_mailed` False) the row is the same, and no digits match it.
    """
    token, link, code = secrets.token_urlsafe(32), secrets.token_urlsafe(16), new_code()
    hashed = token_hash(token)
    kept = codes.code_hash(hashed, code)
    signing = new(
        Signing,
        petition_id=petition_id,
        token_hash=hashed,
        link_hash=token_hash(link),
        language=language,
        content=dict(content),
        code_hash=kept if is_mailed else secrets.token_bytes(32),
        code_until=now + CODE_GOOD_FOR,
        network=network,
        begun_at=now,
    )
    insert([signing])
    return Sent(token, link, code)


def renew_code(*, signing: Signing, now: datetime) -> Sent:
    """Give a form that waits a new code and link; those before are worth nothing.

    Its token stays, which nobody but the form's own browser has.
    """
    link, code = secrets.token_urlsafe(16), new_code()
    signing.link_hash = token_hash(link)
    signing.code_hash = codes.code_hash(bytes(signing.token_hash), code)
    signing.code_until, signing.tries = now + CODE_GOOD_FOR, 0
    signing.save(update_fields=["link_hash", "code_hash", "code_until", "tries"])
    return Sent("", link, code)


def count_try(*, signing: Signing) -> None:
    """One wrong code more; `signing` is locked by the caller."""
    signing.tries += 1
    rewrite(signing, "tries")


def finish_signing(*, signing: Signing) -> None:
    """Confirmed: what was typed is destroyed, the row stays to answer a second click."""
    signing.is_confirmed, signing.content, signing.network = True, {}, None
    rewrite(signing, "is_confirmed", "content", "network")


@transaction.atomic
def forget_old_signings(*, now: datetime) -> int:
    """Destroy what nobody confirmed within 72 hours; how many."""
    return Signing.objects.filter(begun_at__lt=now - codes.SIGNING_KEPT).delete()[0]


def sign(*, signing: Signing, now: datetime) -> Signature:
    """The signature of the mailbox that confirmed: made, renewed, or there already.

    Of two confirmations at once the second waits for the first and finds its row. Called within
    a transaction that holds `signing`.
    """
    content = signing.content
    email, kind = content["email"], content.get("kind", Kind.ONLINE)
    marks = flood.marks(signing.petition_id, email)
    signer = codes.person(signing.petition_id, email, kind)
    made = new(
        Signature,
        petition_id=signing.petition_id,
        kind=kind,
        person=signer,
        withdraw_hash=token_hash(codes.withdraw_key(signer)),
        content=_kept(content),
        country=content["country"],
        language=signing.language,
        shown=content.get("shown", Signature.Shown.NOT),
        name_key=flood.name_key(content.get("name", ""), content["country"], signing.petition_id),
        signed_on=now.date(),
        seen_at=now,
        domain=marks.domain,
        pattern=marks.pattern,
        network=signing.network,
        counts=kind == Kind.ONLINE,
    )
    if insert_unless_known(made, "person"):
        return made
    return _renew(made, now)


KEPT = ("name", "organisation", "role", "reach", "agreed", "domain")


def _kept(content: Mapping[str, Any]) -> dict[str, Any]:
    """What of the form stays with the signature: no address; who asked for news is a supporter."""
    kept = {name: content[name] for name in KEPT if content.get(name)}
    return {**kept, "domain": content["email"].rpartition("@")[2].lower()}


def _renew(made: Signature, now: datetime) -> Signature:
    """The owner of a mailbox signs again: their newest choices stand, and they count once.

    An organisation that says something else of itself is checked anew.
    """
    known = Signature.objects.select_for_update().get(person=made.person)
    if (known.content, known.country) != (made.content, made.country):
        known.checked_at, known.checked_by = None, None  # of these words nobody has asked yet
    known.content, known.country, known.shown = made.content, made.country, made.shown
    known.language, known.name_key = made.language, made.name_key
    known.withdraw_hash = made.withdraw_hash  # typed from paper it had none
    known.sheet = known.brought_in = None  # it stands by itself now
    known.state, known.withdrawn_on = State.CONFIRMED, None
    known.counts = should_count(known)
    rewrite(
        known,
        "content", "country", "shown", "language", "name_key", "withdraw_hash", "state",
        "withdrawn_on", "checked_at", "checked_by_id", "sheet_id", "brought_in_id",
        "counts",
    )  # fmt: skip
    return known


def should_count(signature: Signature) -> bool:
    """Whether it belongs to the number as it stands now."""
    return (
        signature.state == State.CONFIRMED
        and signature.suspicion_id is None
        and signature.invalidation_id is None
        and (signature.kind != Kind.ORGANISATION or signature.checked_at is not None)
    )


@transaction.atomic
def withdraw(*, key: str, now: datetime) -> bool:
    """Take the signature of this mailed key back and destroy what was kept with it.

    True where there is none any more, now or before: said again, it is said alike.
    """
    signature = (
        Signature.objects.select_for_update()
        .filter(withdraw_hash=token_hash(key), state=State.CONFIRMED)
        .first()
    )
    if signature is None:
        return False
    take_out(signature=signature, now=now)
    return True


@transaction.atomic
def withdraw_for(*, signature: Signature, by: User, now: datetime) -> bool:
    """Take a signature back for its owner, who asks us to; False where it was taken back before."""
    row = Signature.objects.select_for_update().get(pk=signature.pk)
    if row.state != State.CONFIRMED:
        return False
    take_out(signature=row, now=now)
    record(by_id=by.pk, verb="withdraw_signature", subject=row)
    return True


def take_out(*, signature: Signature, now: datetime) -> None:
    """Withdrawn: it counts no more, and its name and words are destroyed."""
    signature.state, signature.withdrawn_on = State.WITHDRAWN, now.date()
    signature.content, signature.name_key, signature.shown = {}, None, Signature.Shown.NOT
    signature.counts = False
    rewrite(signature, "state", "withdrawn_on", "content", "name_key", "shown", "counts")


@transaction.atomic
def enter_reply(
    *,
    petition: Petition,
    email: str,
    name: str,
    country: str,
    shown: str,
    agreed: Sequence[str],
    signed_on: date,
    by: User,
) -> Signature:
    """Enter a signature that came as a reply by e-mail, with the sentence its sender wrote.

    From a country at risk neither name nor place is kept. Raises Refused where this mailbox has
    signed.
    """
    refuse_after_end(petition)
    if country in petition.at_risk:
        name, country, shown = "", "", Signature.Shown.NOT
    signer = codes.person(petition.pk, email, Kind.ONLINE)
    made = Signature(
        petition=petition,
        way=Way.REPLY,
        person=signer,
        withdraw_hash=token_hash(codes.withdraw_key(signer)),
        content={"name": name, "agreed": list(agreed)},
        country=country,
        language="en",
        shown=shown,
        name_key=flood.name_key(name, country, petition.pk),
        signed_on=signed_on,
        entered_by=by,
        counts=True,
    )
    if not insert_unless_known(made, "person"):
        raise Refused(_("This mailbox has signed already, so nothing was added."))
    record(by_id=by.pk, verb="enter_signature", subject=made)
    return made


@transaction.atomic
def check_organisation(*, signature: Signature, is_right: bool, by: User, now: datetime) -> None:
    """Somebody asked the organisation: its signature counts and shows, or it is taken out."""
    found = Signature.objects.select_for_update().get(pk=signature.pk)
    if found.kind != Kind.ORGANISATION or found.checked_at or found.state != State.CONFIRMED:
        raise Refused(_("This is no organisation that waits to be checked."))
    if is_right:
        found.checked_at, found.checked_by = now, by
        found.counts = should_count(found)
        found.save(update_fields=["checked_at", "checked_by", "counts"])
    else:
        take_out(signature=found, now=now)
    record(by_id=by.pk, verb="check_organisation", subject=found, is_right=is_right)
