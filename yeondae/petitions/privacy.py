"""What a signer can see and have destroyed; and how personal data ends with the petition.

Kept of a mailbox are its signatures, forms that still wait for their code, and lines that somebody
typed from a sheet on which two people do not agree yet.
"""

from collections.abc import Callable, Iterable, Iterator
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
    Sheet,
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
        for signature in signatures_of(email)
    ]


def export_waiting(email: str, forms: Iterable[Signing] | None = None) -> list[dict[str, Any]]:
    """What of a mailbox is no signature yet, in plain words. Raises ValueError as `export`.

    `forms`: its forms, where they are at hand; each one that waits is opened to find them.
    """
    waiting = [
        {
            "call": form.petition.call.code,
            "way": Signature.Way.FORM.value,
            "since": form.begun_at.isoformat(),
            "kept": form.content,
        }
        for form in (forms_of(email) if forms is None else forms)
    ]
    lines = [
        {
            "call": entry.sheet.petition.call.code,
            "way": Signature.Way.SHEET.value,
            "since": entry.made_at.isoformat(),
            "kept": line,
        }
        for entry, line in _lines_of(email)
    ]
    return waiting + lines


@transaction.atomic
def erase(email: str, *, now: datetime) -> int:
    """Withdraw every signature of a mailbox, destroy its index and what was not confirmed, its
    lines as they were typed from sheets, and the files in which it may stand: those are made again.

    How many signatures there were.
    """
    Signing.objects.filter(pk__in=[form.pk for form in forms_of(email)]).delete()
    found = signatures_of(email)
    for signature in found:
        if signature.state == Signature.State.CONFIRMED:
            take_out(signature=signature, now=now)
        Signature.objects.filter(pk=signature.pk).update(
            person=None, withdraw_hash=None, domain=None, pattern=None, network=None, seen_at=None
        )
    _strike_lines(email)
    _destroy_packs({signature.petition_id for signature in found})
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


def _strike_lines(email: str) -> None:
    """Empty the lines of a mailbox on sheets that wait; a sheet keeps its number of lines."""
    entries = {entry.pk: entry for entry, _line in _lines_of(email)}
    wanted = canonical_email(email)
    for entry in entries.values():
        entry.content = [
            STRUCK if _is_of(line.get("email", ""), wanted) else line for line in entry.content
        ]
        entry.save(update_fields=["content"])


def _lines_of(email: str) -> Iterator[tuple[Entry, dict[str, str]]]:
    """Lines of a mailbox on sheets that wait; what was typed from the others is destroyed."""
    wanted = canonical_email(email)
    waiting = Entry.objects.filter(sheet__state__in=Sheet.WAITING, sheet__mode=Sheet.Mode.TYPED)
    for entry in waiting.select_related("sheet__petition__call").order_by("pk").iterator():
        for line in entry.content or []:
            if _is_of(line.get("email", ""), wanted):
                yield entry, line


def _destroy_packs(petitions: Iterable[int]) -> None:
    for pack in Pack.objects.filter(petition__in=petitions).exclude(file=""):
        files.destroy(pack.file)
        pack.file = ""
        pack.save(update_fields=["file"])


def signatures_of(email: str) -> list[Signature]:
    """Every signature of a mailbox, those that were taken back too. Raises ValueError."""
    keys = [
        person(petition_id, email, kind)
        for petition_id in Petition.objects.values_list("pk", flat=True)
        for kind in (Signature.Kind.ONLINE, Signature.Kind.ORGANISATION)
    ]
    return list(Signature.objects.filter(person__in=keys).select_related("petition__call"))


def forms_of(email: str) -> list[Signing]:
    """Forms that nobody confirmed; they live for days, so there are few to open."""
    wanted = canonical_email(email)
    forms = Signing.objects.filter(is_confirmed=False).select_related("petition__call")
    return [
        form
        for form in forms.order_by("pk").iterator()
        if _is_of(form.content.get("email", ""), wanted)
    ]


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
