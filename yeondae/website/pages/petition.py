"""What a petition's page shows: the words, to whom, how many, until when."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.translation import gettext as _

from yeondae.core.countries import country_name
from yeondae.core.languages import name_of, said, spoken
from yeondae.core.numerals import written
from yeondae.letters.typesetting import long_date
from yeondae.petitions.models import (
    Handover,
    HandoverPicture,
    Petition,
    PetitionText,
    Signature,
    Tally,
)
from yeondae.petitions.proofs import newest_checkpoints
from yeondae.petitions.queries import organisations, presentations, shown_people
from yeondae.petitions.rules.naming import as_chosen, officer
from yeondae.petitions.rules.opening import Stands, moments, stands
from yeondae.petitions.rules.showing import LEAST, Shown, shown
from yeondae.petitions.services.counting import published
from yeondae.website.languages import interface_languages, language_name
from yeondae.website.pages.words import Choice
from yeondae.website.places import place

CHECKPOINTS_SHOWN = 12


@dataclass(frozen=True)
class Number:
    """The published number: in all, what of it is what, from where (in tens), and as of when.

    `not_compared` says how many on paper were only counted; "" where none were.
    """

    total: int | None
    said: str
    kinds: list[tuple[str, str]]
    not_compared: str
    countries: list[tuple[str, str]]
    at: str
    goal: int | None
    hoped: str


@dataclass(frozen=True)
class CheckpointLine:
    """One signed state of the ledger: its lines, the signatures by then, the day."""

    size: int
    lines: str
    count: str
    on: str


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation that signed, as it asked to be shown."""

    name: str
    officer: str
    reach: str
    country: str


@dataclass(frozen=True)
class Picture:
    """A picture with what is seen on it."""

    pk: int
    words: str
    words_language: str


@dataclass(frozen=True)
class HandoverLine:
    """One presentation as it was published."""

    on: str
    place: str
    office: str
    presented_by: str
    count: str
    words: str
    words_language: str
    photos: list[Picture]
    receipt: list[Picture]


@dataclass(frozen=True)
class PetitionPage:
    """A petition in one language; `words_language` differs where it has no such words."""

    slug: str
    code: str
    title: str
    paragraphs: list[str]
    words_language: str
    addressees: list[tuple[str, str]]
    stands: str
    opens: str
    closes: str
    zone: str
    at_risk: list[str]
    risk_codes: list[str]
    partner: str
    offence: list[str]
    is_unchecked: bool
    number: Number
    organisations: list[OrganisationLine]
    handovers: list[HandoverLine]
    languages: list[Choice]


def petition_page(
    petition: Petition, language: str, now: datetime, *, name: str = "petition"
) -> PetitionPage | None:
    """The page of `petition` for a reader of `language`; None where it has no public words.

    `name` is the address under which it is shown, for the links to other languages.
    """
    text = text_for(petition, language)
    if text is None:
        return None
    opens, closes = moments(petition)
    call = petition.call
    return PetitionPage(
        slug=call.slug,
        code=call.code,
        title=text.title,
        paragraphs=text.paragraphs,
        words_language=text.language,
        addressees=_addressees(petition, language),
        stands=stands(petition, now).name.lower(),
        opens=_moment(opens, petition, language),
        closes=_moment(closes, petition, language),
        zone=petition.time_zone,
        at_risk=[country_name(code, language) for code in petition.at_risk],
        risk_codes=list(petition.at_risk),
        partner=petition.partner.name_in(language) if petition.partner else "",
        offence=[country_name(code, language) for code in call.text_is_offence],
        is_unchecked=petition.checked_at is None and stands(petition, now) is Stands.OPEN,
        number=_number(petition.tally, petition, language),
        organisations=_organisations(petition, language),
        handovers=_handovers(petition, language),
        languages=choices(petition, name, language),
    )


def text_for(petition: Petition, language: str) -> PetitionText | None:
    """The public words in `language`, else in English, else the first; None without any."""
    texts = {text.language: text for text in petition.texts.all()}
    for choice in (language, language.split("-")[0], "en", *texts):
        if choice in texts:
            return texts[choice]
    return None


def choices(petition: Petition, name: str, language: str) -> list[Choice]:
    """The page called `name` in every language it can be read in."""
    codes = interface_languages()
    codes += [each.language for each in petition.texts.all() if each.language not in codes]
    return [
        Choice(
            code,
            language_name(code),
            place(name, code, petition.call.slug),
            code == language,
        )
        for code in codes
    ]


