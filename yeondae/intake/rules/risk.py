"""What a text says happens to the people it names: arrested, charged, to be released.

A sign ties a group of names ("A, B and C") to a word before it ("the release of") or behind it
("were arrested"). Who has no sign (a minister, a writer of the letter) is not at risk.
"""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.rules.mentions import Mention
from yeondae.intake.words import VOCABULARIES, Vocabulary

GAP = (
    r"(?: (?-i:(?!(?:by|from|to|against|and|with|in|at|near|on|for|inside|after|before|since|"
    r"until|when|that|par|avec|dans|à|von|mit|im|por|con|en|para|door|met|naar|und|et|y)\b)"
    r"[a-zà-ÿ][a-zà-ÿ’'-]*),?){0,6}"
)
ASIDE = (
    r"(?: (?:of|der|des|de|du|del|van) [^.;,]{1,80})?(?: ?\([^()]{0,90}\))?(?:, ?[^.;!?]{1,200}?,)?"
)
BEFORE, AFTER = 130, 330


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by commas and "and": what is said of one is said of all."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """An event's kind, "plea" or "threat", said of a group by `text[start:end]`."""

    kind: str
    group: Group
    start: int
    end: int


def groups_in(text: str, mentions: list[Mention], words: Vocabulary) -> list[Group]:
    """The mentions in runs."""
    joint = re.compile(
        rf"(?: ?\([^()]{{0,60}}\))?(?:, ?(?:aged )?\d\d)?(?:,? ?(?:{words.conjunction})|,|;|/| ?&)? ?"
        rf"(?:(?:{words.own}) )?(?:[a-z-]+ )?\Z",
        re.IGNORECASE,
    )
    groups: list[list[Mention]] = []
    for mention in mentions:
        between = text[groups[-1][-1].end : mention.start] if groups else ""
        joined = between.strip() not in {"", "."} and len(between) < 80 and joint.match(between)
        if groups and joined:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [Group(tuple(each), each[0].start, each[-1].end) for each in groups]


def signs_of(text: str, group: Group, words: Vocabulary) -> list[Sign]:
    """Every sign that this group is at risk or was."""
    before = text[max(0, group.start - BEFORE) : group.start]
    if re.search(rf"(?<!\w)(?:{words.by})(?: [\w’'-]+){{0,3}} \Z", before, re.IGNORECASE):
        return []
    offset = group.start - len(before)
    adjective = re.match(r"['’]?s? [a-zà-ÿ]", text[group.end :]) and not group.mentions[-1].certain
    signs = (
        []
        if adjective and len(group.mentions) == 1 and " " not in group.mentions[0].name
        else [
            Sign(kind, group, offset + match.start(), offset + match.end())
            for kind, pattern in _before(words.code).items()
            if (match := pattern.search(before))
        ]
    )
    after = text[group.end : group.end + AFTER]
    signs += [
        Sign(kind, group, group.end + match.start(match.lastindex or 0), group.end + match.end())
        for kind, pattern in _after(words.code).items()
        if (match := pattern.match(after))
    ]
    if words.inverted:
        signs += _inverted(group, text, before, after, words)
    return signs


def _inverted(group: Group, text: str, before: str, after: str, words: Vocabulary) -> list[Sign]:
    """The name between auxiliary and participle: "Am Montag wurde A in Seoul verhaftet"."""
    opening = re.search(
        rf"(?<!\w)(?:{words.auxiliaries})(?: (?!(?:{words.auxiliaries})\b)[^\W\d][\w-]*){{0,5}} \Z",
        before,
        re.IGNORECASE,
    )
    if not opening:
        return []
    start = group.start - len(before) + opening.start()
    return [
        Sign(kind, group, start, group.end + match.end())
        for kind, event in words.events.items()
        if (match := re.match(rf"{ASIDE}{words.gap} (?:{event.done})(?!\w)", after, re.IGNORECASE))
    ]


@cache
def _before(code: str) -> dict[str, re.Pattern[str]]:
    words = VOCABULARIES[code]
    forms = {"plea": rf"(?:{words.pleas}){GAP} \Z"}
    for kind, event in words.events.items():
        noun = rf"(?:{event.noun}) (?:{words.of}){GAP} \Z" if event.noun else ""
        verb = rf"(?:{event.done}){GAP} \Z" if words.active and kind != "transfer" else ""
        forms[kind] = "|".join(filter(None, (noun, verb)))
    return {
        kind: re.compile(rf"(?<!\w)(?:{form})", re.IGNORECASE)
        for kind, form in forms.items()
        if form
    }


@cache
def _after(code: str) -> dict[str, re.Pattern[str]]:
    words = VOCABULARIES[code]
    forms = {
        "threat": rf"{ASIDE} ((?:{words.threats}))",
        "plea": rf"((?:{words.pleas_after}))",
    }
    for kind, event in words.events.items():
        verb = rf"(?:{words.auxiliaries}){words.gap} (?:{event.done})"
        then = rf"(?: [^.;]{{1,120}}? (?:{words.conjunction}) (?:(?!(?:{words.own})\b)[\w-]+ ){{0,3}}?)"
        told = rf"(?:{ASIDE},? ?|{then})((?:{words.who} )?{verb})"
        bare = rf",? ((?:{words.who} )?(?:[\w-]+ly )?(?:{event.done}))"
        noun = rf"(['’]s? (?:[\w-]+ ){{0,2}}(?:{event.noun}))" if event.noun else ""
        late = rf",? ?((?:{words.who}){words.gap} (?:{event.done}))" if words.inverted else ""
        forms[kind] = "|".join(filter(None, (told, bare, noun, late)))
    return {kind: re.compile(rf"(?:{form})(?!\w)", re.IGNORECASE) for kind, form in forms.items()}
