"""What a signer can take away or have destroyed; and how personal data ends with the petition."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from yeondae.cases.models import Case
from yeondae.petitions.models import (
    Entry,
    Handover,
    HandoverPicture,
    Pack,
    Petition,
    PetitionText,
    Signature,
    Signing,
    Tally,
)
from yeondae.petitions.rules.codes import person
from yeondae.petitions.rules.sheets import UNREADABLE
from yeondae.petitions.services.signing import take_out
from yeondae.sealing import files
from yeondae.sealing.index import canonical_email

STRUCK = {"name": UNREADABLE, "place": "", "email": ""}


def export(email: str) -> list[dict[str, Any]]:
    """Every signature of a mailbox, in plain words. Raises ValueError where it is no address."""
    return [
        {
            "call": signature.petition.call.code,
            "kind": signature.kind,
            "signed_on": signature.signed_on.isoformat(),
            "withdrawn_on": signature.withdrawn_on and signature.withdrawn_on.isoformat(),
            "country": signature.country,
            "shown": signature.shown,
            "kept": signature.content,
        }
        for signature in _of(email)
    ]


@transaction.atomic
def erase(email: str, *, now: datetime) -> int:
    """Withdraw every signature of a mailbox, destroy its index and what was not confirmed, its
    lines as they were typed from sheets, and the files in which it may stand: those are made again.

    How many signatures there were.
    """
    Signing.objects.filter(pk__in=[form.pk for form in _forms_of(email)]).delete()
    found = _of(email)
    for signature in found:
        if signature.state == Signature.State.CONFIRMED:
            take_out(signature=signature, now=now)
        Signature.objects.filter(pk=signature.pk).update(
            person=None, withdraw_hash=None, domain=None, pattern=None, network=None, seen_at=None
        )
    petitions = {signature.petition_id for signature in found}
    _strike_lines(email, petitions)
    _destroy_packs(petitions)
    return len(found)


@transaction.atomic
def unname(*, case: Case, without: Callable[[Any], Any]) -> None:
    """Take the names of somebody who is erased out of the petitions of a case.

    `without` as `cases.naming_rules.without_names` makes it. The words of an open petition stay:
    people sign them as they are. Books in which the others are printed are destroyed.
    """
    over = Petition.objects.filter(call__case=case).exclude(state=Petition.State.OPEN)
    for text in PetitionText.objects.filter(petition__in=over):
        title, words = without(text.title)[:200], without(text.text)
        if (title, words) != (text.title, text.text):
            PetitionText.objects.filter(pk=text.pk).update(title=title, text=words)
            _destroy_packs([text.petition_id])
    for record in Handover.objects.filter(petition__call__case=case):
        record.words, record.presented_by = without(record.words), without(record.presented_by)
        record.save(update_fields=["words", "presented_by"])
    for picture in HandoverPicture.objects.filter(handover__petition__call__case=case):
        picture.words = without(picture.words)
        picture.save(update_fields=["words"])


def _strike_lines(email: str, petitions: Iterable[int]) -> None:
    """Empty the lines of a mailbox on sheets that wait; a sheet keeps its number of lines."""
    wanted = canonical_email(email)
    for entry in Entry.objects.filter(sheet__petition__in=petitions).iterator():
        lines = entry.content if isinstance(entry.content, list) else []
        kept = [STRUCK if _is_of(line.get("email", ""), wanted) else line for line in lines]
        if kept != lines:
            entry.content = kept
            entry.save(update_fields=["content"])


def _destroy_packs(petitions: Iterable[int]) -> None:
    for pack in Pack.objects.filter(petition__in=petitions).exclude(file=""):
        files.destroy(pack.file)
        pack.file = ""
        pack.save(update_fields=["file"])


def _of(email: str) -> list[Signature]:
    keys = [
        person(petition_id, email, kind)
        for petition_id in Petition.objects.values_list("pk", flat=True)
        for kind in (Signature.Kind.ONLINE, Signature.Kind.ORGANISATION)
    ]
    return list(Signature.objects.filter(person__in=keys).select_related("petition__call"))


def _forms_of(email: str) -> list[Signing]:
    """Forms that nobody confirmed; they live for days, so there are few to open."""
    wanted = canonical_email(email)
    forms = Signing.objects.iterator()
    return [form for form in forms if _is_of(form.content.get("email", ""), wanted)]


def _is_of(typed: str, wanted: str) -> bool:
    try:
        return canonical_email(typed) == wanted
    except ValueError:
        return False


@transaction.atomic
def end_personal_data(petition: Petition) -> int:
    """Destroy names, indexes and what opens the leaves; number and ledger stay and verify.

    Of an organisation its own name and reach stay: they are nobody's personal data.
    """
    Signing.objects.filter(petition=petition).delete()
    Tally.objects.filter(petition=petition).update(secret="")
    organisations = Signature.objects.filter(petition=petition, kind=Signature.Kind.ORGANISATION)
    public = {each.pk: _of_organisation(each) for each in organisations if each.counts}
    count = Signature.objects.filter(petition=petition).update(
        content={}, person=None, withdraw_hash=None, name_key=None, network=None, domain=None,
        pattern=None, seen_at=None, shown=Signature.Shown.NOT,
    )  # fmt: skip
    for pk, content in public.items():
        Signature.objects.filter(pk=pk).update(content=content)
    return count


def _of_organisation(signature: Signature) -> dict[str, Any]:
    kept = signature.content
    return {name: kept[name] for name in ("organisation", "reach") if kept.get(name)}
