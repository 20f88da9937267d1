"""How the offices of a call can be reached by anybody: only what somebody confirmed lately."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

import phonenumbers

from yeondae.calls.models import Call
from yeondae.deliveries.rules.holding import may_be_used
from yeondae.deliveries.services.circumstances import demo_is_safe
from yeondae.directory.models import ContactPoint, Office
from yeondae.directory.queries import addressed
from yeondae.directory.rules import Address
from yeondae.flows.call_material import Material, ways

Kind = ContactPoint.Kind
# Mail programs and the browsers of apps cut longer links (peers: mailto is too long).
LONGEST_MAILTO = 1800


@dataclass(frozen=True)
class Reach:
    """One office with the ways that a person can use themselves."""

    office: Office
    title: str
    language: str
    address: Address
    fax: list[str] = field(default_factory=list)
    email: list[str] = field(default_factory=list)
    postal: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody has confirmed any way."""
        return not (self.fax or self.email or self.postal or self.by_hand)


def reaches(material: Material, language: str, now: datetime) -> list[Reach]:
    """Every office of the call with its confirmed fax, mail and post, for a reader."""
    ladders = ways(material.call).ladders
    return [
        reach(office, ladders.get(office.pk, []), written_in, language, now)
        for written_in, offices in _all_languages(material, language).items()
        for office in offices
    ]


def _all_languages(material: Material, reader: str) -> dict[str, list[Office]]:
    groups: dict[str, list[Office]] = {}
    for office in material.offices:
        groups.setdefault(material.language_of(office, reader), []).append(office)
    return groups


def reach(
    office: Office, points: Sequence[ContactPoint], written_in: str, language: str, now: datetime
) -> Reach:
    """One office; of its points only those that may be used now."""
    found = Reach(office, office.title_in(language), written_in, addressed(office, written_in))
    for point in points:
        if may_be_used(point, now, demo_is_safe=demo_is_safe()):
            _add(found, point)
    return found


def _add(found: Reach, point: ContactPoint) -> None:
    if point.kind == Kind.FAX:
        found.fax.append(spoken(point.value))
    elif point.kind == Kind.EMAIL:
        found.email.append(point.value)
    elif point.kind == Kind.POST:
        found.postal.extend(point.address_lines.splitlines())
    elif point.kind == Kind.BY_HAND:
        found.by_hand.append(point.address_lines or point.note)


def copies(call: Call, language: str, now: datetime) -> list[tuple[str, str, str]]:
    """Who wants a copy, by which way, and where: ("KCTU", "fax", "+82 2 ...")."""
    return [
        (_whose(point, language), point.get_kind_display(), spoken(point.value))
        for point in ways(call).copies
        if point.kind in (Kind.FAX, Kind.EMAIL)
        and may_be_used(point, now, demo_is_safe=demo_is_safe())
    ]


def _whose(point: ContactPoint, language: str) -> str:
    if point.organisation:
        return point.organisation.name_in(language)
    return point.office.title_in(language) if point.office else ""


def spoken(number: str) -> str:
    """A number in groups, as people read and dial it; anything else as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def mailto(to: str, subject: str, body: str) -> str:
    """A link that opens the mail program; without the text where the link would be cut."""
    short = f"mailto:{quote(to, safe='@')}?subject={quote(subject)}"
    whole = f"{short}&body={quote(body)}"
    return whole if len(whole) <= LONGEST_MAILTO else short
