"""Paper: what a typed line says, where two entries differ, which columns a country's form has."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

UNREADABLE, UNSETTLED = "-", "?"


class Line(TypedDict):
    """One row of a sheet as somebody read it; a name of "-" could not be read."""

    name: str
    place: str
    email: str


@dataclass(frozen=True)
class Pair:
    """One line as two people read it."""

    number: int
    first: Line
    second: Line
    is_same: bool

    @property
    def readings(self) -> tuple[str, str]:
        """Both as they are typed."""
        return _written(self.first), _written(self.second)


def read_lines(typed: str) -> list[Line]:
    """Lines such as "Ann Example; Hamburg; ann@example.org"; place and address may be missing."""
    lines = []
    for row in typed.replace("\r\n", "\n").split("\n"):
        if row.strip():
            name, place, email, *_rest = [*(part.strip() for part in row.split(";")), "", "", ""]
            lines.append(Line(name=name[:120], place=place[:120], email=email[:254]))
    return lines


def compared(first: Sequence[Line], second: Sequence[Line]) -> list[Pair]:
    """Both entries side by side; a line that one of them lacks differs."""
    nothing = Line(name="", place="", email="")
    pairs = []
    for number in range(max(len(first), len(second))):
        one = first[number] if number < len(first) else nothing
        two = second[number] if number < len(second) else nothing
        pairs.append(Pair(number + 1, one, two, _folded(one) == _folded(two)))
    return pairs


def proposed(pairs: Sequence[Pair]) -> str:
    """What a third person begins with: what both read alike, and "?" where they differ."""
    return "\n".join(pair.readings[0] if pair.is_same else UNSETTLED for pair in pairs)


def _written(line: Line) -> str:
    return "; ".join((line["name"], line["place"], line["email"])).rstrip("; ")


def _folded(line: Line) -> tuple[str, str, str]:
    return folded(line["name"]), folded(line["place"]), line["email"].casefold()


def folded(text: str) -> str:
    """Without case, spaces and marks between words: what two readers may write differently."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(mark for mark in plain if mark.isalnum())
    return kept or plain.strip()


def counted_in(results: Mapping[str, object]) -> bool:
    """Whether what became of a sheet's lines says that any of them counted, or waits."""
    return bool(results.get("counted")) or any(
        each in ("counted", "held") for each in results.values()
    )


_NUMBER, _SIGNATURE = _("No."), _("Signature")
_DEFAULT = (_("Name"), _("Town"))
# What people are used to on sheets of their country, between number and signature.
_FORMS = {
    "AT": (_("Family name"), _("First name"), _("Postcode, town")),
    "CH": (_("Family name"), _("First name"), _("Postcode, municipality")),
    "DE": (_("Family name"), _("First name"), _("Postcode, town")),
    "FR": (_("Family name"), _("First name"), _("Municipality")),
    "ES": (_("Name and both family names"), _("Municipality")),
    "GB": (_("Name"), _("Postcode")),
    "IE": (_("Name"), _("Town or county")),
    "JP": (_("Name"), _("Address (prefecture, town)")),
    "KR": (_("Name"), _("Address (city, district)")),
    "NP": (_("Name"), _("District")),
    "US": (_("Printed name"), _("Town, state")),
    "CA": (_("Printed name"), _("Town, province")),
    "AU": (_("Name"), _("Suburb, postcode")),
}


def columns(country: str) -> list[str]:
    """The columns of a sheet for `country`, in the language that is active."""
    return [str(each) for each in (_NUMBER, *_FORMS.get(country, _DEFAULT), _SIGNATURE)]
