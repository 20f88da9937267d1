"""Organisations named in a text: their names, short names and whom they belong to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from yeondae.intake.rules.countries import names as country_names
from yeondae.intake.rules.dates import months
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import VOCABULARIES, Vocabulary, any_language, tables

WORD = rf"(?:[lLdD]['’])?[{UPPER}][\w’'&-]*"
SHORT = re.compile(
    r"(?<![\w/-])(?=[A-Z-]*[A-Z]{2})[A-Z][A-Za-z]{0,2}[A-Z]{1,8}(?:-[A-Z]{2,8})?(?![\w-])"
)
GIVEN = re.compile(r"\A ?\((?:the |la |le |el |de )?[“\"']?([A-Z][A-Za-z-]{1,12})[”\"']?[),]")
HANGUL = re.compile(
    r"[가-힣A-Z]{2,20}(?:노동조합|노조|총연맹|연맹|위원회|협의회|연대|단체|연합|본부|사무소|법무부|센터)"
)
NOT_SHORT = frozenset(
    [
        "URGENT",
        "ACTION",
        "UA",
        "AI",
        "PUBLIC",
        "FAX",
        "TEL",
        "EMAIL",
        "ENDS",
        "NGO",
        "NGOS",
        "USA",
        "UK",
        "UN",
        "EU",
        "CEO",
        "HIV",
        "TV",
        "PM",
        "AM",
        "URL",
        "SNS",
        "PDF",
        "RE",
        "CC",
        "PO",
        "BOX",
        "OBS",
        "PLEASE",
        "SEND",
        "INDEX",
        "DATE",
        "NEWS",
        "PRESS",
        "EXTRA",
        "MR",
        "MRS",
        "MS",
        "DR",
        "NO",
        "YES",
        "WWW",
        "HTTP",
        "ID",
    ]
)
LONGEST = 130
SMALL_NAMES = frozenset({"fr", "es"})  # languages that write names of organisations small
ARTICLE = re.compile(
    rf"(?:(?:The|We|As|In|On|At|By|For|From|To|And|Für|Pour|Por|Voor|Die|Der|Das|Le|La|Les|El|Los|De|Het) )+(?=[{UPPER}])"  # noqa: E501
)
COMPOUND = re.compile(
    r"\w{3,}(?:gewerkschaft|verband|ministerium|komitee|vereinigung|vakbond|verbond|vereniging)s?",
    re.IGNORECASE,
)
MONTH = re.compile(
    rf"(?:{'|'.join(map(str.capitalize, months()))}) (?:im |in |in the |der |des |en |dans )?"
)
LISTED = re.compile(
    r"[A-Z]{2,8}(?:/[A-Z]{2,8})? (?:and|und|et|y|en) (?:the |die |la |le |el |de )?"
)
OF = re.compile(r"(?:\A|(?<=\s))(?:of|of the|de|de la|del|du|des|der|van|van de|and|&) \Z")
DATED = re.compile(rf",? (?:on|in|since|by) (?:{'|'.join(map(str.capitalize, months()))})\Z")

# Another word in capitals right beside: "COPIES TO", "URGENT APPEAL".
BESIDE = re.compile(r"(?<!\w)[A-Z]{2,} \Z")
BEFORE = re.compile(r" [A-Z]{2,}(?!\w)")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    start: int
    end: int
    name: str
    short: str | None = None


@cache
def _runs(joiners: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-]){WORD}(?:(?: (?:{joiners})){{0,2}} {WORD}|/{WORD}){{0,11}}")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_language('organisation_heads')})(?!\w)", re.IGNORECASE)


@cache
def _small_runs(code: str) -> re.Pattern[str]:
    """Names that go on in small letters: "Ligue des droits", "Unión de trabajadores del puerto"."""
    words = VOCABULARIES[code]
    head = rf"(?:[lLdD]['’])?(?=[{UPPER}])(?i:{words.organisation_heads})(?!\w)"
    link = rf"(?:(?i:{words.joiners}) ?){{1,2}}"
    noun = rf"(?!(?:{words.who})(?!\w))[\w-]{{3,}}"
    plain = r"[a-zà-ÿ]{4,}"
    return re.compile(
        rf"(?<![\w’'-]){head}(?:"
        rf"(?: {plain}){{0,2}}(?: {link}{noun}(?: {plain})?){{0,7}}(?= \([A-Z])"  # "... (ABC)"
        rf"|(?: {plain}){{1,2}}(?: [{UPPER}][\w’-]+)+"
        rf"|(?: {link}{noun}){{1,7}})"
    )


@cache
def _post() -> re.Pattern[str]:
    """A post before an organisation: "President of the ..." """
    posts = f"{any_language('roles')}|{any_language('offices')}"
    return re.compile(rf"\A(?:(?:{posts})(?: of(?: the)?| de (?:la|el|l['’])?| der| des)? )+", re.I)


@cache
def _people_word() -> re.Pattern[str]:
    """What happens to people and what they are: no part of a name ("... Union Leaders Arrested")."""  # noqa: E501
    happenings = [
        f"{each.done}|{each.noun}" for v in VOCABULARIES.values() for each in v.events.values()
    ]
    forms = "|".join(filter(None, (*happenings, any_language("roles"))))
    return re.compile(rf"(?:{forms}|leadership)(?!\w)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{_people_word().pattern}) ", re.IGNORECASE)


@cache
def _undertaking() -> re.Pattern[str]:
    """What somebody does with or for an organisation: "Meeting of the ...", "Join the ..." """
    of = "of(?: the)?|der|des|von|de(?: la|l['’]| los| las)?|du|del|van(?: de| het)?"
    calls = any_language("invitations")
    held = rf"(?:[\w’'-]+ ){{0,3}}?(?:{any_language('undertakings')}) (?:{of})"
    return re.compile(rf"(?:{held}|(?:{calls})) ", re.I)


@cache
def _aim() -> re.Pattern[str]:
    """What is done to reach something: "Campaign to Liberate ..." is nobody's name."""
    to = "to|zur|zum|pour|para|om|voor"
    acts = "|".join(tables("actions").values())
    return re.compile(rf"(?:{any_language('undertakings')}) (?:{to}) (?:{acts})", re.I)


