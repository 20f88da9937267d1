"""The groups of a draft that are about the call itself: its facts, demands, words and letter."""

from collections.abc import Sequence
from zoneinfo import available_timezones

import phonenumbers
from babel.core import get_global
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.slots import Group, Slot, listed, slot
from yeondae.calls.drafts.texts import body_text, section_text, sections_of, summary_text
from yeondae.calls.phrases import WORDINGS
from yeondae.intake import country_named_most, is_embassy
from yeondae.intake.draft import Contact, Draft, Planned, Section, Target, Value


def call(draft: Draft) -> Group:
    country, why_spans = _country(draft)
    fields = (
        slot("call.title", _("Title"), draft.title),
        Slot("call.summary", _("In two sentences"), "text", *summary_text(draft)),
        slot("call.language", _("Language of the text"), draft.language),
        slot("call.issued_on", _("Issued on"), draft.issued_on, "date"),
        slot("call.send_by", _("Send by"), draft.deadline, "date"),
        Slot(
            "call.country",
            _("Country (two letters)"),
            text=country,
            spans=why_spans,
            how="inferred" if country else "",
        ),
        Slot("call.time_zone", _("Time zone there"), text=zone_of(country), how="inferred"),
        *listed("issuers", _("Issued by"), draft.issuers),
        *listed("references", _("Reference"), [each.value for each in draft.references]),
        *listed("slogans", _("Slogan"), draft.slogans),
    )
    return Group("call", "call", _("The call"), fields, may_leave_out=False)


def _country(draft: Draft) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Where the offices are, but for embassies; else the country that the text names most often;
    else where those are who get a copy or are asked."""
    offices = [each for each in draft.targets if not _is_abroad(each)]
    found = _country_of(offices)
    if found[0]:
        return found
    named = country_named_most(draft.text)
    return (named, ()) if named else _country_of([*draft.copy_to, *draft.contacts])


def _country_of(parties: Sequence[Target | Contact]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """From an address, else from a number's country code."""
    for party in parties:
        if party.address and party.address.country:
            return party.address.country, party.address.spans
    for number in (number for party in parties for number in party.numbers):
        if number.e164:
            parsed = phonenumbers.parse(number.e164)
            region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
            if region.isalpha():
                return region, number.spans
    return "", ()


def _is_abroad(party: Target) -> bool:
    """Whether it is an embassy, which says nothing of where people are held."""
    said = (party.organisation, party.office)
    return any(each and is_embassy(each.value or "") for each in said)


def zone_of(country: str) -> str:
    """The time zone of a country that has one; the first of several; UTC for none."""
    zones = get_global("territory_zones").get(country, [])
    return next((zone for zone in zones if zone in available_timezones()), "UTC")


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone that we can count in."""
    return name in available_timezones()


def demands(draft: Draft) -> list[Group]:
    return [
        Group(f"demands.{index}", "demands", _("Demand %(number)s") % {"number": index + 1},
              (slot(f"demands.{index}.text", _("Demand"), each.text),
               slot(f"demands.{index}.of", _("Asked of (blank: every office)"), each.addressee)))
        for index, each in enumerate(draft.demands)
    ]  # fmt: skip


def planned(draft: Draft) -> list[Group]:
    return [
        Group(f"planned.{index}", "planned", _("Planned"),
              planned_slots(f"planned.{index}", each))
        for index, each in enumerate(draft.planned)
    ]  # fmt: skip


def planned_slots(key: str, read: Planned | None) -> tuple[Slot, ...]:
    """A day and what is to happen on it, in the language of the text."""
    return (
        slot(f"{key}.on", _("Day"), read.on if read else None, "date"),
        slot(f"{key}.words", _("What happens, and where"), read.words if read else None),
    )


def sections(draft: Draft) -> list[Group]:
    return [
        Group(f"sections.{index}", "sections", each.heading.value or _("Section"),
              section_slots(f"sections.{index}", _heading(draft, each), section_text(draft, each)))
        for index, each in enumerate(sections_of(draft))
    ]  # fmt: skip


def _heading(draft: Draft, section: Section) -> Value | None:
    """The heading; of a running text without any, our standard words in its language."""
    if section.heading.value:
        return section.heading
    wording = WORDINGS.get(draft.language.value or "")
    return Value(wording.happened, how="guessed") if wording else None


def section_slots(key: str, heading: Value | None, text: str) -> tuple[Slot, ...]:
    return (
        slot(f"{key}.heading", _("Heading"), heading),
        Slot(f"{key}.text", _("Text, without what is private"), "text", text=text,
             how="inferred" if text else ""),
    )  # fmt: skip


def _subject(draft: Draft) -> str:
    """A subject of our standard phrases, where the text is in a language that has them."""
    wording = WORDINGS.get(draft.language.value or "")
    return wording.subject if wording else ""


def letters(draft: Draft) -> list[Group]:
    letter = next(iter(draft.sample_letters), None)
    key = "letters.0"
    demands = letter.demands if letter else ()
    fields = (
        Slot(f"{key}.subject", _("Subject (names nobody)"), proposal=_subject(draft)),
        Slot(f"{key}.body", _("Letter"), "text", text=body_text(letter),
             spans=letter.spans if letter else (), how="read" if letter else ""),
        *listed(f"{key}.demands", _("Demand in the letter"), demands),
        Slot(f"{key}.after", _("After the demands"), "text"),
    )  # fmt: skip
    return [Group(key, "letters", _("The sample letter"), fields, may_leave_out=False)]
