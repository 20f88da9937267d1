"""Organisations named in a text: their names, short names and whom they belong to."""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.draft import Organisation, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.dates import months
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import Vocabulary, any_language

WORD = rf"[{UPPER}][\w’'&-]*"
SHORT = re.compile(
    r"(?<![\w/-])(?=[A-Z-]*[A-Z]{2})[A-Z][A-Za-z]{0,2}[A-Z]{1,8}(?:-[A-Z]{2,8})?(?![\w-])"
)
GIVEN = re.compile(r"\A ?\((?:the |la |le |el |de )?[“\"']?([A-Z][A-Za-z-]{1,12})[”\"']?[),]")
HANGUL = re.compile(
    r"[가-힣A-Z]{2,20}(?:노동조합|노조|총연맹|연맹|위원회|협의회|연대|단체|연합|본부|사무소|법무부|센터)"
)
NOT_SHORT = frozenset(
    "URGENT ACTION UA AI PUBLIC FAX TEL EMAIL ENDS NGO NGOS USA UK UN EU CEO HIV TV PM AM URL SNS "
    "PDF RE CC PO BOX OBS PLEASE SEND INDEX DATE NEWS PRESS EXTRA MR MRS MS DR NO YES WWW HTTP ID".split()
)
AFFILIATED = re.compile(r"(?:-|–|\b)? ?affiliat\w+ (?:to|of|with) (?:the )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    start: int
    end: int
    name: str
    short: str | None = None


@cache
def _runs(code: str, joiners: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-]){WORD}(?:(?:,? (?:{joiners}))? {WORD}|(?: (?:{joiners})){{2}} {WORD}|/{WORD}){{0,11}}"
    )


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_language('organisation_heads')})(?!\w)", re.IGNORECASE)


@cache
def _post() -> re.Pattern[str]:
    """A post before an organisation: "President of the ..." """
    posts = f"{any_language('roles')}|{any_language('offices')}"
    return re.compile(rf"\A(?:(?:{posts})(?: of(?: the)?| de (?:la|el|l['’])?| der| des)? )+", re.I)


def organisations_in(text: str, words: Vocabulary) -> list[OrganisationMention]:
    """Organisations by a telling word in their name, or by a short name in capitals."""
    found = []
    for match in _runs(words.code, words.joiners).finditer(text):
        name, start = match[0], match.start()
        post = _post().match(name)
        if post and post.end() < len(name):
            name, start = name[post.end() :], start + post.end()
        name, start = _from_capital(name, start)
        name = _before_month(name)
        if not _head().search(name) or " " not in name or len(name) > 130:
            continue
        given = GIVEN.match(text[start + len(name) :])
        found.append(
            OrganisationMention(start, start + len(name), name, given[1] if given else None)
        )
    for match in HANGUL.finditer(text):
        found.append(OrganisationMention(match.start(), match.end(), match[0]))
    for match in SHORT.finditer(text):
        given_name = re.match(
            rf" [{UPPER}][a-z]+-\w|(?: [{UPPER}][a-z]+){{2}}", text[match.end() :]
        )
        if given_name and len(match[0]) < 6 and "-" in given_name[0]:
            continue
        free = not any(each.start <= match.start() < each.end for each in found)
        if free and match[0] not in NOT_SHORT and not _loud(text, match):
            found.append(OrganisationMention(match.start(), match.end(), match[0], match[0]))
    return sorted(found, key=lambda each: each.start)


def _from_capital(name: str, start: int) -> tuple[str, int]:
    listed = re.search(
        r"\A[A-Z]\w*, (?:the )?(?:[A-Z]{2,8} and (?:the )?)?|\A[A-Z]{2,8} and (?:the )?", name
    )
    if listed and listed.end() < len(name):
        name, start = name[listed.end() :], start + listed.end()
    match = re.match(
        rf"(?:(?:The|We|As|In|On|At|By|For|Die|Der|Das|Le|La|Les|El|Los|De|Het) )+(?=[{UPPER}])",
        name,
    )
    return (name[match.end() :], start + match.end()) if match else (name, start)


def _before_month(name: str) -> str:
    """The name without "on November" and the like, and without a person behind "to save"."""
    at = re.search(r",? (?:on|in|since|by) (?=\w+\Z)", name)
    return name[: at.start()] if at and name[at.end() :].lower() in months() else name


def _loud(text: str, match: re.Match[str]) -> bool:
    """Whether the capitals around are all shouted, so that they are no short name."""
    around = re.findall(r"[^\W\d_]{2,}", text[max(0, match.start() - 25) : match.end() + 25])
    return len(around) > 2 and sum(word.isupper() for word in around) > 0.7 * len(around)


def initials_fit(short: str, name: str) -> bool:
    """Whether a short name is made of the first letters of the words, joiners left out."""
    first = "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
    letters = "".join(letter for letter in short if letter.isupper())
    return len(letters) >= 3 and (letters == first or first.endswith(letters))


def gather(parts: list[tuple[Paragraph, list[OrganisationMention]]]) -> tuple[Organisation, ...]:
    """Every organisation once, its short name joined to the full one."""
    full: dict[str, list[tuple[Paragraph, OrganisationMention]]] = {}
    shorts: dict[str, list[tuple[Paragraph, OrganisationMention]]] = {}
    for paragraph, mentions in parts:
        for each in mentions:
            table = shorts if each.short == each.name else full
            table.setdefault(each.name.lower(), []).append((paragraph, each))
    joined = [_organisation(mentions, shorts) for mentions in full.values()]
    used = {each.abbreviation.value for each in joined if each.abbreviation}
    alone = [
        Organisation(_value(mentions))
        for mentions in shorts.values()
        if mentions[0][1].name not in used
    ]
    return tuple(sorted(joined + alone, key=lambda each: each.name.spans))


def _value(mentions: list[tuple[Paragraph, OrganisationMention]]) -> Value:
    spans = tuple(paragraph.span(m.start, m.end) for paragraph, m in mentions)
    return Value(mentions[0][1].name, spans)


def _organisation(
    mentions: list[tuple[Paragraph, OrganisationMention]],
    shorts: dict[str, list[tuple[Paragraph, OrganisationMention]]],
) -> Organisation:
    given = next((m.short for _, m in mentions if m.short), None)
    name = mentions[0][1].name
    short = given or next(
        (s[0][1].name for s in shorts.values() if initials_fit(s[0][1].name, name)), None
    )
    if short is None:
        return Organisation(_value(mentions), affiliated_to=_affiliation(mentions))
    spans = _value(shorts[short.lower()]).spans if short.lower() in shorts else ()
    why = None if given else remark("short-name-by-initials", short=short)
    abbreviation = Value(short, spans, "read" if given else "inferred", why)
    return Organisation(_value(mentions), abbreviation, _affiliation(mentions))


def _affiliation(mentions: list[tuple[Paragraph, OrganisationMention]]) -> Value | None:
    for paragraph, mention in mentions:
        behind = paragraph.text[mention.end : mention.end + 90]
        match = re.match(
            rf"(?: ?\([^)]*\))? ?[-–,]? ?affiliat\w+ (?:to|of|with) (?:the )?({WORD}(?: {WORD})*)",
            behind,
        )
        if match:
            start = mention.end + match.start(1)
            return Value(match[1], (paragraph.span(start, start + len(match[1])),))
    return None
