"""Whom to write to: from address lists, from a sentence with a number, from the sample letter."""

import re
from dataclasses import dataclass, replace
from functools import cache

from yeondae.core.names import keys
from yeondae.intake.draft import Number, Span, Target, Value
from yeondae.intake.page import Line, Paragraph
from yeondae.intake.remarks import remark
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.letter import LetterPart
from yeondae.intake.rules.mentions import Mention
from yeondae.intake.rules.organisations import organisations_in
from yeondae.intake.rules.parties import Party, read_party
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.pieces import UPPER, without_courtesy
from yeondae.intake.rules.reach import Reach, reach_in
from yeondae.intake.rules.zones import Zone
from yeondae.intake.words import any_language, cue


@dataclass(frozen=True)
class Asked:
    """What the whole text says about how to write: whether by fax, and from which country."""

    dialling: Dialling
    faxing: bool


def targets_in(
    zones: tuple[Zone, ...], told: list[Told], letters: tuple[LetterPart, ...], asked: Asked
) -> tuple[Target, ...]:
    """Every office once: lists first, then sentences, then what a letter's head adds."""
    listed = [
        target_of(read_party(entry, asked.dialling), asked)
        for zone in zones
        if zone.purpose == "target"
        for entry in zone.entries
    ]
    spoken = [target for each in told if (target := _spoken(each, asked))]
    headed = [target for each in letters if not each.own and (target := _headed(each, asked))]
    merged: list[Target] = []
    for target in (*listed, *spoken, *headed):
        if not (
            target.office or target.holder or target.organisation or target.emails or target.numbers
        ):
            continue
        at = next((i for i, each in enumerate(merged) if _same(each, target)), None)
        if at is None:
            merged.append(target)
        else:
            merged[at] = _merge(merged[at], target)
    return tuple(merged)


def target_of(party: Party, asked: Asked) -> Target:
    return Target(
        office=party.office,
        holder=party.name,
        organisation=party.organisation,
        salutation=party.salutation,
        address=party.address,
        numbers=tuple(_as_fax(each, asked) for each in party.reach.numbers),
        emails=party.reach.emails,
        websites=party.reach.websites,
        spans=party.spans,
    )


def _as_fax(number: Number, asked: Asked) -> Number:
    """A number without a label among those that letters are asked to is a fax, by inference."""
    if number.kind != "unknown":
        return number
    code = "fax-faxing-asked" if asked.faxing else "fax-letters-asked"
    return replace(number, kind="fax", how="inferred", why=remark(code))


def _spoken(told: Told, asked: Asked) -> Target | None:
    """An office with its number or mail address in a sentence that asks for letters."""
    paragraph = told.paragraph
    reach = reach_in(paragraph, asked.dialling.region)
    if not any(each.e164 or each.proposal for each in reach.numbers) and not reach.emails:
        return None
    first = _first_reach(paragraph, reach)
    before = paragraph.text[:first]
    lead = cue(any_language("asks_for_letters")).search(before)
    holder = next((each for each in told.mentions if _is_official(each, paragraph)), None)
    labelled = re.match(r"[^:]{3,60}:", before) is not None and holder is not None
    copy = cue(any_language("copying")).search(before)
    if copy or not (lead or labelled) or first > 700:
        return None
    office, organisation = _office_before(paragraph, before, told)
    if holder is None and office is None and organisation is None:
        return None
    numbers = tuple(_as_fax(each, asked) for each in reach.numbers)
    name = (
        Value(holder.name, (paragraph.span(holder.name_start, holder.name_end),))
        if holder
        else None
    )
    return Target(
        office, name, organisation, numbers=numbers, emails=reach.emails, spans=(paragraph.span(),)
    )


def _first_reach(paragraph: Paragraph, reach: Reach) -> int:
    at = min(spans[0][0] for spans in _spans_of(reach))
    return next(i for i in range(len(paragraph.text)) if paragraph.span(i, i + 1)[0] >= at)


def _spans_of(reach: Reach) -> list[tuple[Span, ...]]:
    return [each.spans for each in reach.numbers] + [each.spans for each in reach.emails]


def _is_official(mention: Mention, paragraph: Paragraph) -> bool:
    role = paragraph.text[slice(*mention.role)] if mention.role else ""
    return cue(any_language("offices")).fullmatch(role.strip()) is not None


def _office_before(
    paragraph: Paragraph, before: str, told: Told
) -> tuple[Value | None, Value | None]:
    """The post ("Minister of Justice") and the ministry that stand before the number."""
    office = None
    for match in _post().finditer(before):
        office = Value(match[0], (paragraph.span(*match.span()),))
    found = organisations_in(before, told.words)
    organisation = None
    if found:
        last = found[-1]
        organisation = Value(last.name, (paragraph.span(last.start, last.end),))
    return office, organisation


@cache
def _post() -> re.Pattern[str]:
    """A post with its field: "Minister of Justice"."""
    word = rf"[{UPPER}][\w’-]*"
    of = r"(?:of|for|der|des|für|de|du|del|van|voor)(?: (?:the|la|el|de))?|de l['’]"
    return re.compile(
        rf"(?<!\w)(?i:{any_language('offices')}) (?:{of}) ?{word}(?:(?: (?:and|of|the|und|et|y|de|en))? {word}){{0,4}}"
    )


def _headed(part: LetterPart, asked: Asked) -> Target | None:
    """The addressee of a sample letter, with its greeting."""
    if not part.addressee:
        return None
    target = target_of(read_party(_without_to(part.addressee), asked.dialling), asked)
    greeting = part.salutation
    return replace(target, salutation=Value(greeting.text, ((greeting.start, greeting.end),)))


def _without_to(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    match = re.match(r"(?:to|an|à|a|aan) ?:? (?=[A-Z])", lines[0].text, re.IGNORECASE)
    if not match:
        return lines
    first = lines[0]
    return (Line(first.start + match.end(), first.end, first.text[match.end() :]), *lines[1:])


def _same(one: Target, other: Target) -> bool:
    """One holder, or one post where not two holders are named."""
    if one.holder and other.holder and one.holder.value and other.holder.value:
        return _one_name(one.holder.value, other.holder.value)
    if one.office and other.office and one.office.value and other.office.value:
        return _plain(one.office.value) == _plain(other.office.value)
    return False


def _one_name(one: str, other: str) -> bool:
    names = [without_courtesy(each) for each in (one, other)]
    return bool(keys(names[0]) & keys(names[1]))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _merge(one: Target, other: Target) -> Target:
    """What the one lacks, from the other."""
    return replace(
        one,
        office=one.office or other.office,
        holder=one.holder or other.holder,
        organisation=one.organisation or other.organisation,
        salutation=one.salutation or other.salutation,
        address=one.address or other.address,
        numbers=one.numbers or other.numbers,
        emails=one.emails or other.emails,
        websites=one.websites or other.websites,
        spans=_joined(one.spans, other.spans),
    )


def _joined(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys((*one, *other)))
