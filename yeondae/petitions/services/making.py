"""A petition is made, its words written, opened, checked by a second person, closed."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import Office, Organisation
from yeondae.petitions.models import Addressee, Petition, PetitionText, Tally
from yeondae.petitions.rules.keeping import USUAL_DAYS

State = Petition.State


@dataclass(frozen=True)
class Terms:
    """What stands once on a petition: from when to when (local, with zone), how many, who helps."""

    opens_on: date
    opens_at: time
    closes_on: date
    closes_at: time
    time_zone: str
    goal: int | None
    at_risk: list[str]
    partner: Organisation | None
    keep_days: int = USUAL_DAYS


@transaction.atomic
def make_petition(*, call: Call, terms: Terms, by: User) -> Petition:
    """A draft for `call`, with its empty ledger. Raises Refused where the call has one."""
    if Petition.objects.filter(call=call).exists():
        raise Refused(_("This call has a petition already."))
    petition = Petition.objects.create(call=call, made_at=clock.now(), made_by=by, **_fields(terms))
    Tally.objects.create(petition=petition, secret=secrets.token_urlsafe(32))
    record(by_id=by.pk, verb="make_petition", subject=petition)
    return petition


@transaction.atomic
def change_terms(*, petition: Petition, terms: Terms, by: User) -> None:
    """Change dates, goal, countries at risk and partner; words are another matter.

    Raises Refused for a closed one, and where signers were told that their data goes sooner.
    """
    found = Petition.objects.select_for_update(of=("self",)).get(pk=petition.pk)
    if found.state == State.CLOSED:
        raise Refused(_("The petition is closed; its terms stay as they were."))
    if found.state == State.OPEN and terms.keep_days > found.keep_days:
        raise Refused(_("Signers were told that their names go sooner: keep them no longer."))
    Petition.objects.filter(pk=petition.pk).update(**_fields(terms))
    record(by_id=by.pk, verb="change_petition", subject=petition)


def _fields(terms: Terms) -> dict[str, object]:
    return {
        "opens_on": terms.opens_on,
        "opens_at": terms.opens_at,
        "closes_on": terms.closes_on,
        "closes_at": terms.closes_at,
        "time_zone": terms.time_zone,
        "goal": terms.goal,
        "at_risk": terms.at_risk,
        "partner": terms.partner,
        "keep_days": terms.keep_days,
    }


@transaction.atomic
def write_text(*, petition: Petition, language: str, title: str, text: str, by: User) -> None:
    """Write the words of one language. Raises Refused for words that people have signed."""
    known = PetitionText.objects.select_for_update().filter(petition=petition, language=language)
    if known.filter(is_public=True).exists():
        raise Refused(_("These words are out and may have been signed, so they stay."))
    PetitionText.objects.update_or_create(
        petition=petition,
        language=language,
        defaults={"title": title, "text": text, "made_at": clock.now(), "made_by": by},
    )
    record(by_id=by.pk, verb="write_petition", subject=petition, language=language)


@transaction.atomic
def address(*, petition: Petition, offices: Iterable[Office], by: User) -> None:
    """Say to whom the signatures go, in order."""
    written = dict(petition.addressees.values_list("office", "written_at"))
    petition.addressees.all().delete()
    rows = [
        Addressee(
            petition=petition, office=office, position=position, written_at=written.get(office.pk)
        )
        for position, office in enumerate(offices)
    ]
    Addressee.objects.bulk_create(rows)
    record(by_id=by.pk, verb="address_petition", subject=petition, offices=len(rows))


@transaction.atomic
def open_petition(*, petition: Petition, by: User) -> None:
    """Put the petition out with the languages written by now.

    Another person checks it afterwards (`check_petition`); until then its page says so. Raises
    Refused with what is missing.
    """
    missing = why_not_open(petition)
    if missing:
        raise Refused(" ".join(missing))
    drafts = Petition.objects.filter(pk=petition.pk, state=State.DRAFT)
    if drafts.update(state=State.OPEN, opened_at=clock.now(), opened_by=by) != 1:
        raise Refused(_("This petition is out already."))
    petition.texts.update(is_public=True)
    record(by_id=by.pk, verb="open_petition", subject=petition)


def why_not_open(petition: Petition) -> list[str]:
    """What is missing before it can be opened, in sentences."""
    found = []
    if not petition.texts.exists():
        found.append(_("It has no words yet: write them in one language at least."))
    if not petition.addressees.exists():
        found.append(_("It has no addressee: say which office the signatures go to."))
    if petition.call.state not in (Call.State.PUBLISHED, Call.State.STOPPED):
        found.append(_("Its call is not out: publish the call first."))
    return found


@transaction.atomic
def show_text(*, text: PetitionText, by: User) -> None:
    """Put one more language of an open petition out. Nobody shows their own words."""
    if text.made_by_id == by.pk:
        raise Refused(_("Nobody approves their own words. Ask somebody else."))
    PetitionText.objects.filter(pk=text.pk).update(is_public=True)
    record(by_id=by.pk, verb="show_petition", subject=text.petition, language=text.language)


@transaction.atomic
def check_petition(*, petition: Petition, by: User) -> None:
    """A second person has looked at an open petition. Raises Refused for one's own."""
    if petition.opened_by_id == by.pk:
        raise Refused(_("Nobody checks their own petition. Ask somebody else."))
    still = Petition.objects.filter(pk=petition.pk, state=State.OPEN, checked_at=None)
    if still.update(checked_at=clock.now(), checked_by=by) != 1:
        raise Refused(_("This petition was checked already, or is not open."))
    record(by_id=by.pk, verb="check_petition", subject=petition)


@transaction.atomic
def close_petition(*, petition: Petition, by: User | None, now: datetime) -> bool:
    """Take no more signatures; `by` None: its time is over. False where it was not open."""
    still = Petition.objects.filter(pk=petition.pk, state=State.OPEN)
    if still.update(state=State.CLOSED, closed_at=now) != 1:
        return False
    record(by_id=by.pk if by else None, verb="close_petition", subject=petition)
    return True
