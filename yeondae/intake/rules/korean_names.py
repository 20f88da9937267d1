"""Names of people in Korean: a name, then the part or "동지"; the part may also come first."""

import re
from collections.abc import Iterator
from functools import cache

from yeondae.intake.rules.mentions import Mention
from yeondae.intake.words import VOCABULARIES

NOT_A_NAME = re.compile(
    r".*(?:노조|노동조합|연맹|총연맹|위원회|본부|지부|지회|연대|단체|협의회|비대위|당|측|청|부|처|소|원|회)|"
    r"초대|신임|전임|현직|당시|다른|모든|우리|해당|구속|이주|중앙|대책|투쟁|여러|각|임시|공동|수석|전국|전|현|"
    r".+(?:던|하는|되는|있는|없는)|노동|민주|활동가|지도부|간부|조합|서울|경기|인천|한국|정부"
)
# Words of one syllable that are no family name.
POINTING = "(?:[그저두세네현각약및등또더당날중후전때말뒤앞옆안밖위밑곳것수줄])"
FIRST_WORD = re.compile(r"(?<![가-힣])([가-힣]{2,5}) \Z")
LATIN_NAME = r"[A-Z][a-z]+(?: [A-Z][\w-]+){0,3}"


@cache
def _pattern() -> re.Pattern[str]:
    words = VOCABULARIES["ko"]
    name = rf"(?P<name>(?:(?!{POINTING} )[가-힣] )?[가-힣]{{2,5}}|{LATIN_NAME})"
    return re.compile(
        rf"(?<![가-힣\w]){name}(?: ?\([^)]{{1,30}}\))? "
        rf"(?:(?:{words.organisation_heads}) )?(?P<role>{words.roles}|{words.courtesy})"
        r"(?! (?:동지|활동가|간부)들)"
        r"(?=[^가-힣]|(?:이|가|은|는|을|를|의|과|와|도|에|로|께|님|등)|\Z)"
    )


@cache
def _part_before() -> re.Pattern[str]:
    """A part that stands before the name: "위원장인 견본 동지"."""
    return re.compile(rf"((?:{VOCABULARIES['ko'].roles}))인 \Z")


def korean_mentions(text: str, others: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """Everyone named with a part or title; `others` are names that the whole text so gives, for
    a name of two words of which a title elsewhere follows the first alone."""
    titles = re.compile(VOCABULARIES["ko"].courtesy)
    for match in _pattern().finditer(text):
        if NOT_A_NAME.fullmatch(match["name"]):
            continue
        title = match["role"] if titles.fullmatch(match["role"]) else None
        role = None if title else match.span("role")
        before = FIRST_WORD.search(text, 0, match.start())
        start = before.start() if before and before[1] in others else match.start()
        name = text[start : match.end("name")]
        before_it = _part_before().search(text, max(0, start - 20), start)
        role = role or (before_it.span(1) if before_it else None)
        yield Mention(start, match.end(), name, start, match.end("name"), role, title)
