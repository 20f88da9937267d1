"""Whether a sign of risk says that something happened, or only that it is asked for or feared."""

import re

from yeondae.intake.rules.risk import Group, Sign
from yeondae.intake.words import Vocabulary, cue

SAID_BEFORE = 45  # characters before a sign in which "celebrate" or "stop" governs it


def happened(text: str, sign: Sign, words: Vocabulary) -> bool:
    """Not for pleas; a release in a noun only where it is welcomed, a deportation only where it is
    not to be stopped."""
    if sign.kind in {"plea", "risk"}:
        return False
    said = text[sign.start : sign.end]
    before = text[max(0, sign.start - SAID_BEFORE) : sign.start]
    event = words.events[sign.kind]
    noun = bool(event.noun) and re.search(event.noun, said, re.IGNORECASE) is not None
    verb = any(
        match.start() < sign.end
        for match in re.compile(rf"(?:{event.done})(?!\w)", re.IGNORECASE).finditer(
            text, sign.start
        )
    )
    if sign.kind == "release" and noun and not verb:
        return cue(words.welcome).search(before) is not None if words.welcome else False
    if sign.kind in {"arrest", "detention"} or verb:
        return not cue(words.unreal, end=True).search(before.rstrip())
    told = re.sub(rf" (?:{words.of})(?!\w).*\Z", "", said, flags=re.IGNORECASE)
    return not cue(words.unreal).search(before + told)


def participial(text: str, start: int, groups: list[Group], words: Vocabulary) -> list[Sign]:
    """ "After having been imprisoned since May, she ...": said of whoever the sentence is about."""
    inside = [each for each in groups if each.start >= start]
    if not inside:
        return []
    signs = []
    for kind, event in words.events.items():
        pattern = rf"(?:{words.having}) (?:[\w-]+ly )?(?:{event.done})"
        for match in cue(pattern).finditer(text, start):
            near = min(inside, key=lambda each: abs(each.start - match.end()))
            signs.append(Sign(kind, near, match.start(), match.end()))
    return signs


def possessed(text: str, groups: list[Group], words: Vocabulary) -> list[Sign]:
    """ "Her arrest", "your liberation": a pronoun that owns the event."""
    signs = []
    owns = cue(words.possessives)
    for group in groups:
        if not owns.fullmatch(text[group.start : group.end]):
            continue
        for kind, event in words.events.items():
            match = event.noun and re.match(
                rf" (?:[\w-]+ ){{0,2}}(?:{event.noun})(?!\w)", text[group.end :], re.IGNORECASE
            )
            if match:
                signs.append(Sign(kind, group, group.start, group.end + match.end()))
    return signs
