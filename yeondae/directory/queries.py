"""The reads of the directory."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q, QuerySet

from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.directory import rules
from yeondae.directory.models import AddressForm, ContactPoint, Holder, Office, Organisation
from yeondae.directory.models.contact import VERIFIED_FOR

SENDABLE = (
    ContactPoint.Kind.FAX,
    ContactPoint.Kind.EMAIL,
    ContactPoint.Kind.POST,
    ContactPoint.Kind.RELAY,
    ContactPoint.Kind.BY_HAND,
)


def offices() -> QuerySet[Office]:
    """Every office with its organisation, holders and contact points, by country and title."""
    return (
        Office.objects.select_related("organisation")
        .prefetch_related("holders", "contact_points")
        .order_by("country", "organisation__name", "pk")
    )


def organisations() -> QuerySet[Organisation]:
    """Every organisation with its contact points."""
    return Organisation.objects.prefetch_related("contact_points")


def contact_points_due(
    now: datetime, ahead: timedelta = timedelta(days=30)
) -> QuerySet[ContactPoint]:
    """Supplied contact points that nobody verified lately, or whose year ends within `ahead`."""
    return (
        ContactPoint.objects.filter(is_supplied=True, kind__in=SENDABLE)
        .filter(Q(verified_at__isnull=True) | Q(verified_at__lt=now - VERIFIED_FOR + ahead))
        .exclude(valid_until__lt=now.date())
        .select_related("office__organisation", "organisation", "written_by")
        .order_by("verified_at", "pk")
    )


def embassies_for(country: str) -> QuerySet[Office]:
    """Offices offered to supporters in `country`: the embassies that serve it."""
    return Office.objects.filter(serves_country=country).select_related("organisation")


def addressed(
    office: Office, language: str, *, day: date | None = None, register: str = "formal"
) -> rules.Address:
    """Lines, salutation and closing of a letter in `language` to whoever holds `office` on `day`.

    `day` is a date at the office (today without one). What staff wrote comes first: for this
    holder, then for the office; else it is derived from post and name.
    """
    day = day or clock.today_in(office.time_zone)
    holder = office.holder_on(day)
    title = office.title_in(language)
    name = _name(holder, language)
    written = _written_form(office, holder, language, register)
    # A Korean salutation needs the name in Hangul; one in another script is left out.
    own_name = (holder.names.get(language, "") if holder else "") if language == "ko" else name
    own_title = office.titles.get(language, "") if language == "ko" else title
    derived = rules.salutation(own_title, own_name, language, office.country)
    return rules.Address(
        lines=[line for line in (name, title, office.organisation_in(language)) if line],
        salutation=written.salutation if written else derived,
        closing=(written.closing if written else "") or rules.closing(language, register),
    )


def _name(holder: Holder | None, language: str) -> str:
    return said(holder.names, language) if holder else ""


def _written_form(
    office: Office, holder: Holder | None, language: str, register: str
) -> AddressForm | None:
    forms = {
        form.holder_id: form
        for form in office.address_forms.all()
        if form.language == language and form.register == register
    }
    return (forms.get(holder.pk) if holder else None) or forms.get(None)


def contact_points_of(owner: Office | Organisation) -> QuerySet[ContactPoint]:
    """The contact points of one owner in order, with who verified them."""
    return owner.contact_points.select_related("verified_by", "written_by")


def office_page(pk: int) -> Office | None:
    """One office with everything that its page shows."""
    points = ContactPoint.objects.select_related("verified_by", "written_by")
    return (
        Office.objects.select_related("organisation")
        .prefetch_related("holders__address_forms", "address_forms")
        .prefetch_related(Prefetch("contact_points", points))
        .filter(pk=pk)
        .first()
    )


def known_organisation(written: str) -> Organisation | None:
    """The organisation with this name or short name, in any language; see `rules.plain_name`."""
    asked = rules.plain_name(written)
    for organisation in Organisation.objects.order_by("pk"):
        own = {organisation.name, organisation.short_name, *organisation.names.values()}
        if asked and asked in {rules.plain_name(name) for name in own}:
            return organisation
    return None


def known_offices(title: str, country: str) -> list[Office]:
    """Offices of `country` with this title in any language; case is folded."""
    asked = title.strip().casefold()
    candidates = Office.objects.filter(country=country).select_related("organisation")
    return [
        office
        for office in candidates.order_by("pk")
        if asked and asked in {each.casefold() for each in office.titles.values()}
    ]
