"""Keys under which one person's name is found in all its spellings. For matching, never to show.

"HAN Sang-gyun", "Sang-gyun Han", "Han Sang-kyun", "Han Sanggyun" and "한상균" share a key: case,
marks, hyphens and order are folded, and so are the usual ways to write Korean in Latin letters.
A key is coarse on purpose: it finds candidates, and a person decides.
"""

import re
import unicodedata

from anyascii import anyascii

# Lee is written Lee, Yi, Rhee, Ri and I; it would be lost in the rules for single letters.
LEE = frozenset({"i", "lee", "li", "ri", "rhee", "rhie", "yi"})
SPELLINGS = (
    ("ch", "j"), ("kh", "g"), ("k", "g"), ("t", "d"), ("p", "b"),
    ("ee", "i"), ("oo", "u"), ("eo", "o"), ("ou", "o"), ("ae", "e"), ("u", "o"),
)  # fmt: skip
LONG_PART = 5  # letters; a shorter part of a name is shared by too many people to be a key


def keys(name: str) -> frozenset[str]:
    """The keys of a whole name: its parts joined, beginning with each of them in turn."""
    found = parts(name)
    joined = ("".join(found[at:] + found[:at]) for at in range(len(found)))
    return frozenset(re.sub(r"(.)\1", r"\1", each) for each in joined)


def part_keys(name: str) -> frozenset[str]:
    """The keys of a name and of its longer parts, so that "Kajiman" finds a fuller name."""
    return keys(name) | {part for part in parts(name) if len(part) >= LONG_PART}


def parts(name: str) -> list[str]:
    """The folded parts of a name in their order; Hangul gives one for each syllable."""
    plain = unicodedata.normalize("NFC", name).replace("-", "").replace("‐", "")
    words = re.split(r"[\s.,;:()/]+", plain)
    latin = [part for word in words for part in _latin(word)]
    return [_spelling(part) for part in latin if part]


def _latin(word: str) -> list[str]:
    """A word in Latin letters; Hangul comes syllable by syllable."""
    if not word.isascii() and any("가" <= letter <= "힣" for letter in word):
        return [anyascii(letter).lower() for letter in word]
    return [re.sub(r"[^a-z]", "", anyascii(word).lower())]


def _spelling(part: str) -> str:
    if part in LEE:
        return "i"
    for written, folded in SPELLINGS:
        part = part.replace(written, folded)
    return part
