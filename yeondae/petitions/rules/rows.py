"""Rows of a file of signatures: which columns it has, and what one row says."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from yeondae.core.countries import is_country
from yeondae.sealing.index import canonical_email

KNOWN = ("name", "country", "place", "email", "signed_on", "shown")
NEEDED = ("name", "country")
SHOWN = ("not", "first", "full")
LONGEST_ADDRESS = 254  # RFC 5321 and its erratum 1690, as on the public form
NO_ADDRESS = gettext_noop("This is not an e-mail address.")
NO_LETTER = "\ufffd"  # what stands where bytes were no UTF-8


class BadRow(ValueError):
    """What is wrong with one row, in English: who shows it puts it into the reader's language."""


@dataclass(frozen=True)
class Row:
    """One signature of a file."""

    name: str
    country: str
    place: str
    email: str
    signed_on: date | None
    shown: str


def read_heads(first_line: str) -> tuple[list[str], str]:
    """The columns and the delimiter of a file. Raises ValueError where one is missing."""
    plain = first_line.lstrip("\ufeff").strip()
    delimiter = max(",;\t", key=plain.count)
    heads = [each.strip().strip('"').lower() for each in plain.split(delimiter)]
    missing = [each for each in NEEDED if each not in heads]
    if missing:
        raise ValueError(
            _("The first line must name the columns; %(columns)s is missing.")
            % {"columns": ", ".join(missing)}
        )
    return heads, delimiter


def read_rows(
    text: str, heads: Sequence[str], delimiter: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of one part of a file: the line of it on which each begins, counted from 1 as an
    editor does, and its cells by their columns. Empty ones are left out; one whose quotation mark
    never ends has no cells.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell larger than any can be
            yield line, {}
            continue
        # A line break within a cell is a space: nobody's name has two lines.
        plain = [" ".join(cell.split()) for cell in cells]
        if any(plain):
            yield line, dict(zip(heads, plain, strict=False))


def count_lines(text: str) -> int:
    """How many lines a part has, as `read_rows` counts them."""
    return sum(1 for _line in io.StringIO(text, newline=""))


def read_row(cells: dict[str, str], last_day: date) -> Row:
    """What a row says; it was signed by `last_day`. Raises BadRow with what is wrong."""
    name, country = cells.get("name", ""), cells.get("country", "").upper()
    if NO_LETTER in "".join(cells.values()):
        raise BadRow(
            gettext_noop("Letters cannot be read: save the file as UTF-8 and bring it in again.")
        )
    if not name or len(name) > 120 or any(not mark.isprintable() for mark in name):
        raise BadRow(gettext_noop("The name is missing or cannot be read."))
    if not is_country(country):
        raise BadRow(gettext_noop("The country must have its two letters, such as DE."))
    return Row(
        name=name,
        country=country,
        place=cells.get("place", "")[:120],
        email=_email(cells.get("email", "")),
        signed_on=_day(cells.get("signed_on", ""), last_day),
        shown=cells.get("shown", "") if cells.get("shown", "") in SHOWN else "not",
    )


def _email(written: str) -> str:
    if not written:
        return ""
    try:
        validate_email(written)
        canonical_email(written)
    except (ValidationError, ValueError):
        raise BadRow(NO_ADDRESS) from None
    if len(written) > LONGEST_ADDRESS:  # cut, it would be somebody else's
        raise BadRow(NO_ADDRESS)
    return written


def _day(written: str, last_day: date) -> date | None:
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        raise BadRow(gettext_noop("The day must be written like 2026-11-23.")) from None
    if day and day > last_day:
        raise BadRow(gettext_noop("This day is still to come."))
    return day
