"""What sort of text it is: an urgent call, an update, a letter, a news release, a newsletter."""

import re
from dataclasses import dataclass

from yeondae.intake.draft import Outside, Value
from yeondae.intake.page import Page
from yeondae.intake.remarks import remark
from yeondae.intake.rules.letter import LetterPart
from yeondae.intake.words import any_language, cue, tables

HEAD = 25  # lines in which a text says what it is


@dataclass(frozen=True)
class Found:
    """What the other rules found, as far as the kind depends on it."""

    letters: tuple[LetterPart, ...]
    targets: int
    demands: int
    sections: int
    payments: int
    follows: int  # how plainly it says that it follows an earlier text
    numbered: bool  # whether it carries a number of a series of urgent calls
    outside: tuple[Outside, ...]
    freed: bool  # whether the letter's addressee is the one whose release is told


def kind_of(page: Page, found: Found) -> Value:
    """The likeliest kind; "unknown" where nothing speaks for any."""
    own = next((each for each in found.letters if each.own), None)
    if own is not None:
        span = (own.salutation.start, own.salutation.end)
        kind = "letter_to_freed_person" if found.freed else "letter"
        return Value(kind, (span,), "inferred", remark(f"kind-{kind.replace('_', '-')}"))
    points = {kind: count for kind, (count, _) in _said(page).items()}
    points["update"] = points.get("update", 0) + found.follows
    points["urgent_call"] = (
        points.get("urgent_call", 0)
        + 2 * bool(found.targets)
        + 2 * bool(found.letters)
        + bool(found.demands)
        + 2 * found.numbered
    )
    points["news_release"] = points.get("news_release", 0) + _release_signs(page, found)
    points["newsletter"] = points.get("newsletter", 0) + _newsletter_signs(page, found)
    kind, count = max(points.items(), key=lambda each: each[1])
    if count < 2:
        return Value("unknown", (), "guessed", remark("kind-unknown"))
    spans = _said(page).get(kind, (0, ()))[1]
    return Value(kind, spans[:3], "inferred", remark(f"kind-{kind.replace('_', '-')}"))


def _said(page: Page) -> dict[str, tuple[int, tuple[tuple[int, int], ...]]]:
    """How strongly the head of the text names each kind, and where."""
    said = {}
    head = [line for line in page.lines if not line.blank][:HEAD]
    for kind, pattern in tables("kinds").items():
        spans = tuple(
            (line.start + match.start(), line.start + match.end())
            for number, line in enumerate(head)
            if (len(line.text) < 120 or number < 5) and (match := cue(pattern).search(line.text))
        )
        banner = any(cue(pattern).fullmatch(line.text.strip(" :.*-")) for line in head[:6])
        said[kind] = (min(4, 2 * len(spans)) + 3 * banner, spans)
    return said


def _release_signs(page: Page, found: Found) -> int:
    ends = any(each.kind == "ends" for each in found.outside)
    quotes = len(
        re.findall(rf"[”\"»] ?,? ?[^.]{{0,60}}?\b(?:{any_language('says')})\b", page.text[:20000])
    )
    said = len(
        re.findall(r"\b(?:said|urged|sagte|a déclaré|dijo|declaró|aldus)\b", page.text[:20000])
    )
    return 3 * ends + min(2, quotes) + min(1, said) - 2 * bool(found.targets)


def _newsletter_signs(page: Page, found: Found) -> int:
    """Several parts with their own headings, invitations, an account; nobody to write to."""
    invites = len(cue(any_language("invitations")).findall(page.text[:20000]))
    return (
        2 * (found.sections >= 4)
        + min(3, invites)
        + 2 * bool(found.payments)
        - 3 * bool(found.targets)
        - 2 * bool(found.letters)
    )
