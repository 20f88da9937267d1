"""Names of people in flowing text, with the title or part before and after them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from yeondae.intake.rules.countries import names as country_names
from yeondae.intake.rules.dates import months, weekdays
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.words import VOCABULARIES, Vocabulary, any_language, cue

PARTICLE = r"(?:['’‘][a-z]{2,6}(?= )|de las|de los|de la|de|del|van der|van den|van|der|den|von|zu|bin|ben|ibn|al|el|da|dos|do|ul|ud)"  # noqa: E501
WORD = rf"(?:d['’])?(?:(?:[{UPPER}]|Mr|Mrs|Ms|MM|Dr|St|Jr|Sr|Sra|Prof|Bro|Sis|Rep|Rev|Gen|Col|Lt|Fr|Me|Lic|Ing)\.(?=\s[{UPPER}])|[{UPPER}](?:[\w’'-]{{0,40}}[\w])?|(?:al|el|ar|as)-[{UPPER}][\w’'-]+)"  # noqa: E501
RUN = re.compile(rf"(?<![\w@/-])(?:{WORD})(?: (?:{PARTICLE} ){{0,2}}{WORD}){{0,8}}")
# What headings and sentences write with a capital letter besides: aims, and where people write.
HEADINGS = (
    " safety solidarity freedom justice rights torture action actions execution executions liberty"
    " solidarität freiheit sicherheit gerechtigkeit solidarité liberté justicia solidaridad"
    " libertad solidariteit vrijheid facebook twitter instagram youtube whatsapp telegram"
    " internet google"
)
EXAMPLE = re.compile(r"(?:Zum )?Beispiel (?=\w+ \w+)")
BY_WHOM = re.compile(r" von (?:den|dem|der (?=(?:Polizei|Armee|Regierung|Miliz)))")
MEMBER_OF = re.compile(
    r"(?<!\w)(?:members?|comrades?|mitglied(?:er)?|camarades?|membres?|militante?s?|miembros?|leden|lid) "  # noqa: E501
    r"(?:of|von|de|du|des|der|del|van) \Z",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"['’‘]s\Z|['’]\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in `text[start:end]` (title and part included); the name itself in
    `name_start:name_end`. `certain` when a title or part says that it is a person."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    role: tuple[int, int] | None = None
    courtesy: str | None = None
    organisation: tuple[int, int] | None = None

    @property
    def certain(self) -> bool:
        return self.role is not None or self.courtesy is not None


@cache
def _role_word() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_language('roles')}|{any_language('offices')})(?!\w)", re.IGNORECASE
    )


@cache
def _courtesy_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_language('courtesy')})(?!\w)\.?", re.IGNORECASE)


@cache
def _organisation_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_language('organisation_heads')})\Z", re.IGNORECASE)


@cache
def own_weekdays(language: str) -> frozenset[str]:
    return frozenset(name.lower() for name in Locale(language).days["format"]["wide"].values())


@cache
def _not_names() -> frozenset[str]:
    """Words that begin with a capital letter and are no one's name: months, countries, days."""
    weekdays = (
        "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag "  # noqa: E501
        "freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes "
        "miércoles jueves viernes sábado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"  # noqa: E501
    )
    return frozenset((weekdays + HEADINGS).split()) | frozenset(
        word for name in (*months(), *country_names()) if len(name) > 3 for word in [name]
    )


def mentions_in(text: str, words: Vocabulary, ordinary: frozenset[str]) -> list[Mention]:
    """Everyone named. `ordinary` holds the words that the whole text also writes small."""
    return [
        mention
        for match in RUN.finditer(text)
        for mention in _people(text, match.start(), match[0], words, ordinary)
    ]


def _people(
    text: str, at: int, run: str, words: Vocabulary, ordinary: frozenset[str]
) -> Iterator[Mention]:
    """A run of capitals is [organisation] [part or title] name; anything else is not a person."""
    if _organisation_word().search(run):
        return
    if words.nouns_in_capitals:
        run = BY_WHOM.split(run)[0]  # "Example von den Behörden verhaftet"
    joint = words.nouns_in_capitals and EXAMPLE.match(run)
    if joint:
        at, run = at + joint.end(), run[joint.end() :]
    if words.nouns_in_capitals and (joint := re.search(r"\A\w+ von (?=\w+ \w+)", run)):
        at, run = at + joint.end(), run[joint.end() :]
    role, courtesy, organisation, name_at = _head(run, text, at)
    sure = bool(role or courtesy)
    inside = re.search(r"[a-zà-ÿ,] \Z", text[: at + name_at]) is not None
    name, name_at = _strip(run[name_at:], name_at, words, ordinary, sure=sure, inside=inside)
    name, name_at = _without_initials(name, name_at, text, at)
    if not sure and _belongs_to(text, at + name_at):
        return
    if not sure and _stands_as_place(text, at + name_at, words):
        return
    if not sure and re.match(r" \d", text[at + name_at + len(name) :]):
        return
    if not name or not _is_name(name, words, ordinary, sure=sure):
        return
    start, end = at + name_at, at + name_at + len(name)
    whole = min(part[0] for part in ((start, end), role, organisation, courtesy) if part)
    title = text[slice(*courtesy)].rstrip(". ") if courtesy else None
    yield Mention(whole, end, name, start, end, role, title, organisation)


