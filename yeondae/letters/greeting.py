"""The letter to somebody who came out: "Dear Brother Han", on an organisation's letterhead.

Its own kind beside the letters to offices: the register is that in which one speaks to the person,
the closing follows it, and it congratulates without saying more than is true. Parole, bail,
deportation and a suspended sentence are not called freedom (design rule 2).
"""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.cases.crowds import naming_hidden
from yeondae.cases.models import Case, Person
from yeondae.cases.models.status import Status
from yeondae.cases.photos import Unsaid
from yeondae.cases.queries import shown
from yeondae.cases.rules import days_held
from yeondae.cases.unnaming import everyone_of, without
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.planned import planned
from yeondae.core.refusal import Refused
from yeondae.letters.models import Greeting
from yeondae.letters.typesetting import long_date
from yeondae.typeset.letter import LetterSheet

FREE = frozenset({Status.CHARGES_DROPPED, Status.ACQUITTED, Status.SERVED, Status.PARDONED})
# After these somebody is out, but nothing is over.
BOUND = frozenset({Status.PAROLED, Status.SUSPENDED, Status.BAILED, Status.PENDING})


@dataclass(frozen=True)
class Words:
    """What stands on the page, part by part; every part is plain text."""

    sender: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    place: str = ""
    title: str = ""
    salutation: str = ""
    paragraphs: list[str] = field(default_factory=list)
    demands: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    closing: str = ""
    signature: list[str] = field(default_factory=list)


def proposed(person: Person, *, language: str, register: str, sender: list[str]) -> Words:
    """A letter to begin from, out of what the case knows; somebody makes it their own."""
    name = said(person.names, language)
    with override(language):
        called = title_of(person, language, register) or name
        movement = register == Greeting.Register.MOVEMENT
        return Words(
            sender=sender,
            recipient=[name, *([said(person.posts, language)] if person.posts else [])],
            title=_("To %(name)s") % {"name": called},
            salutation=_("Dear %(name)s,") % {"name": called},
            paragraphs=_paragraphs(person, language),
            closing=_("In solidarity,") if movement else _("Yours sincerely,"),
            signature=sender[:1],
        )


def title_of(person: Person, language: str, register: str) -> str:
    """How one speaks to somebody: "Brother Han"; empty where nobody has said."""
    return str((person.titles.get(language) or {}).get(register, ""))


def _paragraphs(person: Person, language: str) -> list[str]:
    """What can be said for certain: since when they are out, how long they were held, and how."""
    today = clock.today_in(person.case.time_zone)
    days = days_held(person.held_since, person.held_until, today)
    paragraphs = []
    if person.held_until and days:
        paragraphs.append(
            _(
                "Since %(day)s you are no longer behind bars, and we are glad with you and with "
                "everyone who waited for you. You were held for %(days)s days."
            )
            % {"day": long_date(person.held_until, language), "days": f"{days:,}"}
        )
    else:
        paragraphs.append(_("We are glad with you and with everyone who waited for you."))
    if person.status in BOUND:
        paragraphs.append(
            _("We know that conditions bind you still. Until the last of them is gone, we go on.")
        )
    elif person.status not in FREE:
        paragraphs.append(_("We know that this is not yet the freedom that you are owed."))
    paragraphs.append(_("You were never alone in there, and you are not alone now."))
    return paragraphs


@transaction.atomic
def write(
    *,
    person: Person,
    language: str,
    register: str,
    dated: date,
    words: Words,
    by: User,
    greeting: Greeting | None = None,
) -> Greeting:
    """Write a letter, or write one anew.

    Where two people are needed, a public one is hidden in its new words until the second one has
    read them. Raises Refused where it says nothing, or where it is public and may not be.
    """
    if not words.paragraphs:
        raise Refused(_("Write at least one paragraph."))
    greeting = greeting or Greeting(person=person)
    before = _exactly(greeting)
    greeting.language, greeting.register = language, Greeting.Register(register)
    greeting.dated, greeting.content = dated, asdict(words)
    greeting.written_at, greeting.written_by = clock.now(), by
    if _exactly(greeting) != before and needs_two(Action.SET_RISK):
        greeting.published_at = None
    if greeting.published_at and (why := what_stops(greeting)):
        raise Refused(why)
    greeting.save()
    record(by_id=by.pk, verb="write_greeting", subject=greeting, person=person.pk)
    return greeting


