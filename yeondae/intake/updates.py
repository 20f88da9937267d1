"""Whether a text is an update of an earlier one, and what differs between their letters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from yeondae.core.names import keys
from yeondae.intake.draft import Draft, Person, SampleLetter, Span
from yeondae.intake.remarks import Remark, remark

WORDS = re.compile(r"\w+|[^\w\s]|\s+")
ALIKE = 0.85  # share of common words from which two letters are versions of one


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two letters differ. `kind`: "lost_space", "added_space", "break" (a blank that
    became a new line or paragraph, or the reverse) or "words"; the spans are in the two texts."""  # noqa: E501

    kind: str
    before: str
    after: str
    before_span: Span
    after_span: Span


@dataclass(frozen=True, slots=True)
class Likeness:
    """What ties a later text to an earlier one; `reasons` say it in sentences."""

    is_update: bool
    same_office: bool
    same_letter: bool
    reasons: tuple[Remark, ...]
    differences: tuple[Difference, ...] = ()


def compare(earlier: Draft, later: Draft) -> Likeness:
    """Whether `later` follows `earlier`: its number, or the same office and letter.

    A letter that differs only in blanks is the same letter; every difference is named. Of two
    that are no versions of one letter none is.
    """
    reasons: list[Remark] = []
    number = _shared_reference(earlier, later)
    if number:
        reasons.append(remark("update-same-reference", reference=number))
    office = _shared_office(earlier, later)
    if office:
        reasons.append(remark("update-same-office", office=office))
    people = _shared_people(earlier, later)
    if people:
        reasons.append(remark("update-same-people", names=", ".join(people)))
    differences, ratio = _letters(earlier, later)
    same_letter = ratio == 1.0
    if ratio >= ALIKE:
        spaces = not any(each.kind == "words" for each in differences)
        reasons.append(remark("update-same-letter" if spaces else "update-letter-changed"))
    elif earlier.sample_letters and later.sample_letters:
        reasons.append(remark("update-letter-another"))
    in_order = not _before(later, earlier) and later.text != earlier.text
    follows = (
        bool(number)
        or (bool(office) and ratio >= ALIKE)
        or (bool(people) and later.update_of is not None)
    )
    return Likeness(follows and in_order, bool(office), same_letter, tuple(reasons), differences)


def _before(one: Draft, other: Draft) -> bool:
    days = [each.issued_on.value if each.issued_on else None for each in (one, other)]
    return bool(days[0] and days[1] and days[0] < days[1])


def _shared_reference(earlier: Draft, later: Draft) -> str | None:
    own = {each.value.value for each in earlier.references}
    named = [each.value.value for each in later.references]
    if later.update_of and later.update_of.reference:
        named.insert(0, later.update_of.reference.value)
    return next((each for each in named if each and each in own), None)


def _shared_office(earlier: Draft, later: Draft) -> str | None:
    """The office that both write to: one holder, or one post by name."""
    for one in earlier.targets:
        for other in later.targets:
            if (
                one.holder
                and other.holder
                and keys(one.holder.value or "") & keys(other.holder.value or "")
            ):
                return (one.office or one.holder).value
            if (
                one.office
                and other.office
                and one.office.value
                and one.office.value == other.office.value
            ):
                return one.office.value
    return None


def _spellings(person: Person) -> frozenset[str]:
    """The keys of every name that a person has."""
    names = (person.name, *person.other_names)
    return frozenset(key for each in names if each.value for key in keys(each.value))


def _shared_people(earlier: Draft, later: Draft) -> list[str]:
    return [
        one.name.value
        for one in earlier.people
        if one.name.value
        and any(_spellings(one) & keys(other.name.value or "") for other in later.people)
    ]


def _letters(earlier: Draft, later: Draft) -> tuple[tuple[Difference, ...], float]:
    """The differences of the two most alike letters, and how alike their words are, 0 to 1."""
    best: tuple[float, SampleLetter, SampleLetter] | None = None
    for one in earlier.sample_letters:
        for other in later.sample_letters:
            ratio = _ratio(_words(earlier.text, one), _words(later.text, other))
            if best is None or ratio > best[0]:
                best = (ratio, one, other)
    if best is None or best[0] < ALIKE:
        return (), best[0] if best else 0.0
    return differences(earlier.text, best[1].spans[0], later.text, best[2].spans[0]), best[0]


def _words(text: str, letter: SampleLetter) -> list[str]:
    return re.findall(r"\w+", text[slice(*letter.spans[0])])


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def differences(
    before: str, before_span: Span, after: str, after_span: Span
) -> tuple[Difference, ...]:
    """Every place where the two stretches differ, in order, word by word and blank by blank."""
    one, other = _pieces(before, before_span), _pieces(after, after_span)
    matcher = SequenceMatcher(None, [p[0] for p in one], [p[0] for p in other], autojunk=False)
    found = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        first, second = _extent(one, a, b, before_span), _extent(other, c, d, after_span)
        said, says = before[slice(*first)], after[slice(*second)]
        found.append(Difference(_kind(said, says), said, says, first, second))
    return tuple(found)


def _kind(before: str, after: str) -> str:
    if (before + after).strip():
        return "words"
    if not after:
        return "lost_space"
    return "break" if before else "added_space"


Piece = tuple[str, int, int]


def _pieces(text: str, span: Span) -> list[Piece]:
    """Words, signs and blanks with their places; a run of blanks is one blank, a break is a break."""  # noqa: E501
    pieces = []
    for match in WORDS.finditer(text[slice(*span)].rstrip()):
        word = match[0]
        if word.isspace():
            word = "\n\n" if word.count("\n") > 1 else "\n" if "\n" in word else " "
        pieces.append((word, span[0] + match.start(), span[0] + match.end()))
    return pieces


def _extent(pieces: list[Piece], start: int, end: int, span: Span) -> Span:
    if start < end:
        return (pieces[start][1], pieces[end - 1][2])
    at = pieces[start][1] if start < len(pieces) else pieces[-1][2] if pieces else span[0]
    return (at, at)
