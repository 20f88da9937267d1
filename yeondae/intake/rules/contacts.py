"""Who gets a copy of every letter, and whom to ask."""

import re

from yeondae.intake.draft import Contact, Value
from yeondae.intake.page import Paragraph
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.organisations import organisations_in
from yeondae.intake.rules.parties import Party, read_party
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.reach import reach_in
from yeondae.intake.rules.zones import Purpose, Zone
from yeondae.intake.words import any_language, cue


def copies_in(zones: tuple[Zone, ...], told: list[Told], dialling: Dialling) -> tuple[Contact, ...]:
    """Every receiver of copies, in order."""
    return _of("copy", zones, dialling) or _spoken(told, dialling, any_language("copying"))


def contacts_in(
    zones: tuple[Zone, ...], told: list[Told], dialling: Dialling
) -> tuple[Contact, ...]:
    """Everyone who answers questions, in order."""
    return _of("contact", zones, dialling) or _spoken(told, dialling, any_language("asking"))


def _of(purpose: Purpose, zones: tuple[Zone, ...], dialling: Dialling) -> tuple[Contact, ...]:
    parties = [
        read_party(entry, dialling)
        for zone in zones
        if zone.purpose == purpose
        for entry in zone.entries
    ]
    return tuple(_contact(party) for party in parties if party)


def _contact(party: Party) -> Contact:
    return Contact(
        name=party.name,
        role=party.office,
        organisation=party.organisation,
        address=party.address,
        numbers=party.reach.numbers,
        emails=party.reach.emails,
        websites=party.reach.websites,
        spans=party.spans,
    )


def _spoken(told: list[Told], dialling: Dialling, lead: str) -> tuple[Contact, ...]:
    """A sentence with the telling word and a number or mail address behind it."""
    found = []
    for each in told:
        paragraph = each.paragraph
        match = cue(lead).search(paragraph.text)
        reach = reach_in(paragraph, dialling.region)
        if not match or not reach or len(paragraph.text) > 900:
            continue
        behind = [
            number for number in reach.numbers
            if number.spans[0][0] >= paragraph.span(match.start(), match.end())[0]
        ]  # fmt: skip
        mails = [
            mail for mail in reach.emails
            if mail.spans[0][0] >= paragraph.span(match.start(), match.end())[0]
        ]  # fmt: skip
        if behind or mails:
            organisation = _organisation(paragraph, each, match.end())
            name = _name(each, match.end())
            found.append(
                Contact(name, None, organisation, None, tuple(behind), tuple(mails), reach.websites,
                        (paragraph.span(match.start(), len(paragraph.text)),))
            )  # fmt: skip
    return tuple(found)


def _organisation(paragraph: Paragraph, told: Told, at: int) -> Value | None:
    for mention in organisations_in(paragraph.text, told.words):
        if mention.start >= at and mention.start - at < 120:
            return Value(mention.name, (paragraph.span(mention.start, mention.end),))
    return None


def _name(told: Told, at: int) -> Value | None:
    for mention in told.mentions:
        if at <= mention.start < at + 60 and re.search(r"\w{2}", mention.name):
            span = told.paragraph.span(mention.name_start, mention.name_end)
            return Value(mention.name, (span,))
    return None
