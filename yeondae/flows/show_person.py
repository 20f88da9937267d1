"""More of somebody is to show: a wider risk grade, a consent, two entries joined. Two people do it.

Where nothing of a person is out yet (no page of their case, no call, no letter, no picture) one
person grades them: whatever puts them out later is looked at by a second one. From then on
whatever lets more show waits, and nothing shows by it before a colleague said yes. What lets less
show holds at once, and where the name may not be said any longer letters about them wait. In an
installation of one person nothing waits for anybody, and that is noted.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES
from yeondae.cases import services as cases
from yeondae.cases.models import Consent, Merge, Person
from yeondae.cases.naming_rules import named_whole
from yeondae.cases.rules import Leave, leave, reach
from yeondae.community.models import News
from yeondae.community.queries import public_news
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows.correct_record import hold_letters_about
from yeondae.flows.hold_words import calls_near, held_for, look_again
from yeondae.flows.texts_kept import texts_in


@transaction.atomic
def grade(*, person: Person, risk: str, by: User) -> bool:
    """Set the grade; False where it waits for a colleague's yes, because more would show."""
    wider = _reach(person, risk=risk, with_waiting=False)
    if not wider.goes_beyond(_reach(person, with_waiting=False)) or not is_out(person):
        was_named = _may_name(person)
        cases.set_risk(person=person, risk=risk, by=by)
        _hold_words(person, was_named, by)
        return True
    cases.want_risk(person=person, risk=risk, by=by)
    return _ask_and_show(person, by)


@transaction.atomic
def agree(
    *,
    person: Person,
    given_by: str,
    given_on: date,
    shows: Sequence[str],
    by: User,
    until: date | None = None,
    note: str = "",
) -> bool:
    """Write a consent down; False where it waits for a colleague's yes, because more would show."""
    more = Consent(given_on=given_on, until=until, **dict.fromkeys(shows, True))
    now = _reach(person, with_waiting=False)
    waits = _reach(person, risk=person.risk, more=[more]).goes_beyond(now) and is_out(person)
    cases.give_consent(
        person=person, given_by=given_by, given_on=given_on, shows=shows, until=until, note=note,
        waits=waits, by=by,
    )  # fmt: skip
    if waits:
        return _ask_and_show(person, by)
    look_again(calls_near(person), by=by)
    return True


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: User) -> None:
    """It was withdrawn: from today nothing shows by it, and letters with the name wait."""
    person = consent.person
    was_named = _may_name(person)
    cases.end_consent(consent=consent, on=clock.today_in(person.case.time_zone), by=by)
    person.refresh_from_db()
    _hold_words(person, was_named, by)


def calls_naming(person: Person) -> list[Call]:
    """Calls that nobody reads now and that name this person, who may not be named."""
    return held_for(person)


def news_naming(person: Person) -> list[News]:
    """News that is out and says a whole name of this person, who may not be named."""
    named = named_whole([person])
    return [row for row in public_news() if named(texts_in([row.words]))]


def _may_name(person: Person) -> bool:
    today = clock.today_in(person.case.time_zone)
    return leave(person.risk, Consent.objects.filter(person=person), today).name


def _hold_words(person: Person, was_named: bool, by: User) -> None:
    """Letters about somebody who may not be named any longer wait, and words that name them."""
    if was_named and not _may_name(person):
        hold_letters_about(person=person, by=by)
    look_again(calls_near(person), by=by)


def is_waiting(person: Person) -> bool:
    """Whether a wider grade or a consent waits for a second person."""
    return bool(person.risk_wanted or waiting_consents(person))


def waiting_consents(person: Person) -> list[Consent]:
    """Consents that a second person has not said yes to, and that nobody withdrew."""
    rows = [each for each in person.consents.all() if each.waits and each.ended_on is None]
    return sorted(rows, key=lambda each: each.pk)


def would_show(person: Person) -> Leave:
    """What may show once everything that waits holds."""
    return _reach(person)


def ask(*, person: Person, by: User) -> Approval:
    """Ask a colleague for what waits; the same asking where one stands for exactly that."""
    if not is_waiting(person):
        raise Refused(_("Nothing of this person waits for a second person."))
    place = reverse("desk:show_person", args=[person.pk])
    return approvals.ask(
        action=Action.SET_RISK, subject=person, content=_exactly(person), by=by, place=place
    )


def standing(person: Person) -> Approval | None:
    """The open asking for exactly what waits of this person."""
    return approvals.standing(action=Action.SET_RISK, subject=person, content=_exactly(person))


@transaction.atomic
def show(*, person: Person, by: User) -> None:
    """Let what waits hold, as a colleague said yes to. Raises Refused without that."""
    approvals.require(action=Action.SET_RISK, subject=person, content=_exactly(person), by=by)
    cases.show_as_wanted(person=person, by=by)
    look_again(calls_near(person), by=by)


@transaction.atomic
def join(*, kept: Person, gone: Person, by: User, why: str = "") -> Merge:
    """Two entries are one person (`cases.merge_people`). Refused where more would show by it."""
    before = {each.pk: _reach(each, with_waiting=False) for each in (kept, gone)}
    out = is_out(kept) or is_out(gone)
    merge = cases.merge_people(kept=kept, gone=gone, by=by, why=why)
    after = _reach(Person.objects.select_related("case").get(pk=kept.pk), with_waiting=False)
    if out and after.goes_beyond(before[kept.pk]) and needs_two(Action.SET_RISK):
        raise Refused(
            _(
                "Joined, more of this person would show than now. Set the stricter grade first; "
                "a colleague says yes to the wider one afterwards."
            )
        )
    look_again(calls_near(kept), by=by)
    return merge


def is_out(person: Person) -> bool:
    """Whether a page, a call, a letter or a picture of this person is public, or may be."""
    return (
        person.case.published_at is not None
        or person.calls.filter(state__in=PUBLIC_STATES).exists()
        or person.greetings.exclude(published_at=None).exists()
        or person.photos.filter(is_public=True).exists()
    )


def _ask_and_show(person: Person, by: User) -> bool:
    """Ask; true where one person is enough and it holds at once."""
    person.refresh_from_db()  # its consents, if they were loaded, are those of before
    asked = ask(person=person, by=by)
    if asked.approved_at is not None:
        show(person=person, by=by)
    return asked.approved_at is not None


def _reach(
    person: Person, *, risk: str = "", with_waiting: bool = True, more: Sequence[Consent] = ()
) -> Leave:
    today = clock.today_in(person.case.time_zone)
    wanted = risk or (person.risk_wanted if with_waiting else "") or person.risk
    consents = [*person.consents.all(), *more]
    return reach(wanted, consents, today, with_waiting=with_waiting)


def _exactly(person: Person) -> list[object]:
    """The grade and the consents that a colleague says yes to, and the grade that holds now."""
    waiting = [each.pk for each in waiting_consents(person)]
    return [person.risk, person.risk_wanted, waiting, list(_reach(person))]
