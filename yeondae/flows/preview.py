"""The page as it will arrive, before anybody confirmed it: the same paper, a reference to come."""

from datetime import datetime
from typing import Any

from yeondae.core.countries import paper_in
from yeondae.directory.models import Office
from yeondae.letters.models import Letter
from yeondae.letters.typesetting import Addressees, sheet_of
from yeondae.typeset.letter import letter_pdf

REFERENCE = "NNNN-NNNN"  # no letter's: references are drawn when a letter is frozen


def preview(
    *, office: Office, language: str, content: dict[str, Any], country: str, now: datetime
) -> bytes:
    """The PDF of a letter to `office` that is not frozen yet. Raises TypesetError."""
    letter = Letter(
        reference=REFERENCE,
        office=office,
        language=language,
        paper=paper_in(country),
        content=content,
        frozen_at=now,
    )
    return letter_pdf(sheet_of(letter, Addressees(now).of(office, language)))