def _belongs_to_people(word: str) -> bool:
    return _people_word().fullmatch(word) is not None


def organisations_in(text: str, words: Vocabulary) -> list[OrganisationMention]:
    """Organisations by a telling word in their name, or by a short name in capitals."""
    found = [
        mention
        for match in _runs(any_language("joiners")).finditer(text)
        for mention in _of_run(text, match.start(), match[0], words)
    ]
    if words.code in SMALL_NAMES:
        found += _in_small_letters(text, words, found)
    for match in HANGUL.finditer(text):
        found.append(OrganisationMention(match.start(), match.end(), match[0]))
    explained = {each.short for each in found}
    for match in () if _shouted(text) else SHORT.finditer(text):
        if re.match(rf" [{UPPER}][a-z]+-\w", text[match.end() :]):
            continue  # a family name in capitals
        if re.match(r" \d{1,3}/", text[match.end() :]):
            continue  # the beginning of a reference
        free = not any(each.start <= match.start() < each.end for each in found)
        other = _explains_another(text, match) and match[0] not in explained
        country = match[0].lower() in country_names()
        if (
            free
            and not country
            and match[0] not in NOT_SHORT
            and not other
            and not _loud(text, match)
        ):
            found.append(OrganisationMention(match.start(), match.end(), match[0], match[0]))
    return sorted(found, key=lambda each: each.start)


def _in_small_letters(
    text: str, words: Vocabulary, found: list[OrganisationMention]
) -> list[OrganisationMention]:
    more = []
    for match in _small_runs(words.code).finditer(text):
        inset = re.match(r"(?:[lLdD]['’])?", match[0]).end()  # type: ignore[union-attr]
        start, name = match.start() + inset, match[0][inset:]
        shorter = [each for each in found if each.start >= match.start() and each.end < match.end()]
        within = any(each.start < match.end() and match.start() < each.end for each in found)
        if len(name) <= LONGEST and (not within or shorter):
            given = GIVEN.match(text[match.end() :])
            more.append(OrganisationMention(start, match.end(), name, given[1] if given else None))
    return more


def _of_run(text: str, at: int, run: str, words: Vocabulary) -> Iterator[OrganisationMention]:
    """The organisations in a run of capitals; "A and the B" are two where both are organisations."""  # noqa: E501
    pieces, start = [], 0
    for joint in re.finditer(rf" (?:{words.conjunction}) (?:the |die |la |le |les |el |de )?", run):
        if _head().search(run[start : joint.start()]) and _head().search(run[joint.end() :]):
            pieces.append((start, run[start : joint.start()]))
            start = joint.end()
    for offset, piece in (*pieces, (start, run[start:])):
        inset, name = _bare(piece)
        if name and len(name) <= LONGEST:
            begin = at + offset + inset
            given = GIVEN.match(text[begin + len(name) :])
            yield OrganisationMention(begin, begin + len(name), name, given[1] if given else None)


def _bare(piece: str) -> tuple[int, str | None]:
    """Where the name begins in the piece, and the name without a post before it and words behind."""  # noqa: E501
    inset = 0
    for opening in (MONTH, _post(), ARTICLE, LISTED, ARTICLE, _opening(), _undertaking()):
        match = opening.match(piece[inset:])
        inset += match.end() if match and inset + match.end() < len(piece) else 0
    name = DATED.sub("", piece[inset:])
    if _aim().match(name):
        return inset, None
    heads = [each for each in _head().finditer(name) if not OF.search(name[: each.start()])]
    if not heads:
        return inset, None
    kept = heads[-1].end()
    plain = re.fullmatch(rf"(?: {WORD})*", name[kept:]) is not None
    while (
        plain
        and (word := re.search(rf" {WORD}\Z", name[kept:]))
        and _belongs_to_people(word[0][1:])
    ):
        name = name[: kept + word.start()]
    return inset, name if " " in name or COMPOUND.fullmatch(name) else None


def _shouted(text: str) -> bool:
    """Whether most of it is in capitals, so that they mark no short names."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > 0.5 * len(letters)


def _explains_another(text: str, match: re.Match[str]) -> bool:
    """ "(UPR)" behind words that are no organisation."""
    return (
        text[max(0, match.start() - 1) : match.start()] == "("
        and re.search(rf"{WORD} {WORD} ?\(\Z", text[: match.start()]) is not None
    )


def _loud(text: str, match: re.Match[str]) -> bool:
    """Whether the capitals around are all shouted, so that they are no short name."""
    if BESIDE.search(text[: match.start()]) or BEFORE.match(text[match.end() :]):
        return True
    around = re.findall(r"[^\W\d_]{2,}", text[max(0, match.start() - 25) : match.end() + 25])
    return len(around) > 2 and sum(word.isupper() for word in around) > 0.7 * len(around)
