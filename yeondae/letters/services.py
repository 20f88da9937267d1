"""The only writer of letters once they are frozen: typeset, looked at, erased."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.letters.models import EarlierPage, Letter
from yeondae.letters.typesetting import Addressees, plain_text, sheet_of
from yeondae.sealing import files
from yeondae.typeset.letter import TypesetError, letter_pdf

KIND = "letter"


def typeset(*, letters: Sequence[Letter], now: datetime, copied: Collection[int] = ()) -> int:
    """Give each of `letters` its PDF for whoever holds its office `now`; how many got one.

    They come with `office__organisation` loaded. One that cannot be set keeps the reason in
    `trouble` and stops nobody else's. Bytes of an earlier setting are destroyed, but kept as proof
    of the letters in `copied` (their keys), whose copies have left with them.
    """
    addressees = Addressees(now)
    return sum(_typeset(letter, addressees, letter.pk in copied) for letter in letters)


def _typeset(letter: Letter, addressees: Addressees, is_copied: bool) -> bool:
    addressee = addressees.of(letter.office, letter.language)
    before = letter.pdf
    sheet = sheet_of(letter, addressee)
    try:
        pdf = letter_pdf(sheet)
    except TypesetError as error:
        letter.trouble = str(error)
        letter.save(update_fields=["trouble"])
        return False
    kept = files.keep(pdf, KIND)
    letter.pdf, letter.text, letter.trouble = kept, plain_text(sheet), ""
    letter.holder = addressee.holder
    # Another worker may have set it in the same moment: the first one stands.
    waiting = Letter.objects.filter(pk=letter.pk, pdf=before, erased_at=None)
    if waiting.update(pdf=kept, text=letter.text, trouble="", holder=letter.holder) != 1:
        files.destroy(kept)
        letter.refresh_from_db()
        return False
    if before and is_copied:
        EarlierPage.objects.create(letter=letter, pdf=before, replaced_at=addressees.now)
    elif before:
        files.destroy(before)
    return True


def document(letter: Letter) -> bytes:
    """The bytes that are sent. Raises NoSuchFile where there are none (any more)."""
    if not letter.pdf:
        raise files.NoSuchFile(f"The letter {letter.pk} has no page.")
    return files.fetch(letter.pdf)


def earlier_document(page: EarlierPage) -> bytes:
    """The bytes that left in copies before the office changed hands. Raises NoSuchFile."""
    return files.fetch(page.pdf)


def forget_page(*, letter: Letter) -> None:
    """The sealed file is gone although the letter goes on: let it be typeset once more."""
    Letter.objects.filter(pk=letter.pk, pdf=letter.pdf).update(pdf="")


@transaction.atomic
def let_pass(*, letter: Letter, by: User) -> bool:
    """Somebody looked at the changed text and lets it go. False where it was decided already."""
    return _decide(letter, Letter.Look.PASSED, by)


@transaction.atomic
def refuse(*, letter: Letter, by: User) -> bool:
    """Somebody looked at the changed text and does not send it. False where it was decided."""
    return _decide(letter, Letter.Look.REFUSED, by)


def _decide(letter: Letter, look: str, by: User) -> bool:
    waiting = Letter.objects.filter(pk=letter.pk, look=Letter.Look.WAITING)
    if waiting.update(look=look, looked_at=clock.now(), looked_by=by) != 1:
        return False
    letter.refresh_from_db(fields=["look", "looked_at", "looked_by"])
    record(by_id=by.pk, verb=f"letter_{look}", subject=letter)
    return True


def erase(*, letters: Iterable[Letter], now: datetime) -> int:
    """Destroy text and PDF; call, office, language and day stay, tied to nobody. How many."""
    count = 0
    for letter in letters:
        for page in letter.earlier_pages.all():
            files.destroy(page.pdf)
            page.delete()
        if letter.pdf:
            files.destroy(letter.pdf)
        Letter.objects.filter(pk=letter.pk).update(
            content={}, text="", trouble="", pdf="", erased_at=now
        )
        count += 1
    return count
