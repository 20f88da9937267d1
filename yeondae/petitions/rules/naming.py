"""A signer's name as they chose to have it shown."""

import unicodedata

from yeondae.petitions.models import Petition, Signature

# Given names in these scripts have two signs at most, but for few; family names stand first.
EASTERN = ("CJK UNIFIED", "HANGUL", "HIRAGANA", "KATAKANA")
LONGEST_GIVEN = 2


def as_chosen(name: str, shown: str) -> str:
    """The part of `name` that its owner agreed to show; "" where that is nothing.

    >>> as_chosen("Ann Middle Example", "first"), as_chosen("홍길동", "first")
    ('Ann', '길동')
    """
    if shown == Signature.Shown.FULL:
        return name
    return _first(name) if shown == Signature.Shown.FIRST else ""


def officer(signature: Signature, petition: Petition) -> str:
    """Who signed for an organisation, and their role; nobody in a country at risk."""
    if signature.country in petition.at_risk:
        return ""
    said = signature.content
    return ", ".join(str(said[part]) for part in ("name", "role") if said.get(part))


def _first(name: str) -> str:
    """The given name. Written without a space, it is the end: never the whole, whatever it is."""
    parts = name.split()
    if not parts or not _is_eastern(parts[0]):
        return parts[0] if parts else ""
    if len(parts) > 1:
        return parts[-1]
    return name.strip()[1:][-LONGEST_GIVEN:]


def _is_eastern(text: str) -> bool:
    return unicodedata.name(text[0], "").startswith(EASTERN)
