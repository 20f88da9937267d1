"""The groups of a draft that are about people and what happened to them."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.slots import Group, Label, Option, Slot, slot
from yeondae.cases.models import Event
from yeondae.intake.draft import Draft, Person, Value

NOBODY = ""
EVERYBODY = "*"
DETAIL_KINDS: dict[str, Label] = {
    "injury": _("injury"),
    "health": _("health"),
    "workplace": _("workplace"),
    "home": _("home"),
    "routine": _("daily routine"),
    "family": _("family"),
    "migration_status": _("migration status"),
    "associate": _("people nearby"),
}


def people(draft: Draft) -> list[Group]:
    return [
        Group(
            f"people.{index}",
            "people",
            person.name.value or _("Someone"),
            person_slots(f"people.{index}", person),
        )
        for index, person in enumerate(draft.people)
    ]


def person_slots(key: str, person: Person | None) -> tuple[Slot, ...]:
    others = person.other_names if person else ()
    hangul = next((each for each in others if _is_hangul(each.value or "")), None)
    name = person.name if person else None
    if name is not None and _is_hangul(name.value or ""):
        name, hangul = next(iter(others), None), name
    roles = person.roles if person else ()
    return (
        slot(f"{key}.name", _("Name, whole, in Latin letters"), name),
        slot(f"{key}.name_ko", _("Name in Korean letters"), hangul),
        slot(f"{key}.post", _("What they are"), next(iter(roles), None)),
        slot(f"{key}.organisation", _("Organisation"), person.organisation if person else None),
        slot(f"{key}.age", _("Age (kept private)"), person.age if person else None),
    )


def _is_hangul(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)


def _who(draft: Draft) -> tuple[Option, ...]:
    named = [(each.name.value or "", each.name.value or "") for each in draft.people]
    return ((NOBODY, _("nobody named")), (EVERYBODY, _("all of them")), *named)


def events(draft: Draft) -> list[Group]:
    made = []
    for index, event in enumerate(draft.events):
        read = {
            "kind": Slot("", "", text=_event_kind(event.kind), how=event.how, why=event.why,
                         spans=event.spans),
            "on": event.on,
            "time": event.time,
            "place": event.place,
            "detail": event.detail,
            "person": event.person,
        }  # fmt: skip
        title = Event.Kind(_event_kind(event.kind)).label
        key = f"events.{index}"
        made.append(Group(key, "events", title, event_slots(key, draft, read)))
    return made


def _event_kind(kind: str) -> str:
    renamed = {"trial": Event.Kind.TRIAL, "sentence": Event.Kind.VERDICT}
    return str(renamed.get(kind) or (kind if kind in Event.Kind.values else Event.Kind.OTHER))


def event_slots(key: str, draft: Draft, read: Mapping[str, object]) -> tuple[Slot, ...]:
    kind = read.get("kind")
    seen = kind if isinstance(kind, Slot) else Slot("", "", text=str(Event.Kind.ARREST))
    person = read.get("person")

    def value(name: str) -> Value | None:
        found = read.get(name)
        return found if isinstance(found, Value) else None

    return (
        Slot(f"{key}.kind", _("What happened"), "choice", text=seen.text, spans=seen.spans,
             how=seen.how, why=seen.why, options=tuple(Event.Kind.choices)),
        Slot(f"{key}.person", _("To whom"), "choice", options=_who(draft),
             text=person if isinstance(person, str) else NOBODY,
             how="read" if person else "", spans=seen.spans if person else ()),
        slot(f"{key}.on", _("Date"), value("on"), "date"),
        slot(f"{key}.time", _("Time there"), value("time"), "time"),
        slot(f"{key}.place", _("Place (kept private until someone agrees)"), value("place")),
        slot(f"{key}.detail", _("More (kept private)"), value("detail")),
    )  # fmt: skip


def details(draft: Draft) -> list[Group]:
    made = []
    for index, detail in enumerate(draft.details):
        key = f"details.{index}"
        fields = (
            Slot(f"{key}.person", _("About whom"), "choice", options=_who(draft),
                 text=detail.person or NOBODY),
            slot(f"{key}.what", DETAIL_KINDS.get(detail.kind, detail.kind), detail.what),
        )  # fmt: skip
        title = DETAIL_KINDS.get(detail.kind, detail.kind)
        made.append(Group(key, "details", title, fields))
    return made
