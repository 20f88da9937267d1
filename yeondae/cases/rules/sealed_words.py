"""Words of somebody's migration status or hiding place: they belong in sealed case notes only.

Whoever takes the server or its database must not learn from a field who has no papers, or where
somebody sleeps. Pure. The table holds the words of the movement's languages, ours and those that
people paste; "…" stands for every ending. A Korean entry is a pattern: 소비자 is no 비자.
Source of the rule: reference/domain.md 4.6 (nothing on migration status; whereabouts stay sealed).
"""

import re
from enum import StrEnum

from django.utils.translation import gettext as _


class About(StrEnum):
    """What a word would tell."""

    STATUS = "status"
    WHEREABOUTS = "whereabouts"


WORDS: dict[About, dict[str, tuple[str, ...]]] = {
    About.STATUS: {
        "en": (
            "undocumented", "without papers", "no papers", "papers expired", "sans-papiers",
            "visa", "visas", "overstay…", "residence permit…", "residence status",
            "residency status", "immigration status", "migration status", "legal status",
            "work permit…", "right to remain", "irregular stay", "irregular status",
            "irregular migrant…", "unauthorised stay", "unauthorized stay", "asylum seeker…",
            "asylum claim…", "asylum application…", "refugee status", "illegal immigrant…",
            "illegal migrant…", "illegal alien…", "illegal stay", "illegal resident…",
            "stays illegally", "here illegally", "tolerated stay",
        ),
        "de": (
            "undokumentiert…", "ohne papiere", "keine papiere", "papierlos…", "visum", "visa",
            "aufenthaltsstatus", "aufenthaltstitel…", "aufenthaltserlaubnis…",
            "aufenthaltsrecht…", "aufenthaltsgenehmigung…", "duldung", "geduldet…",
            "asylbewerber…", "asylantrag…", "asylsuchend…", "flüchtlingsstatus",
            "arbeitserlaubnis…", "illegal eingereist", "illegaler aufenthalt",
            "illegal aufhält", "irregulär…",
        ),
        "ko": (
            "미등록(?! ?(?:노조|노동조합|단체))", "(?<!소)비자", "서류 없이",
            "체류 ?(?:자격|기간|허가|신분)", "(?:불법|초과) ?체류", "난민 ?(?:신청|인정)",
            "취업 ?허가",
        ),
    },
    About.WHEREABOUTS: {
        "en": (
            "whereabouts", "hides at", "hides in", "hides with", "hiding at", "hiding in",
            "hiding with", "hideout", "hiding place", "safe house", "sheltered at",
            "sheltered by", "sleeps at", "stays with", "staying with", "lives at", "lives with",
            "home address", "current address",
        ),
        "de": (
            "aufenthaltsort…", "versteckt sich", "hält sich versteckt", "versteck", "unterschlupf",
            "schläft bei", "wohnt bei", "wohnt in", "untergekommen bei", "untergetaucht",
            "hält sich auf bei", "wohnanschrift", "privatadresse", "privatanschrift",
        ),
        "ko": (
            "은신처", "은신 중", "숨어 있", "숨어 지", "피신해 있", "피신처", "거처", "소재지",
            "현재 주소", "현주소", "집 주소", "집주소", "머물고 있",
        ),
    },
}  # fmt: skip


def sealed_words(text: str) -> list[tuple[str, About]]:
    """The words in `text` that belong in a sealed note, as they are written there, in order."""
    found = [
        (match.start(), match.group(), about)
        for about, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
    ]
    return [(word, about) for _at, word, about in sorted(found)]


def why_sealed(*texts: str) -> str:
    """The sentence for whoever wrote such a word into a field; empty where nobody did."""
    found = [each for text in texts for each in sealed_words(text)]
    if not found:
        return ""
    word, about = found[0]
    said = {
        About.STATUS: _(
            "“%(word)s” tells of somebody's migration status. Write it into a sealed case note, "
            "which only members of the case can open: the server can read this field."
        ),
        About.WHEREABOUTS: _(
            "“%(word)s” tells where somebody can be found. Write it into a sealed case note, "
            "which only members of the case can open: the server can read this field."
        ),
    }
    return said[about] % {"word": word}


def _pattern(about: About) -> re.Pattern[str]:
    """Latin words as whole words; Korean ones anywhere, for particles follow and spaces vary."""
    latin = {word for language in ("en", "de") for word in WORDS[about][language]}
    parts = [_written(word) for word in sorted(latin, key=len, reverse=True)]
    korean = sorted(WORDS[about]["ko"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)|{'|'.join(korean)}", re.IGNORECASE)


def _written(word: str) -> str:
    """With any white space or hyphen between its parts; "…" is every ending."""
    ending = r"\w*" if word.endswith("…") else ""
    return r"[\s-]+".join(re.escape(part) for part in word.rstrip("…").split()) + ending


PATTERNS: dict[About, re.Pattern[str]] = {about: _pattern(about) for about in About}