Part = tuple[int, int] | None


def _head(run: str, text: str, at: int) -> tuple[Part, Part, Part, int]:
    """The part, title and organisation before a name, inside the run or in small letters before."""
    role = courtesy = organisation = None
    name_at = 0
    for match in _role_word().finditer(run):
        inside = match.end() < len(run) and run[match.end()] == " "
        if not inside or (match.start() and run[match.start() - 1] != " "):
            continue
        before = run[: match.start()].strip()
        if role is None and before and _abbreviations(before):
            organisation = (at, at + len(before))
        joined = role is not None and match.start() == name_at
        role = (role[0] if joined and role else at + match.start(), at + match.end())
        name_at = match.end() + 1
    titled = _courtesy_word().search(run, name_at)
    if titled and titled.end() < len(run) and run[titled.start() - 1 : titled.start()] in ("", " "):
        courtesy = (at + titled.start(), at + titled.end())
        name_at = titled.end() + (run[titled.end()] == " ")
    if role is None and courtesy is None:
        role, courtesy = _small_before(text, at)
    return role, courtesy, organisation, name_at


def _small_before(text: str, at: int) -> tuple[Part, Part]:
    """A part or title in small letters right before the run: "president Example"."""
    window = max(0, at - 45)
    before = text[window:at]
    if not before.endswith((" ", ". ")):
        return None, None
    titled = re.search(rf"(?<!\w)(?:{any_language('courtesy')})\.? \Z", before, re.IGNORECASE)
    if titled:
        return None, (window + titled.start(), at - 1)
    owned = rf"(?:['’]s|its|their|our|former) (?P<part>{any_language('roles')}), \Z"
    part = re.search(rf"(?<!\w)(?P<part>{any_language('roles')}) \Z", before, re.IGNORECASE)
    part = part or re.search(owned, before, re.IGNORECASE)
    if part is None:  # "Secretary General of the Example Union (EU), Example Example"
        window = max(0, at - 130)
        part = _part_of().search(text[window:at])
    if part is None:
        return None, None
    return (window + part.start("part"), window + part.end("part")), None


@cache
def _part_of() -> re.Pattern[str]:
    of = r"(?:of|der|des|de|du|del|van)(?: (?:the|la|los|las|de))?"
    union = rf"(?:[a-zà-ÿ]{{4,}} )?[{UPPER}][\w’'-]*(?: [\w’'&-]+){{1,9}}(?: ?\([A-Z][\w-]+\))?"
    return re.compile(rf"(?<!\w)(?i:(?P<part>{any_language('roles')})) {of} {union}, \Z")


def _abbreviations(words: str) -> bool:
    return all(re.fullmatch(r"[A-Z]{2,10}(?:[/-][A-Z]{2,10})*", each) for each in words.split())


def _strip(
    name: str,
    at: int,
    words: Vocabulary,
    ordinary: frozenset[str],
    *,
    sure: bool,
    inside: bool = False,
) -> tuple[str, int]:
    """The run without the ordinary words at its beginning ("Free Example", "On Monday Example")."""
    pieces = name.split(" ")
    if re.match(rf"[dD]['’][{UPPER}]", name):
        at, pieces[0] = at + 2, pieces[0][2:]
    while pieces and not sure and _ordinary(pieces[0], words, ordinary):
        if len(pieces) > 2 and pieces[0] == "Le" and inside:
            break  # a family name of Viet Nam and no article where a sentence goes on
        at += len(pieces.pop(0)) + 1
    while pieces and _ordinary(pieces[-1], words, ordinary) and len(pieces) > 1:
        pieces.pop()
    name = " ".join(pieces)
    return POSSESSIVE.sub("", name), at


def _ordinary(word: str, words: Vocabulary, ordinary: frozenset[str]) -> bool:
    low = POSSESSIVE.sub("", word).strip(".’'").lower()
    if low in weekdays() and low not in own_weekdays(words.code):
        return False  # "Domingo" is a name but where Spanish is written
    if low in words.function_words or low in ordinary or low in _not_names():
        return True
    return _event_word(words.code).fullmatch(low) is not None


