"""Posts that can be written to, as they stand in a sentence: "Minister of Justice"."""

import re
from functools import cache

from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import any_language, cue


def posts_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Every post with its field in `text[start:end]`."""
    return list(_post().finditer(text, start, end))


def is_official(mention: Mention, text: str) -> bool:
    """Whether the part before a name is a post of a state: "Minister Example"."""
    role = text[slice(*mention.role)] if mention.role else ""
    apart = mention.role is not None and text[mention.role[1] :].startswith(", ")
    return not apart and cue(any_language("offices")).fullmatch(role.strip()) is not None


# Posts of which a country has one, so that they stand without what they are for.
ALONE = r"(?:Prime Minister|Premier Ministre|Primer Ministro|Premierminister(?:in)?|Eerste Minister|Attorney General)"  # noqa: E501
FIELD = r"(?: (?:étrangères|extérieures|exteriores|sociales?|intérieures|públicas?|publiques?))?"


@cache
def _post() -> re.Pattern[str]:
    word = rf"(?:[lLdD]['’])?[{UPPER}][\w’-]*"
    of = r"(?:of|for|der|des|für|de|du|del|van|voor)(?: (?:the|la|el|de))?"
    return re.compile(
        rf"(?<!\w)(?:(?i:{any_language('offices')}) (?:{of}) ?{word}"
        rf"(?:(?: (?:and|of|the|und|et|y|de|en))? {word}){{0,4}}{FIELD}|{ALONE})(?!\w)"
    )