def read_in(page: PetitionPage, language: str) -> str:
    """The name of the language that the words are in, where it is not the reader's."""
    same = page.words_language.split("-")[0] == language.split("-")[0]
    return "" if same else name_of(page.words_language, language)


def _addressees(petition: Petition, language: str) -> list[tuple[str, str]]:
    lines = []
    for each in petition.addressees.all():
        office = each.office
        holder = next((one for one in office.holders.all() if one.until is None), None)
        named = f"{holder.name_in(language)}, " if holder else ""
        lines.append((f"{named}{office.title_in(language)}", office.organisation.name_in(language)))
    return lines


def _moment(moment: datetime, petition: Petition, language: str) -> str:
    local = moment.astimezone(ZoneInfo(petition.time_zone))
    day, hour = long_date(local.date(), language), time_format(local.time(), "H:i")
    return _("%(day)s, %(hour)s") % {"day": day, "hour": hour}


def _number(tally: Tally, petition: Petition, language: str) -> Number:
    found = shown(published(tally), tally.countries, tally.only_counted)
    labels = dict(Signature.Kind.choices)
    return Number(
        total=found.total,
        said=written(found.total or 0, language),
        kinds=[(str(labels[kind]), written(n, language)) for kind, n in found.kinds.items()],
        not_compared=_not_compared(found, tally, language),
        countries=[
            (country_name(code, language), written(n, language))
            for code, n in found.countries.items()
        ],
        at=_moment(tally.looked_at, petition, language) if tally.looked_at else "",
        goal=petition.goal,
        hoped=written(petition.goal or 0, language),
    )


def _not_compared(found: Shown, tally: Tally, language: str) -> str:
    """What the reader must know of sheets that were only counted."""
    if found.total is None or not tally.only_counted:
        return ""
    if not found.only_counted:
        return _("Some of those on paper were only counted: not compared with online.")
    return _("At least %(n)s of those on paper were only counted: not compared with online.") % {
        "n": written(found.only_counted, language)
    }


def checkpoint_lines(petition: Petition, language: str) -> list[CheckpointLine]:
    """The newest checkpoints of a petition's ledger."""
    zone = ZoneInfo(petition.time_zone)
    return [
        CheckpointLine(
            size=each.size,
            lines=written(each.size, language),
            count=written(each.count, language) if each.count >= LEAST else _("fewer than ten"),
            on=long_date(each.made_at.astimezone(zone).date(), language),
        )
        for each in newest_checkpoints(petition, CHECKPOINTS_SHOWN)
    ]


def shown_names(petition: Petition, language: str) -> list[str]:
    """People who chose to be shown, each as they chose."""
    lines = []
    for signature in shown_people(petition):
        name = as_chosen(str(signature.content.get("name", "")), signature.shown)
        country = country_name(signature.country, language) if signature.country else ""
        if name:
            lines.append(", ".join(part for part in (name, country) if part))
    return sorted(lines)  # by name: an order of signing would tell when


def _organisations(petition: Petition, language: str) -> list[OrganisationLine]:
    return [
        OrganisationLine(
            name=str(each.content.get("organisation", "")),
            officer=officer(each, petition),
            reach=written(each.content["reach"], language) if each.content.get("reach") else "",
            country=country_name(each.country, language) if each.country else "",
        )
        for each in organisations(petition.pk)
    ]


def _handovers(petition: Petition, language: str) -> list[HandoverLine]:
    return [
        HandoverLine(
            on=long_date(each.on, language),
            place=each.place,
            office=each.office.title_in(language),
            presented_by=each.presented_by,
            count=written(each.signatures_handed, language),
            words=said(each.words, language),
            words_language=spoken(each.words, language),
            photos=_pictures(each, HandoverPicture.Kind.PHOTO, language),
            receipt=_pictures(each, HandoverPicture.Kind.RECEIPT, language),
        )
        for each in presentations(petition.pk)
    ]


def _pictures(handover: Handover, kind: str, language: str) -> list[Picture]:
    return [
        Picture(each.pk, said(each.words, language), spoken(each.words, language))
        for each in handover.pictures.all()
        if each.kind == kind
    ]
