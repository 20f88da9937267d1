"""The demo's directory: real organisations and offices, and contact points that lead nowhere."""

from dataclasses import dataclass, field
from datetime import time
from typing import Any

from yeondae.accounts.models import User
from yeondae.directory import giving, services
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.directory.verifying import verify_contact_point
from yeondae.flows.demo import data

# A newcomer's letter should leave at once, whatever the hour in Seoul.
AT_ONCE: dict[str, Any] = {
    "opens": time(0, 0),
    "closes": time(23, 59),
    "working_days": "1234567",
    "letters_per_hour": 120,
    "letters_per_day": 1000,
}
VERIFIED_HOW = "Part of the demo: it leads nowhere"


@dataclass
class Book:
    """What the data files call by a key."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    points: dict[str, ContactPoint] = field(default_factory=dict)


def fill_directory(*, by: User) -> Book:
    """Organisations, offices with holders and salutations, contact points marked as demo."""
    told = data.directory()
    book = Book()
    for row in told["organisation"]:
        book.organisations[row["key"]] = _organisation(row, book, by)
    for row in told["office"]:
        book.offices[row["key"]] = _office(row, book, by)
    for row in told["contact"]:
        book.points[row["key"]] = _contact(row, book, by)
    return book


def tell_accounts(book: Book, *, by: User, colleague: User) -> None:
    """Where money was given, by two people as everywhere; historic, so nobody pays to it."""
    for row in data.directory()["account"]:
        account = giving.write_account(
            organisation=book.organisations[row["organisation"]],
            currency=row["currency"],
            line=row["line"],
            source=row["source"],
            is_historic=True,
            is_demo=True,
            by=by,
        )
        if not giving.ask_to_show(account=account, by=by, place=""):
            giving.show_account(account=account, by=colleague)


def _organisation(row: data.Data, book: Book, by: User) -> Organisation:
    return services.make_organisation(
        name=row["name"],
        short_name=row.get("short_name", ""),
        names=row["names"],
        kind=row["kind"],
        country=row["country"],
        time_zone=row["time_zone"],
        parent=book.organisations.get(row.get("parent", "")),
        is_demo=True,
        by=by,
    )


def _office(row: data.Data, book: Book, by: User) -> Office:
    office = services.make_office(
        organisation=book.organisations[row["organisation"]],
        titles=row["titles"],
        country=row["country"],
        time_zone=row["time_zone"],
        language=row["language"],
        is_demo=True,
        by=by,
        **AT_ONCE,
    )
    for told in row["holder"]:
        holder = services.name_holder(
            office=office, names=told["names"], since=told["since"], by=by
        )
        for language, (salutation, closing) in told["salutations"].items():
            services.set_address_form(
                office=office,
                holder=holder,
                language=language,
                salutation=salutation,
                closing=closing,
                by=by,
            )
        if "until" in told:
            services.end_holder(holder=holder, until=told["until"], by=by)
    return office


def _contact(row: data.Data, book: Book, by: User) -> ContactPoint:
    owner: Office | Organisation = (
        book.offices[row["office"]] if "office" in row else book.organisations[row["organisation"]]
    )
    point = services.add_contact_point(
        owner=owner,
        kind=row["kind"],
        as_written=row["written"],
        lines=row.get("lines", ()),
        note=row["note"],
        is_demo=True,
        by=by,
    )
    if row.get("verified"):
        verify_contact_point(point=point, how=VERIFIED_HOW, by=by)
    return point
