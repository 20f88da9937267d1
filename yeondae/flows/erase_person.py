"""Somebody of a case wants to be gone from it, or who speaks for them does: two people do it.

    names, posts, status, notes, pictures, charges   destroyed, merged entries likewise
    letters to them (greetings)                      destroyed, with their pages
    what the case and its calls say of others        stays, without the name
    letters of their calls that have not left        end here
    that somebody was in the case, which kinds of events on which days      stays
One asks, a colleague looks at the same page and says yes, one of them does it. While a call that
is out names them nothing is erased: it is stopped first, so that no letter leaves in between.
What has left already, and words on paper, cannot be called back; the page says so beforehand.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.calls import privacy as calls
from yeondae.calls.models import Call
from yeondae.cases import privacy as cases
from yeondae.cases.models import Person
from yeondae.cases.unnaming import events_naming, everyone_of, without
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.mailings import privacy as mailings

UNSENT = (Delivery.State.HELD, Delivery.State.QUEUED)


@dataclass(frozen=True)
class Beforehand:
    """What erasing would come to, for the page that asks."""

    entries: int
    events: int
    events_naming: int
    charges: int
    notes: int
    pictures: int
    greetings: int
    letters_unsent: int
    letters_out: int
    calls: list[Call]
    in_the_way: list[Call]


def beforehand(person: Person) -> Beforehand:
    """What there is of somebody, what goes with them, and which calls must be stopped first."""
    everyone = everyone_of(person)
    theirs = Call.objects.filter(people__in=everyone).distinct()
    sent = Delivery.objects.filter(call__in=theirs)
    return Beforehand(
        entries=len(everyone),
        events=sum(each.acts.count() for each in everyone),
        events_naming=events_naming(everyone),
        charges=sum(each.charges.count() for each in everyone),
        notes=sum(each.notes.count() for each in everyone),
        pictures=sum(each.photos.count() for each in everyone),
        greetings=Greeting.objects.filter(person__in=everyone).count(),
        letters_unsent=sent.filter(state__in=UNSENT).count(),
        letters_out=sent.exclude(state__in=(*UNSENT, Delivery.State.CANCELLED)).count(),
        calls=list(theirs.order_by("year", "number")),
        in_the_way=in_the_way(everyone),
    )


def in_the_way(everyone: list[Person]) -> list[Call]:
    """Calls that are out and that are for them, or name them: stopped before they are erased."""
    taken = without(everyone)
    out = Call.objects.filter(
        Q(people__in=everyone) | Q(case=everyone[0].case_id), state=Call.State.PUBLISHED
    ).distinct()
    pks = {person.pk for person in everyone}
    return [
        call
        for call in out.prefetch_related("people", "editions__current", "updates")
        if not pks.isdisjoint(person.pk for person in call.people.all())
        or any(taken(words) != words for words in _public_words(call))
    ]


def _public_words(call: Call) -> list[object]:
    current = [each.current.words for each in call.editions.all() if each.current]
    return [*current, *(update.words for update in call.updates.all())]


def ask(*, person: Person, by: User) -> Approval:
    """Ask a colleague to look and say yes. Raises Refused where it cannot be done as it stands."""
    _refuse(person)
    place = reverse("desk:erase_person", args=[person.pk])
    return approvals.ask(action=Action.ERASE_PERSON, subject=person, by=by, place=place)


def standing(person: Person) -> Approval | None:
    """The open asking to erase this person."""
    return approvals.standing(action=Action.ERASE_PERSON, subject=person)


@transaction.atomic
def erase(*, person: Person, by: User) -> None:
    """Do it, with a colleague's yes. Raises Refused without one, or while a call is in the way."""
    _refuse(person)
    approvals.require(action=Action.ERASE_PERSON, subject=person, by=by)
    everyone = everyone_of(person)
    taken = without(everyone)
    theirs = list(Call.objects.filter(people__in=everyone))
    naming = Delivery.objects.filter(call__in=theirs)
    holding.cancel(deliveries=naming, why=Delivery.Ended.TAKEN_OUT, by=by)
    greetings.erase(person=person)
    mailings.take_out(case=person.case, without=taken)
    calls.take_out(case=person.case, people=everyone, without=taken)
    cases.erase(person=person, by=by)


def _refuse(person: Person) -> None:
    if person.merged_into_id:
        raise Refused(_("This entry is part of another one: erase that one."))
    if not person.all_names.exists() and not person.names:
        raise Refused(_("Nothing is left of this person."))
    stop = in_the_way(everyone_of(person))
    if stop:
        raise Refused(
            _("Stop these calls first, they are for this person or name them: %(calls)s.")
            % {"calls": ", ".join(call.code for call in stop)}
        )
