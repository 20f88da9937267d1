"""From a draft to the groups of a form, in the order in which a person checks them."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.about_call import (
    call,
    demands,
    letters,
    planned,
    planned_slots,
    section_slots,
    sections,
)
from yeondae.calls.drafts.about_offices import contacts, copies, party_slots, target_slots, targets
from yeondae.calls.drafts.about_people import details, event_slots, events, people, person_slots
from yeondae.calls.drafts.slots import Group, Slot
from yeondae.intake.draft import Contact, Draft, Target

ORDER = (
    "call",
    "people",
    "events",
    "details",
    "targets",
    "copy_to",
    "contacts",
    "demands",
    "planned",
    "sections",
    "letters",
)
ADDABLE = ("people", "events", "targets", "copy_to", "demands", "planned", "sections")


def groups(draft: Draft, added: Mapping[str, int] | None = None) -> list[Group]:
    """Every value of `draft` as a slot; `added` says how many blank groups staff asked for."""
    made = [
        call(draft),
        *people(draft),
        *events(draft),
        *details(draft),
        *targets(draft),
        *copies(draft),
        *contacts(draft),
        *demands(draft),
        *planned(draft),
        *sections(draft),
        *letters(draft),
    ]
    for about, count in (added or {}).items():
        start = sum(1 for each in made if each.about == about)
        made += [_added(draft, about, start + index) for index in range(count)]
    return sorted(made, key=lambda group: ORDER.index(group.about))


def _added(draft: Draft, about: str, index: int) -> Group:
    key = f"{about}.{index}"
    makers: dict[str, Callable[[], tuple[Slot, ...]]] = {
        "people": lambda: person_slots(key, None),
        "events": lambda: event_slots(key, draft, {}),
        "targets": lambda: target_slots(key, Target()),
        "copy_to": lambda: party_slots(key, Contact()),
        "demands": lambda: (
            Slot(f"{key}.text", _("Demand")),
            Slot(f"{key}.of", _("Asked of (blank: every office)")),
        ),
        "planned": lambda: planned_slots(key, None),
        "sections": lambda: section_slots(key, None, ""),
    }
    return Group(key, about, _("Added by the desk"), makers[about](), is_added=True)
