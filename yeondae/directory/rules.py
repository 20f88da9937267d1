"""Pure rules of the directory: how an office and its holder are addressed."""

import re
import unicodedata
from dataclasses import dataclass

# Countries where the family name stands first in the form in which people write it.
FAMILY_NAME_FIRST = frozenset({"CN", "HK", "HU", "JP", "KH", "KP", "KR", "MO", "SG", "TW", "VN"})
# English posts that are also forms of address: "Minister of Justice" is written to as "Minister".
ADDRESSED_AS = (
    "Prime Minister", "Deputy Minister", "Vice Minister", "Minister", "Vice President",
    "President", "Prosecutor General", "Attorney General", "Ambassador", "Governor",
    "Commissioner", "Chairperson", "Director General", "Director", "Judge", "Secretary General",
    "Secretary",
)  # fmt: skip
COURTESIES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "h.e."})

CLOSINGS = {
    ("en", "formal"): "Yours sincerely,",
    ("en", "movement"): "In solidarity,",
    ("de", "formal"): "Mit freundlichen Grüßen",
    ("de", "movement"): "Mit solidarischen Grüßen",
    ("ko", "formal"): "감사합니다.",
    ("ko", "movement"): "연대의 인사를 전하며",
}
OPENINGS = {
    "en": "Dear Sir or Madam,",
    "de": "Sehr geehrte Damen und Herren,",
    "ko": "귀하께",
}


@dataclass(frozen=True)
class Address:
    """How a letter to an office begins and ends: the lines on top, salutation and closing."""

    lines: list[str]
    salutation: str
    closing: str


# What a word in an organisation's name makes likely; a person corrects it.
KINDS = (
    ("confederation", "confederation"), ("federation", "confederation"), ("노총", "confederation"),
    ("global union", "global_union"), ("committee", "committee"), ("위원회", "committee"),
    ("ministry", "authority"), ("office of", "authority"), ("embassy", "embassy"),
    ("union", "union"), ("노조", "union"), ("노동조합", "union"), ("gewerkschaft", "union"),
)  # fmt: skip
LAST_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")


def plain_name(name: str) -> str:
    """A name for comparing: without case and signs, and the short name in brackets behind it."""
    folded = unicodedata.normalize("NFKC", LAST_BRACKETS.sub("", name.strip())).casefold()
    return re.sub(r"[\W_]+", "", folded)


def likely_kind(name: str) -> str:
    """What sort of organisation a name speaks of; "other" where it does not say."""
    lower = name.casefold()
    return next((kind for word, kind in KINDS if word in lower), "other")


def family_name(name: str, country: str) -> str:
    """The family name in a full name as it is written in `country`; a single name is whole.

    "Jung Seong-Jin" in KR is "Jung". Capitals mark a family name wherever it stands (domain P1).
    """
    parts = [part for part in name.split() if part.lower() not in COURTESIES]
    if not parts:
        return ""
    capitals = [part for part in parts if len(part) > 1 and part.isalpha() and part.isupper()]
    if len(capitals) == 1 and len(parts) > 1:
        return capitals[0].capitalize()
    return parts[0] if country in FAMILY_NAME_FIRST else parts[-1]


def salutation(title: str, name: str, language: str, country: str) -> str:
    """A salutation derived from the post and its holder; a proposal, editable at the desk.

    `title` and `name` are in `language`; either may be empty. Nothing is derived from a
    person's sex: where a language needs it, the neutral form is taken.
    """
    if language == "ko":
        words = [word for word in (name, title) if word]
        return " ".join(words) + "님께" if words else OPENINGS["ko"]
    if language == "de":
        return f"Guten Tag {name}," if name else OPENINGS["de"]
    post = next((each for each in ADDRESSED_AS if title.lower().startswith(each.lower())), "")
    words = [word for word in (post, family_name(name, country) if post else name) if word]
    return f"Dear {' '.join(words)}," if words else OPENINGS["en"]


def closing(language: str, register: str = "formal") -> str:
    """The usual closing formula of a language and register; English where we have none."""
    return CLOSINGS.get((language, register)) or CLOSINGS["en", register]
