"""The file of a bundle: a cover list for whoever hands letters on, an address list for the post."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.appeals.models import Appeal
from yeondae.core.countries import country_name
from yeondae.core.languages import said
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.directory.models import ContactPoint
from yeondae.letters import services as letters
from yeondae.letters.typesetting import long_date
from yeondae.typeset.bundle import RelayCover, RelayEntry, TrayEntry, print_tray, relay_bundle

SAID_EVERY = 25
Tell = Callable[[int], None]


def bound(bundle: Bundle, now: datetime, *, confirm_url: str, tell: Tell) -> bytes:
    """The bundle as one PDF/A-2b, in the order of its list. Raises NoSuchFile for lost bytes.

    At `confirm_url` whoever hands the letters on says what they handed over. `tell` hears now
    and then how many letters are in.
    """
    rows = list(
        Delivery.objects.filter(bundle=bundle)
        .select_related(
            "letter__appeal", "letter__holder", "office__organisation", "contact_point", "relay"
        )
        .order_by("contact_point", "pk")
    )
    pages = _documents(rows, tell)
    if bundle.channel == ContactPoint.Kind.POST:
        return _tray(bundle, rows, pages, now)
    return _for_relay(bundle, rows, pages, now, confirm_url)


def _documents(rows: list[Delivery], tell: Tell) -> list[bytes]:
    found = []
    for row in rows:
        found.append(letters.document(row.letter))
        if len(found) % SAID_EVERY == 0:
            tell(len(found))
    return found


def _tray(bundle: Bundle, rows: list[Delivery], pages: list[bytes], now: datetime) -> bytes:
    entries = [
        TrayEntry(
            reference=row.letter.reference,
            recipient_lines=_on_the_envelope(row),
            pdf=pdf,
        )
        for row, pdf in zip(rows, pages, strict=True)
    ]
    return print_tray(
        entries,
        language=bundle.language,
        reference=bundle.tag,
        day=long_date(now.date(), bundle.language),
        dated=now.date(),
    )


def _on_the_envelope(row: Delivery) -> list[str]:
    """To whom and where, as on the page: whose name it is was settled when the page was set."""
    letter, point = row.letter, row.contact_point
    name = said(letter.holder.names, letter.language) if letter.holder else ""
    title = row.office.title_in(letter.language)
    lines = point.address_lines.splitlines() if point else []
    return [line for line in (name, title, *lines) if line]


def _for_relay(
    bundle: Bundle, rows: list[Delivery], pages: list[bytes], now: datetime, confirm_url: str
) -> bytes:
    office = rows[0].office
    language, zone = office.language, ZoneInfo(office.time_zone)
    day = now.astimezone(zone).date()
    offices = dict.fromkeys(row.office.title_in(language) for row in rows)
    with override(language):
        request = _("Please hand these letters to: %(offices)s") % {"offices": ", ".join(offices)}
    cover = RelayCover(
        language=language,
        organisation=bundle.relay.name_in(language) if bundle.relay else "",
        day=long_date(day, language),
        dated=day,
        reference=bundle.tag,
        request=request,
        entries=[_entry(row, language) for row in rows],
        confirm_url=confirm_url,
    )
    return relay_bundle(cover, pages)


def _entry(row: Delivery, language: str) -> RelayEntry:
    """The country only; a name where its writer put it under the letter."""
    appeal = row.letter.appeal
    named = appeal.signed == Appeal.Signed.NAME_COUNTRY
    lines = row.letter.content.get("signature", []) if named else []
    return RelayEntry(
        reference=row.letter.reference,
        country=country_name(appeal.country, language),
        name=lines[0] if lines else "",
    )
