"""Words that name somebody who may not be named (any longer) hold themselves back.

What follows from grade and consents hides by itself; what somebody wrote into a call does not. So
whoever changes who may be named, or what a call says, looks again. A call that names them is taken
from every public page at once: at its address stands that its words are being put right. It takes
no letter, and those that wait are decided about by a person. New words by the usual two people
bring it back, and so does the yes of two people to naming the person. The words of an update and
of an open petition never change: each is held back by itself and the call goes on.

Sweeps see what nobody does: a consent that ends by its date, a name that was added.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES
from yeondae.cases.crowds import leaves
from yeondae.cases.models import Person
from yeondae.cases.naming_rules import whole_names, without_names
from yeondae.cases.rules import leave
from yeondae.core import clock
from yeondae.deliveries.models import Pause
from yeondae.flows.correct_record import hold_letters_about
from yeondae.petitions.models import Petition
from yeondae.petitions.services import holding_back as petitions

ENDED_LATELY = timedelta(days=8)


def look_again(found: Iterable[Call], *, by: User | None) -> int:
    """Hold back what names somebody who may not be named, show what does not; how many changed.

    Letters about whoever a call begins to hide wait for a decision.
    """
    return sum(_look_at(pk, by) for pk in sorted(call.pk for call in found))


def calls_near(person: Person) -> QuerySet[Call]:
    """The calls that are out and are for this person, or of their case."""
    near = Call.objects.filter(Q(people=person) | Q(case=person.case_id), state__in=PUBLIC_STATES)
    return near.distinct().order_by("year", "number")


def look_at_ended_consents() -> int:
    """The sweep: calls near somebody whose consent ended by its date, and whatever is held."""
    since = clock.now().date() - ENDED_LATELY
    held = Q(words_held_at__isnull=False) | Q(updates__words_held_at__isnull=False)
    held |= Q(petition__words_held_at__isnull=False)
    ended = {"consents__until__gte": since, "consents__until__lte": clock.now().date()}
    people = Person.objects.filter(**ended)
    near = Q(pk__in=Call.objects.filter(people__in=people).values("pk"))
    near |= Q(case__in=people.values("case"))
    return look_again(Call.objects.filter(held | near).only("pk").distinct(), by=None)


def look_at_all() -> int:
    """The slow sweep: every call that is out."""
    return look_again(Call.objects.filter(state__in=PUBLIC_STATES).only("pk"), by=None)


def words_of(call: Call) -> list[object]:
    """The words of a call that are out, which new words replace."""
    editions = (each for each in call.editions.all() if each.is_public and each.current)
    return [each.current.words for each in editions if each.current]


def held_for(person: Person) -> list[Call]:
    """The calls that hold their words back and name the person in them."""
    taken = without_names([person])
    held = calls_near(person).filter(words_held_at__isnull=False)
    return [
        call
        for call in held.prefetch_related("editions__current")
        if any(taken(words) != words for words in words_of(call))
    ]


@transaction.atomic
def _look_at(pk: int, by: User | None) -> int:
    call = Call.objects.select_for_update().get(pk=pk)
    if call.state not in PUBLIC_STATES:
        return 0
    unnamed, others = _near(call)
    changed = 0
    named = _named_in(words_of(call), unnamed, others)
    if named and call.words_held_at is None:
        _let_letters_wait(call, named, by)
        calls.hold_words(of=call, by=by)
        changed += 1
    elif not named and call.words_held_at is not None:
        calls.show_words(of=call, by=by)
        changed += 1
    for update in call.updates.exclude(published_at=None):
        is_named = bool(_named_in([update.words], unnamed, others))
        if is_named != (update.words_held_at is not None):
            (calls.hold_words if is_named else calls.show_words)(of=update, by=by)
            changed += 1
    return changed + sum(_look_at_petition(each, unnamed, others, by) for each in _petition(call))


def _petition(call: Call) -> QuerySet[Petition]:
    return Petition.objects.filter(call=call).exclude(state=Petition.State.DRAFT)


def _look_at_petition(
    petition: Petition, unnamed: list[Person], others: set[str], by: User | None
) -> int:
    words = [[text.title, text.text] for text in petition.public_texts]
    is_named = bool(_named_in(words, unnamed, others))
    if is_named == (petition.words_held_at is not None):
        return 0
    (petitions.hold_words if is_named else petitions.show_words)(of=petition, by=by)
    return 1


def _near(call: Call) -> tuple[list[Person], set[str]]:
    """Who of the call and its case may not be named, and the names of those who may.

    Those stay: a family name that two people share gives away neither.
    """
    may = {pk: each.name for pk, each in leaves(call.case).items()} if call.case else {}
    for person in call.people.select_related("case").prefetch_related("consents"):
        today = clock.today_in(person.case.time_zone)
        may[person.pk] = leave(person.risk, person.consents.all(), today).name
    unnamed = [pk for pk, is_named in may.items() if not is_named]
    if not unnamed:
        return [], set()
    people = {each.pk: each for each in _with_names(may)}
    named = (people[pk] for pk, is_named in may.items() if is_named and pk in people)
    return [people[pk] for pk in unnamed if pk in people], {
        name for person in named for name in whole_names(person)
    }


def _with_names(keys: Iterable[int]) -> Iterator[Person]:
    rows = Person.objects.filter(pk__in=list(keys)).select_related("case")
    return iter(rows.prefetch_related("all_names"))


def _named_in(words: Iterable[Any], unnamed: list[Person], others: set[str]) -> list[Person]:
    """Who of `unnamed` stands in `words`."""
    said = list(words)
    taken = without_names(unnamed, others)
    if all(taken(each) == each for each in said):
        return []
    alone = ((person, without_names([person], others)) for person in unnamed)
    return [person for person, taken in alone if any(taken(each) != each for each in said)]


def _let_letters_wait(call: Call, named: Iterable[Person], by: User | None) -> None:
    """Each of the named holds the letters of the call, where nothing about them does already."""
    for person in named:
        if not Pause.objects.filter(call=call, change__person=person, decided_at=None).exists():
            hold_letters_about(person=person, by=by, those=[call])
