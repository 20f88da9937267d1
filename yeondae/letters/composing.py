"""From a sample letter and what a supporter typed to the words that are frozen.

The writer edits one plain text: paragraphs with empty lines between them, demands as lines that
begin with a dash. It is read back into parts here, never as markup.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.appeals.models import Appeal
from yeondae.calls.words import OF_THE_WRITER, SampleLetter, fill, known
from yeondae.core.countries import country_name

MOST_CHARACTERS = 12_000  # about four pages; a minister reads one
BLANK = "_" * 16
_DEMAND = re.compile(r"^\s*[-–—•*·]\s+")
Signed = Appeal.Signed


class Content(TypedDict):
    """What of a letter is frozen; address and salutation come from whoever holds the office."""

    subject: str
    paragraphs: list[str]
    demands: list[str]
    after: list[str]
    signature: list[str]


def sample_text(sample: SampleLetter, values: Mapping[str, str]) -> str:
    """The sample letter as one text to edit, its fields with a known value filled in.

    A sentence about something of the case that is not known or may not show is left out.
    """
    demands = filter(None, (known(demand, values) for demand in sample["demands"]))
    parts = [
        *(known(paragraph, values) for paragraph in sample["paragraphs"]),
        "\n".join(f"– {demand}" for demand in demands),
        *(known(paragraph, values) for paragraph in sample["after"]),
    ]
    return fill("\n\n".join(part for part in parts if part), dict(values))


def with_blanks(text: str) -> str:
    """`text` for paper that is filled in by hand: a line where it speaks of its writer."""
    return fill(text, dict.fromkeys(OF_THE_WRITER, BLANK))


def read(text: str) -> tuple[list[str], list[str], list[str]]:
    """Paragraphs, demands and what follows, from a text as it was typed.

    The first run of lines with a dash is the demands; later ones stay where they stand.
    """
    before: list[str] = []
    demands: list[str] = []
    after: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if after or not any(_DEMAND.match(line) for line in lines):
            (after if demands else before).extend(["\n".join(lines)] if lines else [])
            continue
        for line in lines:
            _sort(line, before, demands, after)
    return before, demands, after


def _sort(line: str, before: list[str], demands: list[str], after: list[str]) -> None:
    if _DEMAND.match(line) and not after:
        demands.append(_DEMAND.sub("", line))
    else:
        (after if demands else before).append(line)


def is_changed(text: str, sample: str) -> bool:
    """Whether `text` says something else than `sample`; spaces and line ends do not count."""
    return [[_squeezed(each) for each in part] for part in read(text)] != [
        [_squeezed(each) for each in part] for part in read(sample)
    ]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def compose(
    text: str,
    *,
    subject: str,
    signed: str,
    name: str,
    organisation: str,
    country: str,
    language: str,
) -> Content:
    """The content to freeze: `text` read into parts, the remaining fields filled as it is signed.

    `language` is the letter's own; `country` is a code of two letters.
    """
    values = _writer(signed, name, organisation, country, language)
    before, demands, after = ([fill(each, values) for each in part] for part in read(text))
    return Content(
        subject=subject,
        paragraphs=before,
        demands=demands,
        after=after,
        signature=signature(
            signed, name=name, organisation=organisation, country=country, language=language
        ),
    )


def signature(
    signed: str, *, name: str, organisation: str, country: str, language: str
) -> list[str]:
    """The lines under a letter. Without a choice nobody is named (design rule 3)."""
    place = country_name(country, language)
    with override(language):
        if signed == Signed.NAME_COUNTRY and name:
            return [name, place]
        if signed == Signed.ORGANISATION and organisation:
            return [organisation, place]
        return [_("A supporter in %(country)s, name withheld") % {"country": place}]


def _writer(
    signed: str, name: str, organisation: str, country: str, language: str
) -> dict[str, str]:
    """Values for the fields that speak of the writer; neutral words where they are withheld."""
    with override(language):
        return {
            "name": name if signed == Signed.NAME_COUNTRY and name else _("a supporter"),
            "place": country_name(country, language),
            "organisation": organisation
            if signed == Signed.ORGANISATION and organisation
            else _("my organisation"),
        }


def letter_language(office_language: str, editions: Sequence[str], *, reader: str) -> str:
    """The language in which an office is written to: its own, else English, else the reader's.

    Raises ValueError where the call has no edition at all.
    """
    for choice in (office_language, "en", reader):
        if choice in editions:
            return choice
    if not editions:
        raise ValueError("This call has no public edition to write from.")
    return editions[0]
