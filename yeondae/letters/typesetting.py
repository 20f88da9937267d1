"""From a frozen letter to the page that leaves: its sheet, its PDF, and what a mail says.

The addressee is whoever holds the office on the day of typesetting. Each letter is set by itself:
letters set together would share a font, and so carry the rare characters of each other's names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from django.conf import settings
from django.utils.translation import gettext, override

from yeondae.directory.models import ContactPoint, Holder, Office
from yeondae.directory.queries import addressed
from yeondae.directory.rules import Address
from yeondae.letters.models import Letter
from yeondae.typeset.letter import LetterSheet, Paper

US_LETTER = "us-letter"


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who holds an office on one day, and how a letter in one language begins and ends."""

    holder: Holder | None
    address: Address
    postal: tuple[str, ...]


class Addressees:
    """Looks each office and language up once; for one run of typesetting."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._known: dict[tuple[int, str], Addressee] = {}

    def of(self, office: Office, language: str) -> Addressee:
        """The addressee of a letter in `language` today, a date at the office."""
        key = (office.pk, language)
        if key not in self._known:
            day = self.now.astimezone(ZoneInfo(office.time_zone)).date()
            self._known[key] = Addressee(
                office.holder_on(day), addressed(office, language, day=day), _postal(office, day)
            )
        return self._known[key]

    def holder_id(self, office: Office) -> int | None:
        """Who holds `office` today."""
        holder = self.of(office, office.language).holder
        return holder.pk if holder else None


def _postal(office: Office, day: date) -> tuple[str, ...]:
    """The lines of the office's postal address that holds on `day`; empty: not supplied."""
    for point in office.contact_points.filter(kind=ContactPoint.Kind.POST, is_supplied=True):
        ended = point.valid_until is not None and point.valid_until < day
        if not ended and not (point.valid_from and day < point.valid_from):
            return tuple(point.address_lines.splitlines())
    return ()


def verify_url(reference: str) -> str:
    """The page that tells a recipient what this letter is; it names nobody."""
    return f"{settings.SITE_URL}/l/{reference}"


@lru_cache(maxsize=4096)
def long_date(day: date, language: str) -> str:
    """The date as a letter in `language` writes it; in English where Babel lacks the language."""
    return format_date(day, "long", locale=_locale(language))


def from_to(first: date, last: date, language: str) -> str:
    """Both dates, a year that they share written once: "27 November to 13 December 2007"."""
    if first == last:
        return long_date(first, language)
    begin, end = long_date(first, language), long_date(last, language)
    if first.year == last.year:
        locale = _locale(language)
        if begin.startswith(str(first.year)):  # the year comes first, as in Korean
            end = format_skeleton("MMMMd", last, locale=locale)
        else:
            begin = format_skeleton("MMMMd", first, locale=locale)
    return gettext("%(first)s to %(last)s") % {"first": begin, "last": end}


def _locale(language: str) -> Locale:
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
    if locale.language == "en" and locale.territory is None:
        return Locale("en", "GB")
    return locale


def sheet_of(letter: Letter, addressee: Addressee) -> LetterSheet:
    """What stands on the paper."""
    content: dict[str, Any] = letter.content
    day = letter.frozen_at.astimezone(ZoneInfo(letter.office.time_zone)).date()
    return LetterSheet(
        language=letter.language,
        sender_lines=content.get("sender") or content["signature"],
        recipient_lines=[*addressee.address.lines, *addressee.postal],
        place_and_date=long_date(day, letter.language),
        subject=content["subject"],
        salutation=addressee.address.salutation,
        paragraphs=content["paragraphs"],
        demands=content["demands"],
        after_demands=content["after"],
        closing=addressee.address.closing,
        signature_lines=content["signature"],
        reference=letter.reference,
        verify_url=verify_url(letter.reference),
        dated=day,
        paper=cast(Paper, letter.paper),
        window="us10" if letter.paper == US_LETTER else "din5008-b",
    )


def plain_text(sheet: LetterSheet) -> str:
    """The same letter as the text of a mail."""
    with override(sheet.language):
        about = gettext("What this letter is:")
        reference = gettext("Reference %s") % sheet.reference
    demands = [f"- {demand}" for demand in sheet.demands]
    parts: list[Sequence[str]] = [
        sheet.recipient_lines,
        [sheet.place_and_date],
        [sheet.subject],
        [sheet.salutation],
        *([paragraph] for paragraph in sheet.paragraphs),
        demands,
        *([paragraph] for paragraph in sheet.after_demands),
        [sheet.closing],
        sheet.signature_lines,
        [reference, f"{about} {sheet.verify_url}"],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)
