"""Somebody of a case wants to be gone from it, or who speaks for them does: two people do it.

    names, posts, status, notes, pictures, charges   destroyed, merged entries likewise
    letters to them (greetings)                      destroyed, with their pages
    what the case and its calls say of others        stays, without the name
    letters of those calls that have not left        end here
    answers and closed petitions of the case         stay, without the name
    that somebody was in the case, which kinds of events on which days      stays
One asks, a colleague looks at the same pages and says yes, one of them does it. While a call that
is out names them nothing is erased: it is stopped first, so that no letter leaves in between.
What has left already, and words on paper, cannot be called back; the first page says so. Whatever
is done is done on the second, which says which texts go on naming them (`still_named`). A mark
stays, so that no backup brings them back.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.calls import privacy as calls
from yeondae.calls.models import Call, Edition
from yeondae.cases import privacy as cases
from yeondae.cases.models import Act, Charge, Merge, Note, Person, Photo
from yeondae.cases.services import undo_merge
from yeondae.cases.unnaming import events_naming, everyone_of, joined_to, without
from yeondae.core import clock
from yeondae.core.counting import count_together
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.queries import MOST_COUNTED
from yeondae.deliveries.services import holding
from yeondae.flows.still_named import Left, still_named
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting
from yeondae.mailings import privacy as mailings
from yeondae.outcomes import privacy as outcomes
from yeondae.petitions import privacy as petitions
from yeondae.supporters import gone

OF_A_PERSON: tuple[type[Any], ...] = (Act, Charge, Note, Greeting)
UNSENT = (Delivery.State.HELD, Delivery.State.QUEUED)


@dataclass(frozen=True)
class Beforehand:
    """What erasing would come to, for the page that asks; none is counted beyond ten thousand."""

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

    @property
    def has_more_out(self) -> bool:
        """Whether more letters have left than were counted."""
        return self.letters_out >= MOST_COUNTED

    @property
    def has_more_unsent(self) -> bool:
        """Whether more letters wait than were counted."""
        return self.letters_unsent >= MOST_COUNTED


def beforehand(person: Person) -> Beforehand:
    """What there is of somebody, what goes with them, and which calls must be stopped first."""
    everyone = [person, *joined_to(person)]
    taken = without(everyone)
    about = about_them(everyone, taken)
    sent = Delivery.objects.filter(call__in=about).order_by()
    theirs = [kind.objects.filter(person__in=everyone).order_by() for kind in OF_A_PERSON]
    theirs.append(Photo.objects.filter(people__in=everyone).order_by().distinct())
    unsent = sent.filter(state__in=UNSENT)
    out = sent.exclude(state__in=(*UNSENT, Delivery.State.CANCELLED))
    events, charges, notes, greetings, pictures, letters_unsent, letters_out = count_together(
        [*theirs, unsent, out], most=MOST_COUNTED
    )
    return Beforehand(
        entries=len(everyone),
        events=events,
        events_naming=events_naming(everyone[0].case_id, taken),
        charges=charges,
        notes=notes,
        pictures=pictures,
        greetings=greetings,
        letters_unsent=letters_unsent,
        letters_out=letters_out,
        calls=about,
        in_the_way=_out(about),
    )


def left(person: Person) -> Left:
    """Which texts would go on naming somebody, for the page on which it is done."""
    return still_named([person, *joined_to(person)])


def about_them(everyone: list[Person], taken: Callable[[Any], Any]) -> list[Call]:
    """Calls that are for them, or whose words name them; `taken` as `unnaming.without` makes it."""
    near = Call.objects.filter(Q(people__in=everyone) | Q(case=everyone[0].case_id)).distinct()
    pks = {person.pk for person in everyone}
    editions = Edition.objects.select_related("current")
    return [
        call
        for call in near.order_by("year", "number").prefetch_related(
            "people", Prefetch("editions", editions), "updates"
        )
        if not pks.isdisjoint(person.pk for person in call.people.all())
        or any(taken(words) != words for words in _public_words(call))
    ]


def _out(calls: list[Call]) -> list[Call]:
    """Those that are out: stopped before anybody is erased, so that no letter leaves meanwhile."""
    return [call for call in calls if call.state == Call.State.PUBLISHED]


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
    _everywhere(person, by)


def erase_again(*, marks: Collection[bytes]) -> int:
    """After a restore: erase whom the marks name and who is back, unasked; how many.

    What the backup holds as merged may have been parted since: an entry without a mark stays.
    """
    back = cases.those_back(lambda index: gone.mark_of(index) in marks)
    known = {person.pk for person in back}
    for merge in Merge.objects.filter(Q(kept__in=known) | Q(gone__in=known), undone_at=None):
        if not known.issuperset((merge.kept_id, merge.gone_id)):
            undo_merge(merge=merge, by=None)
    for person in Person.objects.filter(pk__in=known, merged_into=None).order_by("pk"):
        _everywhere(person, None)
    return len(known)


@transaction.atomic
def _everywhere(person: Person, by: User | None) -> None:
    everyone = everyone_of(person)
    taken = without(everyone)
    naming = Delivery.objects.filter(call__in=about_them(everyone, taken))
    holding.cancel(deliveries=naming, why=Delivery.Ended.TAKEN_OUT, by=by)
    greetings.erase(person=person)
    mailings.take_out(case=person.case, without=taken)
    calls.take_out(case=person.case, people=everyone, without=taken)
    petitions.unname(case=person.case, without=taken)
    outcomes.take_out(case=person.case, people=everyone, without=taken)
    cases.erase(person=person, by=by)
    for each in everyone:  # last: where this fails nobody is marked who is not erased
        gone.note(cases.index_of(each.public_id), now=clock.now())


def _refuse(person: Person) -> None:
    if person.merged_into_id:
        raise Refused(_("This entry is part of another one: erase that one."))
    if not person.all_names.exists() and not person.names:
        raise Refused(_("Nothing is left of this person."))
    everyone = everyone_of(person)
    stop = _out(about_them(everyone, without(everyone)))
    if stop:
        raise Refused(
            _("Stop these calls first, they are for this person or name them: %(calls)s.")
            % {"calls": ", ".join(call.code for call in stop)}
        )
