"""Who is held or at risk, from what the whole text says of each name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from yeondae.core.names import keys
from yeondae.intake.draft import Person, Span, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.korean_names import korean_mentions
from yeondae.intake.rules.mentions import Mention, mentions_in
from yeondae.intake.rules.organisations import OrganisationMention, organisations_in
from yeondae.intake.rules.pieces import UPPER
from yeondae.intake.rules.pronouns import signs_of_pronouns
from yeondae.intake.rules.risk import Sign, groups_in, signs_of
from yeondae.intake.rules.sentences import sentences_in
from yeondae.intake.words import VOCABULARIES, Vocabulary, any_language

NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ ")
AGE = re.compile(
    r"(?: ?\([mf/]{1,3}\))?(?:,? aged |, (?=\d\d(?:,|\)| ans| años| jaar| Jahre))| ?\((?=\d\d\)))"
    r"(?P<age>\d\d)(?!\d)"
)


@dataclass(frozen=True)
class Told:
    """One paragraph with the names in it and what it says of them."""

    paragraph: Paragraph
    words: Vocabulary
    mentions: tuple[Mention, ...]
    signs: tuple[Sign, ...]


@dataclass
class Known:
    """One person, as far as the text has named them: every mention, each with its paragraph."""

    name: str
    mentions: list[tuple[Paragraph, Mention]] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    signed: set[str] = field(default_factory=set)  # the names that a sign was tied to

    @property
    def at_risk(self) -> bool:
        return bool(self.signs)

    @property
    def only_killed(self) -> bool:
        """Whether the text says of them that they were killed, and nothing else."""
        return set(self.signs) == {"death"}

    def is_named(self, name: str) -> bool:
        """Whether `name` is this person's, whole or in part, in any spelling."""
        if _spelt(name) & _spelt(self.name):
            return True
        few, many = sorted((_parts(name), _parts(self.name)), key=len)
        if len(few) > 1 and few[0] == many[0] and few[-1] == many[-1] and len(many) - len(few) < 3:
            return True  # a name in the middle left out
        starts = range(len(many) - len(few) + 1)
        return bool(few) and any(many[at : at + len(few)] == few for at in starts)


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[frozenset[str], ...]:
    """The words of a name, each in any spelling; part of it is what stands together in it."""
    return tuple(frozenset(keys(part)) for part in name.split())


@lru_cache(maxsize=4096)
def _spelt(name: str) -> frozenset[str]:
    """A name in any spelling."""
    return frozenset(keys(name))


def tell(
    paragraph: Paragraph,
    words: Vocabulary,
    ordinary: frozenset[str],
    titled: frozenset[str] = frozenset(),
) -> Told:
    """The names of one paragraph and the signs of risk. `titled`: see `korean_mentions`."""
    text = paragraph.text
    korean = list(korean_mentions(text, titled)) if words.code == "ko" else []
    mentions = korean or mentions_in(text, words, ordinary)
    inside = organisations_in(text, words)
    mentions = [
        each
        for each in mentions
        if (each.certain and not _named_apart(text, each, inside)) or not _within(each, inside)
    ]
    extents = sentences_in(text)
    signs = [
        sign
        for start, end in extents
        for group in groups_in(text, [m for m in mentions if start <= m.start < end], words)
        for sign in signs_of(text[:end], group, words)
    ]
    signs += signs_of_pronouns(text, mentions, words)
    kept = [each for each in mentions if _is_kept(each, text, words, mentions, signs)]
    signs = [sign for sign in signs if any(each in kept for each in sign.group.mentions)]
    return Told(paragraph, words, tuple(kept), tuple(signs))


def _within(mention: Mention, organisations: list[OrganisationMention]) -> bool:
    """Whether the words are part of an organisation's longer name."""
    return any(
        each.start <= mention.name_start and mention.name_end <= each.end and " " in each.name
        for each in organisations
    )