def ask_to_publish(*, greeting: Greeting, by: User, place: str) -> Approval:
    """Ask a colleague to read it at `place` and say yes; the same asking where one stands.

    Raises Refused where it names who may not be named.
    """
    if why := what_stops(greeting):
        raise Refused(why)
    return approvals.ask(
        action=Action.SET_RISK, subject=greeting, content=_exactly(greeting), by=by, place=place
    )


def asked_to_publish(greeting: Greeting) -> Approval | None:
    """The open asking for the letter exactly as it is."""
    return approvals.standing(action=Action.SET_RISK, subject=greeting, content=_exactly(greeting))


@transaction.atomic
def publish(*, greeting: Greeting, by: User) -> None:
    """Give it a page for everyone, as a second person read it.

    Raises Refused without their yes, and where it names who may not be named.
    """
    if why := what_stops(greeting):
        raise Refused(why)
    approvals.require(action=Action.SET_RISK, subject=greeting, content=_exactly(greeting), by=by)
    greeting.published_at = greeting.published_at or clock.now()
    greeting.save(update_fields=["published_at"])
    record(by_id=by.pk, verb="publish_greeting", subject=greeting)


@transaction.atomic
def withdraw(*, greeting: Greeting, by: User) -> None:
    """Take the page away at once; the letter stays at the desk."""
    greeting.published_at = None
    greeting.save(update_fields=["published_at"])
    record(by_id=by.pk, verb="withdraw_greeting", subject=greeting)


@transaction.atomic
def erase(*, person: Person) -> None:
    """Destroy the letters to somebody who is erased; letters to others lose their name.

    While the names are still known: before the case forgets them.
    """
    everyone = everyone_of(person)
    taken = without(everyone)
    Greeting.objects.filter(person__in=everyone).delete()
    for greeting in Greeting.objects.filter(person__case=person.case_id):
        content = taken(greeting.content)
        if content != greeting.content:
            greeting.content = content
            greeting.save(update_fields=["content"])


def what_stops(greeting: Greeting, unsaid: Unsaid | None = None) -> str:
    """Why nobody outside the desk may read this letter today; empty: nothing stops it.

    `unsaid` gives what tells whether a text names who may not be named, where it is known already.
    """
    person = greeting.person
    if not shown(person, greeting.language).is_named:
        return _("This person may not be named: look at the risk grade and the consents.")
    names_hidden = unsaid() if unsaid else naming_hidden(person.case)
    if names_hidden(_texts(greeting)):
        return _("The letter names somebody who may not be named.")
    return ""


def public_greetings(case: Case, unsaid: Unsaid) -> list[Greeting]:
    """The letters of a case that everyone may read today; `unsaid` as in `what_stops`."""
    rows = _published_of(case.pk)
    prefetch_related_objects(rows, "person__consents")
    return [each for each in rows if not what_stops(each, unsaid)]


_published_of = planned(
    lambda one: Greeting.objects.filter(
        person__case=one, published_at__isnull=False
    ).select_related("person__case")
)


def public_greeting(public_id: str) -> Greeting | None:
    """The letter under this address, while everyone may read it."""
    rows = Greeting.objects.filter(public_id=public_id, published_at__isnull=False)
    found = rows.select_related("person__case").prefetch_related("person__consents").first()
    return None if found is None or what_stops(found) else found


def words_of(greeting: Greeting) -> Words:
    """The parts of the letter."""
    return Words(**greeting.content)


def sheet_of(greeting: Greeting) -> LetterSheet:
    """What stands on the paper. The code leads to the letter's page, or home while it has none."""
    words, language = words_of(greeting), greeting.language
    on = long_date(greeting.dated, language)
    page = f"/{language}/greetings/{greeting.public_id}/" if greeting.published_at else ""
    return LetterSheet(
        kind="organisation",
        language=language,
        sender_lines=words.sender,
        recipient_lines=words.recipient,
        place_and_date=f"{words.place}, {on}" if words.place else on,
        title_line=words.title,
        subject="",
        salutation=words.salutation,
        paragraphs=words.paragraphs,
        demands=words.demands,
        after_demands=words.after,
        closing=words.closing,
        signature_lines=words.signature,
        reference=greeting.public_id[:8].upper(),
        verify_url=settings.SITE_URL + (page or "/"),
        dated=greeting.dated,
    )


def _exactly(greeting: Greeting) -> list[Any]:
    return [greeting.language, greeting.dated and greeting.dated.isoformat(), greeting.content]


def _texts(greeting: Greeting) -> list[str]:
    values: list[Any] = list(greeting.content.values())
    return [text for value in values for text in ([value] if isinstance(value, str) else value)]
