"""Whom to write to: from address lists, from a sentence with a number, from the sample letter."""

import re
from dataclasses import dataclass, replace

from yeondae.core.names import keys
from yeondae.intake.draft import Number, Span, Target, Value
from yeondae.intake.page import Line
from yeondae.intake.remarks import remark
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.letter import LetterPart
from yeondae.intake.rules.parties import Party, read_party
from yeondae.intake.rules.pieces import is_post, without_courtesy
from yeondae.intake.rules.spoken import Spoken
from yeondae.intake.rules.zones import Zone, is_only_reach
from yeondae.intake.words import any_language, cue, tables

UNION = (
    r"(?:trade )?unions?|confederation|\w*federation|syndicats?|confédération|sindicatos?|"
    r"confederación|\w*gewerkschaft\w*|vakbond|vakverbond"
)


@dataclass(frozen=True)
class Asked:
    """What the whole text says about how to write: whether by fax, and from which country."""

    dialling: Dialling
    faxing: bool


def targets_in(
    zones: tuple[Zone, ...], spoken: list[Spoken], letters: tuple[LetterPart, ...], asked: Asked
) -> tuple[Target, ...]:
    """Every office once: lists first, then sentences, then what a letter's head adds."""
    listed = [
        target_of(read_party(entry, asked.dialling), asked)
        for zone in zones
        if zone.purpose == "target"
        for entry in zone.entries
    ]
    said = [_of_spoken(each, asked) for each in spoken if each.purpose == "target"]
    headed = [target for each in letters if (target := _headed(each, asked))]
    merged: list[Target] = []
    for target in (*listed, *said, *headed):
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


def _of_spoken(spoken: Spoken, asked: Asked) -> Target:
    return Target(
        spoken.office,
        spoken.name,
        spoken.organisation,
        numbers=tuple(_as_fax(each, asked) for each in spoken.numbers),
        emails=tuple(spoken.emails),
        spans=spoken.spans,
    )


def _headed(part: LetterPart, asked: Asked) -> Target | None:
    """The addressee of a letter, with its greeting. Where the whole text is the letter, an office
    only: it may be a letter to someone who is held."""
    greeted = _greeted(part.salutation)
    if part.addressee:
        ways = tuple(each for each in part.subject if is_only_reach(each.text))
        party = read_party((*_without_to(part.addressee), *ways), asked.dialling)
        target = target_of(party, asked)
        office = target.office or (greeted.office if greeted else None)
        target = replace(target, office=office)
        if greeted and greeted.holder and target.office and not target.holder:
            target = replace(target, holder=greeted.holder)
    elif part.own and greeted:
        target = greeted
    else:
        return None
    if part.own and not (greeted or _is_state(part.addressee)):
        return None
    greeting = part.salutation
    return replace(target, salutation=Value(greeting.text, ((greeting.start, greeting.end),)))


def _is_state(lines: tuple[Line, ...]) -> bool:
    """Whether an addressee holds a post of a state; a union's president does not."""
    union = any(cue(UNION).search(each.text) for each in lines)
    return not union and any(is_post(each.text) for each in lines)


def _greeted(line: Line) -> Target | None:
    """The office in a greeting, with its holder: "Dear Minister Example,"."""
    formula = cue(any_language("salutations"), start=True).match(line.text)
    words = without_courtesy(line.text[formula.end() if formula else 0 :].strip(" ,!:"))
    at = line.start + line.text.find(words)
    post = cue(any_language("offices"), start=True).match(words)
    if post is None:
        return None
    name = words[post.end() :].strip(" ,")
    name = name if name[:1].isupper() else ""
    office = words[: len(words) - len(name)].strip(" ,")
    holder = Value(name, ((at + len(words) - len(name), at + len(words)),)) if name else None
    return Target(Value(office, ((at, at + len(office)),)), holder, spans=((line.start, line.end),))


def _without_to(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The addressee without "To:" or a line that only announces it."""
    lead = cue(tables("leads")["target"])
    lines = tuple(each for each in lines if not lead.fullmatch(each.text.strip(" :"))) or lines
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
    if one.organisation and other.organisation and not (one.holder or other.holder):
        named = _plain(one.organisation.value or ""), _plain(other.organisation.value or "")
        return named[0] == named[1] and not (one.office and other.office)
    return False


def _one_name(one: str, other: str) -> bool:
    names = [without_courtesy(each) for each in (one, other)]
    short, long = sorted((each.split() for each in names), key=len)
    family = len(short) == 1 < len(long) and bool(keys(short[0]) & keys(long[-1]))
    return family or bool(keys(names[0]) & keys(names[1]))


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