def _named_apart(text: str, mention: Mention, organisations: list[OrganisationMention]) -> bool:
    """ "The secretary of the affiliate, Example Workers' Union": no person has that part there."""
    apart = mention.role is not None and "," in text[mention.role[1] : mention.name_start]
    return apart and any(
        each.start == mention.name_start and mention.name_end < each.end for each in organisations
    )


def _of_something(text: str, mention: Mention, words: Vocabulary) -> bool:
    """ "The office of Example": one word behind "of" is a place unless something happens there."""
    of_, plea = _of_and_plea(words.code)
    before = text[max(0, mention.start - 60) : mention.start]
    of = of_.search(before)
    if of is None:
        return False
    return not plea.search(before[: of.end() - 1]) and not plea.search(before[: of.start()])


@cache
def _of_and_plea(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = VOCABULARIES[code]
    told = "|".join(filter(None, (each.noun for each in words.events.values())))
    return (
        re.compile(rf" (?:{words.of})(?: (?:{words.own}))? \Z", re.IGNORECASE),
        re.compile(
            rf"(?:{told}|{words.pleas}|{words.conjunction})(?!\w)(?: [a-zà-ÿ]+){{0,3}}\Z",
            re.IGNORECASE,
        ),
    )


def _is_kept(
    mention: Mention, text: str, words: Vocabulary, mentions: list[Mention], signs: list[Sign]
) -> bool:
    """A title, a whole name, or one word of which something is told and that is no place."""
    if mention.certain or " " in mention.name or _family_of(mention, mentions):
        return True
    opens = any(start == mention.start for start, _ in sentences_in(text))
    return (
        not words.nouns_in_capitals
        and not opens
        and any(mention in sign.group.mentions for sign in signs)
        and not _of_something(text, mention, words)
    )


def _family_of(mention: Mention, mentions: list[Mention]) -> bool:
    """One word that ends or begins a whole name of the paragraph: "Example Other ... Other was"."""
    name = mention.name
    return any(
        each.name.endswith(f" {name}") or each.name.startswith(f"{name} ") for each in mentions
    )


def gather(told: Iterable[Told]) -> list[Known]:
    """Everyone named, with whole names first so that parts of names find them."""
    pairs = _without_nouns([(each, mention) for each in told for mention in each.mentions])
    known: list[Known] = []
    for part, mention in sorted(pairs, key=lambda pair: -len(pair[1].name.split())):
        person = next((each for each in known if each.is_named(mention.name)), None)
        if person is None:
            person = Known(mention.name)
            known.append(person)
        person.mentions.append((part.paragraph, mention))
        kinds = [s.kind for s in part.signs if mention in s.group.mentions]
        person.signs += kinds
        person.signed |= {mention.name} if kinds else set()
    for person in known:
        person.name = _best(person)
    return sorted(known, key=_first)


def _without_nouns(pairs: list[tuple[Told, Mention]]) -> list[tuple[Told, Mention]]:
    """Where nouns are written like names: "Status Aron Exemplars" is Aron Exemplar, named alone too."""  # noqa: E501
    names = {m.name for _, m in pairs if " " in m.name}
    return [
        (told, _alone(mention, names) if told.words.nouns_in_capitals else mention)
        for told, mention in pairs
    ]


def _alone(mention: Mention, names: set[str]) -> Mention:
    """The mention of the shorter name, its genitive's s left out, with which it ends."""
    for name in sorted(names - {mention.name}):
        for form in (name, f"{name}s"):
            before = mention.name[: -len(form)]
            if mention.name.endswith(form) and (not before or NOUN.fullmatch(before)):
                start = mention.name_end - len(form)
                return replace(mention, name=name, name_start=start, name_end=start + len(name))
    return mention


def _best(known: Known) -> str:
    """The whole name that the text uses most; of equals the fuller, then the first."""
    names = Counter(m.name for _, m in known.mentions if " " in m.name or " " not in known.name)
    names.update({name: 2 for name in known.signed if name in names})
    whole = [name for name in names if 1 < len(name.split()) < 6] or list(names)
    return min(whole, key=lambda each: (-names[each], -len(each)))


def _first(known: Known) -> int:
    return min(paragraph.span(m.start, m.end)[0] for paragraph, m in known.mentions)


def person_of(known: Known) -> Person:
    """The person as values; roles in the order they appear, each once."""
    ordered = sorted(known.mentions, key=lambda pair: pair[0].span(pair[1].start, pair[1].end))
    spans = tuple(p.span(m.name_start, m.name_end) for p, m in ordered)
    name, family = _cased(known.name)
    person = Person(Value(name, spans), _family(family, spans), _roles(ordered))
    courtesy = next((m.courtesy for _, m in ordered if m.courtesy), None)
    return replace(
        person,
        courtesy=Value(courtesy) if courtesy else None,
        other_names=_others(known),
        age=next((age for p, m in ordered if (age := _age(p, m.end))), None),
    )


def _cased(name: str) -> tuple[str, str | None]:
    """A family name in capitals is only set so: "HAN Sang-gyun" is Han Sang-gyun, family Han."""
    words = name.split()
    loud = [word for word in words if word.isupper() and len(word) > 1 and "." not in word]
    if not loud or len(loud) == len(words):
        return (name.title() if loud else name), None
    return " ".join(_small(word) if word in loud else word for word in words), _small(loud[0])


def _small(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _family(family: str | None, spans: tuple[Span, ...]) -> Value | None:
    if family is None:
        return None
    return Value(family, spans[:1], "inferred", remark("family-name-in-capitals"))


def _roles(mentions: list[tuple[Paragraph, Mention]]) -> tuple[Value, ...]:
    roles: dict[str, Value] = {}
    for paragraph, mention in mentions:
        for start, end in filter(None, (mention.role, _apposition(paragraph.text, mention.end))):
            words = paragraph.text[start:end].strip()
            roles.setdefault(words.lower(), Value(words, (paragraph.span(start, end),)))
    return tuple(roles.values())


def _age(paragraph: Paragraph, at: int) -> Value | None:
    """ "Example (35)", "Example, aged 35,"."""
    match = AGE.match(paragraph.text, at)
    return Value(match["age"], (paragraph.span(*match.span("age")),)) if match else None


def _apposition(text: str, at: int) -> tuple[int, int] | None:
    """The part right behind a name: "Example, president of the union,".

    In "Example, President Other" the part belongs to the other.
    """
    match = _behind().match(text, at)
    return match.span("role") if match else None


@cache
def _behind() -> re.Pattern[str]:
    age = r"(?:,? ?\(?(?:aged? )?\d\d(?: ans| años| jaar| Jahre)?\)?,?)?"
    article = (
        r"(?:(?:an?|the|its|der|die|des|de[nm]|ein|eine|le|la|l['’]|un|une|el|una|de|het|een) )?"
    )
    being = (
        r" (?:is|was|ist|war|est|était|es|era|"
        r"works as|worked as|arbeitet als|travaille comme|trabaja como|werkt als) "
    )
    roles = rf"(?:{any_language('roles')})"
    of_the_next = rf"(?! (?-i:[{UPPER}])[\w’'-]*(?-i:[a-zà-ÿ]))"
    return re.compile(
        rf"(?: ?\([^)]{{0,40}}\))?{age}(?: ?\([^)]{{0,40}}\))?(?:, | ?\(|,? ?\([mfhwv]\),? |{being}){article}(?P<role>{roles}(?: (?:and|und|et|y|en) {roles})?)(?!\w){of_the_next}",  # noqa: E501
        re.IGNORECASE,
    )


def _others(known: Known) -> tuple[Value, ...]:
    """Other spellings of the whole name; a part of it is no other name."""
    others: dict[str, Value] = {}
    for paragraph, mention in known.mentions:
        whole = len(mention.name.split()) >= len(known.name.split())
        if whole and known.name.lower() not in mention.name.lower():
            span = paragraph.span(mention.name_start, mention.name_end)
            others.setdefault(mention.name, Value(mention.name, (span,)))
    return tuple(others.values())
