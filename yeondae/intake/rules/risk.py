"""What a text says happens to the people it names: arrested, charged, to be released.

A sign ties a group of names ("A, B and C") to a word before it ("the release of") or behind it
("were arrested"). Who has no sign (a minister, a writer of the letter) is not at risk.
"""

import re
from dataclasses import dataclass
from functools import cache

from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.sign_patterns import GENDER, around_name, before_name, behind_name
from yeondae.intake.words import VOCABULARIES, Vocabulary, any_language, cue

BEFORE, AFTER = 230, 330  # characters of a sentence around a group that may hold a sign

# "A 위원장과 B": the part of the first stands behind it, and the particle hangs on the part.
JOINED_KOREAN = re.compile(r"(?: [가-힣]+){0,3}(?:과|와|,| 및| 그리고) ")


@dataclass(frozen=True, slots=True)
class Group:
    """Names joined by commas and "and": what is said of one is said of all."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """An event's kind, "plea" or "risk", said of a group by `text[start:end]`."""

    kind: str
    group: Group
    start: int
    end: int


@cache
def _joint(code: str) -> re.Pattern[str]:
    """What may stand between two names of one group; the part of the first may come between."""
    words = VOCABULARIES[code]
    part = rf"(?:,? (?:{words.own} )?(?:{words.roles})[^.;:]{{0,130}})?"
    return re.compile(
        rf"(?: ?\([^()]{{0,60}}\))?(?:, ?(?:aged )?\d\d)?{part}"
        rf"(?:,? ?(?:{words.conjunction})| ?,| ?;| ?/| ?&)? ?(?:(?:{words.own}) )?(?:[a-z-]+ )?\Z",
        re.IGNORECASE,
    )


def groups_in(text: str, mentions: list[Mention], words: Vocabulary) -> list[Group]:
    """The mentions in runs."""
    groups: list[list[Mention]] = []
    asides: list[list[Mention]] = []
    for mention in mentions:
        between = text[groups[-1][-1].end : mention.start] if groups else ""
        kin = bool(groups) and _is_kin(text[: groups[-1][0].start][-60:], words)
        kin = kin or cue(words.possessives).fullmatch(text, mention.start, mention.end) is not None
        aside = text[mention.start - 1 : mention.start] == "(" and text[mention.end :][:1] == ")"
        if groups and aside:
            asides.append([mention])
        elif groups and not kin and _joins(between, words):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    found = sorted(groups + asides, key=lambda each: each[0].start)
    return [Group(tuple(each), each[0].start, each[-1].end) for each in found]


def _joins(between: str, words: Vocabulary) -> bool:
    if between.strip() in {"", "."} or len(between) > 190 or re.match(GENDER, between):
        return False
    if JOINED_KOREAN.fullmatch(between):
        return True
    joined = re.search(rf"[,;/&(]|(?<!\w)(?:{words.conjunction})(?!\w)", between, re.IGNORECASE)
    return joined is not None and _joint(words.code).match(between) is not None


def signs_of(text: str, group: Group, words: Vocabulary) -> list[Sign]:
    """Every sign that this group is at risk or was. `text` ends with the group's sentence."""
    before = text[max(0, group.start - BEFORE) : group.start]
    after = text[group.end : group.end + AFTER]
    if re.search(
        rf"(?<!\w)(?:{words.by})(?: (?!(?:{words.of})(?!\w))[\w’'-]+){{0,3}} \Z",
        before,
        re.IGNORECASE,
    ):
        return []
    offset = group.start - len(before)
    if _is_kin(before, words) or re.match(rf"['’]s? (?:{words.kin})(?!\w)", after, re.IGNORECASE):
        return [each for each in _told_behind(after, group, words) if _of_name(text, each, words)]
    signs = [
        Sign(kind, group, offset + match.start(), offset + match.end())
        for kind, pattern in before_name(words.code).items()
        if (match := pattern.search(before)) and not _only_adjective(group, after)
    ]
    signs += _told_behind(after, group, words)
    return signs + (_around(group, before, after, words) if words.inverted else [])


def _told_behind(after: str, group: Group, words: Vocabulary) -> list[Sign]:
    return [
        Sign(kind, group, group.end + match.start(match.lastindex or 0), group.end + match.end())
        for kind, pattern in behind_name(words.code).items()
        if (match := pattern.match(after))
    ]


def _is_kin(before: str, words: Vocabulary) -> bool:
    """Behind "the wife of" stands someone of whom the sentence says nothing."""
    return _kin(words.code).search(before) is not None


@cache
def _kin(code: str) -> re.Pattern[str]:
    words = VOCABULARIES[code]
    of = rf"(?:{words.of})(?: (?:{any_language('courtesy')})\.?)?"
    return re.compile(rf"(?<!\w)(?:{words.kin}) {of} \Z", re.IGNORECASE)


def _of_name(text: str, sign: Sign, words: Vocabulary) -> bool:
    """Whether a sign is of the name right before it: "..., who has been held"."""
    said = text[sign.start : sign.end]
    return re.match(rf"(?:{words.who})(?!\w)", said, re.IGNORECASE) is not None


def _only_adjective(group: Group, after: str) -> bool:
    """One capitalised word before a small one is no name: "a Korean organisation"."""
    (*_, last) = group.mentions
    single = len(group.mentions) == 1 and " " not in last.name and not last.certain
    return single and re.match(r"['’]?s? [a-zà-ÿ]", after) is not None


def _around(group: Group, before: str, after: str, words: Vocabulary) -> list[Sign]:
    opening, closing = around_name(words.code)
    found = opening.search(before)
    if not found:
        return []
    start = group.start - len(before) + found.start()
    return [
        Sign(kind, group, start, group.end + match.end())
        for kind, pattern in closing.items()
        if (match := pattern.match(after))
    ]
