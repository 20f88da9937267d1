"""Who gets a copy of every letter, and whom to ask."""

from collections.abc import Sequence

from yeondae.intake.draft import Contact, Value
from yeondae.intake.rules.dialling import Dialling
from yeondae.intake.rules.parties import Party, read_party
from yeondae.intake.rules.people import Told
from yeondae.intake.rules.spoken import Spoken
from yeondae.intake.rules.zones import Purpose, Zone
from yeondae.intake.words import any_language, cue


def contacts_of(
    purpose: Purpose, zones: tuple[Zone, ...], spoken: list[Spoken], dialling: Dialling
) -> tuple[Contact, ...]:
    """Everyone for a purpose, "copy" or "contact": from lists first, then from sentences."""
    parties = [
        read_party(entry, dialling)
        for zone in zones
        if zone.purpose == purpose
        for entry in zone.entries
    ]
    listed = [_contact(party) for party in parties if party]
    said = [_of_spoken(each) for each in spoken if each.purpose == purpose]
    return (*listed, *said)


def diplomats_in(told: Sequence[Told]) -> tuple[Contact, ...]:
    """ "Copies to diplomatic representatives accredited to your country": once, without address."""
    for each in told:
        match = cue(any_language("diplomats")).search(each.paragraph.text)
        if match:
            span = each.paragraph.span(*match.span())
            return (Contact(role=Value(match[0], (span,)), spans=(span,)),)
    return ()


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


def _of_spoken(spoken: Spoken) -> Contact:
    return Contact(
        name=spoken.name,
        role=spoken.office,
        organisation=spoken.organisation,
        address=spoken.address,
        numbers=tuple(spoken.numbers),
        emails=tuple(spoken.emails),
        websites=spoken.websites,
        spans=spoken.spans,
    )
