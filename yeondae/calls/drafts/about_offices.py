"""The groups of a draft about offices, copies and contacts: who can be reached, and how."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.slots import NUMBER_KINDS, Group, Slot, listed, number_slots, slot
from yeondae.intake.draft import Address, Contact, Draft, Number, Target, Value


def targets(draft: Draft) -> list[Group]:
    return [
        Group(
            f"targets.{index}",
            "targets",
            (target.office.value if target.office else "") or _("An office"),
            target_slots(f"targets.{index}", target),
        )
        for index, target in enumerate(draft.targets)
    ]


def target_slots(key: str, target: Target) -> tuple[Slot, ...]:
    return (
        slot(f"{key}.office", _("Office"), target.office),
        slot(f"{key}.holder", _("Who holds it"), target.holder),
        slot(f"{key}.organisation", _("Part of"), target.organisation),
        slot(f"{key}.salutation", _("Salutation"), target.salutation),
        *_reach_slots(key, target.numbers, target.emails, target.address),
    )


def _reach_slots(
    key: str,
    numbers: Iterable[Number],
    emails: Iterable[Value],
    address: Address | None,
) -> tuple[Slot, ...]:
    made: list[Slot] = []
    count = 0
    for count, number in enumerate(numbers, 1):
        made += number_slots(f"{key}.numbers.{count - 1}", number)
    made += (
        Slot(f"{key}.numbers.{count}.kind", _("Number for"), "choice", text="fax",
             options=NUMBER_KINDS),
        Slot(f"{key}.numbers.{count}", _("Number")),
    )  # fmt: skip
    made += listed(f"{key}.emails", _("E-mail"), emails)
    lines = Slot(f"{key}.address", _("Postal address, a line a line"), "text")
    if address:
        lines = Slot(lines.key, lines.label, "text", text="\n".join(address.lines),
                     spans=address.spans, how=address.how, why=address.why,
                     cautions=address.warnings)  # fmt: skip
    return (*made, lines)


def party_slots(key: str, contact: Contact) -> tuple[Slot, ...]:
    return (
        slot(f"{key}.organisation", _("Organisation"), contact.organisation or contact.name),
        slot(f"{key}.name", _("Whom to ask there"), contact.name if contact.organisation else None),
        slot(f"{key}.role", _("Their part"), contact.role),
        *_reach_slots(key, contact.numbers, contact.emails, contact.address),
    )


def copies(draft: Draft) -> list[Group]:
    return [
        Group(
            f"copy_to.{index}",
            "copy_to",
            _("A copy goes to"),
            party_slots(f"copy_to.{index}", each),
        )
        for index, each in enumerate(draft.copy_to)
    ]


def contacts(draft: Draft) -> list[Group]:
    return [
        Group(f"contacts.{index}", "contacts", _("Questions go to"),
              party_slots(f"contacts.{index}", each))
        for index, each in enumerate(draft.contacts)
    ]  # fmt: skip