@cache
def _event_word(code: str) -> re.Pattern[str]:
    """What happens to people and how they are greeted, in a heading's capitals."""
    words = VOCABULARIES[code]
    forms = [form for each in words.events.values() for form in (each.done, each.noun) if form]
    return re.compile("|".join((*forms, words.pleas, words.salutations)), re.IGNORECASE)


def _is_name(name: str, words: Vocabulary, ordinary: frozenset[str], *, sure: bool) -> bool:
    pieces = name.split(" ")
    if re.match(rf"(?:{PARTICLE}) ", name):
        return False
    if re.search(r"[\dº°ª]", name):
        return False
    strange = weekdays().keys() - own_weekdays(words.code) if len(pieces) > 1 else frozenset()
    if len(pieces) > 6 or any(
        piece.lower() in _not_names() and piece.lower() not in strange for piece in (name, *pieces)
    ):
        return False
    if len(pieces) > 1 and re.fullmatch(r"[A-Z]{2,3}", pieces[0]) and pieces[1].islower():
        return False  # "UL de Example": a short name of an organisation
    if name.isupper() and len(pieces) == 1:
        return sure and len(name) > 4
    if cue(any_language("organisation_heads")).search(name) or _is_place(pieces, words):
        return False
    if len(pieces) == 1 and name.lower() in _languages():
        return False
    if not sure and (_is_group(pieces[-1]) or _small_inside(pieces, words)):
        return False
    if cue(any_language("roles")).fullmatch(name) or _ordinary(name, words, ordinary):  # noqa: SIM103
        return False
    return True


@cache
def _languages() -> frozenset[str]:
    """What people speak, where it is written with a capital letter: "who speaks Tamil"."""
    names = (name for code in ("en", "nl") for name in Locale(code).languages.values())
    return frozenset(name.lower() for name in names if len(name) > 4)


def _is_place(pieces: list[str], words: Vocabulary) -> bool:
    """ "Example Airport", "Departamento del Ejemplo": the first or last word says so."""
    nouns = "|".join(words.places.values())
    return any(re.fullmatch(nouns, word, re.IGNORECASE) for word in (pieces[0], pieces[-1]))


def _is_group(word: str) -> bool:
    """ "Municipal Workers" are many, and no one's name."""
    forms = f"{any_language('roles')}|{any_language('counted')}"
    return re.fullmatch(forms, word, re.IGNORECASE) is not None


def _small_inside(pieces: list[str], words: Vocabulary) -> bool:
    """A function word inside: a shouted phrase, or German nouns joined by "von"."""
    pieces = pieces[1:] if pieces[0] == "Le" and len(pieces) > 2 else pieces
    small = [each for each in pieces if each.lower() in words.function_words]
    particles = [each for each in small if re.fullmatch(PARTICLE, each.lower())]
    return len(small) > len(particles) or (words.nouns_in_capitals and bool(particles))


def _without_initials(name: str, name_at: int, text: str, at: int) -> tuple[str, int]:
    """The name without the organisation before it: "leaders of ABC Example Example"."""
    short = re.match(r"[A-Z]{3,12} (?=\w+[a-zà-ÿ]\w* \w+[a-zà-ÿ])", name)
    before = text[max(0, at + name_at - 8) : at + name_at]
    of = re.search(r"(?:of|the|del?|du|des|der|van) \Z", before)
    return (name[short.end() :], name_at + short.end()) if short and of else (name, name_at)


def _belongs_to(text: str, at: int) -> bool:
    """ "A member of Example Example": an organisation."""
    return MEMBER_OF.search(text[max(0, at - 28) : at]) is not None


def _stands_as_place(text: str, at: int, words: Vocabulary) -> bool:
    """ "In Shenzhen", "at the Example Factory": a place, not a person."""
    nouns, of = "|".join(words.places.values()) or "(?!)", "of|von|de|du|del|van"
    leads = rf"(?:{words.place_words}) (?:(?:{words.own}) )?\Z|(?:{nouns}) (?:{of}) \Z"
    article = rf"(?<!\w)(?:{words.own}|\d+) \Z"
    before = text[max(0, at - 24) : at]
    lead = re.search(rf"(?<!\w)(?:{leads})", before, re.IGNORECASE)
    return (lead is not None and not re.search(r"(?<!\w)(?:on|a|aan|an|von) \Z", before)) or (
        re.search(article, before, re.IGNORECASE) is not None
    )


def ordinary_words(text: str) -> frozenset[str]:
    """Words of four letters and more that the text writes with a small letter somewhere."""
    return frozenset(re.findall(r"(?<![\w’'-])[a-zà-ÿ]{3,}(?![\w’'-])", text))
