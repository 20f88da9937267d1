"""Cases and people: who they are, what they are called, what belongs together."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Case, CaseTie, Person, Post, Relation
from yeondae.cases.rules import NAMED
from yeondae.cases.rules.status import TAKES
from yeondae.cases.services import naming
from yeondae.cases.services.days import take_days_that_can_be
from yeondae.cases.services.note import note as note_down
from yeondae.cases.services.rebuilding import rebuild
from yeondae.cases.services.sealing_off import take_no_sealed_words
from yeondae.cases.services.sourcing import correct
from yeondae.core.refusal import Refused
from yeondae.directory.models import Organisation


@transaction.atomic
def open_case(
    *,
    titles: Mapping[str, str],
    country: str,
    time_zone: str,
    opened_on: date,
    by: User | None,
    is_demo: bool = False,
) -> Case:
    """A case in `country`; its dates are dates in `time_zone`."""
    case = Case.objects.create(
        titles=dict(titles),
        country=country,
        time_zone=time_zone,
        opened_on=opened_on,
        is_demo=is_demo,
    )
    note_down(by, "open_case", case)
    return case


@transaction.atomic
def withdraw_case(*, case: Case, by: User) -> None:
    """Take its page away again, at once."""
    case.published_at = None
    case.save(update_fields=["published_at"])
    note_down(by, "withdraw_case", case)


@transaction.atomic
def tie_cases(
    *, case: Case, other: Case, by: User | None, words: Mapping[str, str] | None = None
) -> None:
    """Two cases to read together, with why in the words of `words`; both pages say it."""
    for one, two in ((case, other), (other, case)):
        CaseTie.objects.update_or_create(case=one, other=two, defaults={"words": dict(words or {})})
    note_down(by, "tie_cases", case, other=other.pk)


@transaction.atomic
def close_case(*, case: Case, on: date, by: User) -> None:
    """It is over."""
    case.closed_on = on
    case.save(update_fields=["closed_on"])
    for person in case.people.all():
        rebuild(person)
    note_down(by, "close_case", case)


@transaction.atomic
def add_person(
    *,
    case: Case,
    names: Mapping[str, str],
    by: User | None,
    posts: Mapping[str, str] | None = None,
    organisation: Organisation | None = None,
    held_since: date | None = None,
    held_at: str = "",
    held_at_names: Mapping[str, str] | None = None,
    note: str = "",
) -> Person:
    """Someone held or at risk: graded R4, so that nothing shows until a caseworker grades them.

    Raises Refused where the note belongs in a sealed case note; so does every verb with a note.
    """
    take_no_sealed_words(note)
    person = Person.objects.create(
        case=case,
        position=case.people.count(),
        names=dict(names),
        posts=dict(posts or {}),
        organisation=organisation,
        held_since=held_since,
        held_at=held_at,
        held_at_names=dict(held_at_names or {}),
        note=note,
    )
    naming.write_public_names(person, names)
    rebuild(person)
    note_down(by, "add_person", person)
    person.refresh_from_db()
    return person


@transaction.atomic
def change_person(
    *,
    person: Person,
    names: Mapping[str, str],
    posts: Mapping[str, str],
    held_since: date | None,
    held_until: date | None,
    held_at: str,
    note: str,
    by: User | None,
) -> None:
    """Correct what is known of a person; what stood before is kept and found too.

    Days typed here hold where no event says otherwise. Raises Refused for a name that is none.
    """
    if held_since and held_until and held_until < held_since:
        raise Refused(_("The day they came out lies before the day they were taken."))
    take_days_that_can_be(held_since, held_until)
    take_no_sealed_words(note)
    _days_follow_events(person, held_since, held_until)
    correct(
        case=person.case,
        person=person,
        field="name",
        before=person.names,
        after=names,
        is_public=person.risk in NAMED,
        by=by,
    )
    person.names, person.posts = dict(names), dict(posts)
    person.held_since, person.held_until = held_since, held_until
    if held_at != person.held_at:  # another place: its old names are not its own
        person.held_at_names = {}
    person.held_at, person.note = held_at, note
    person.save()
    naming.write_public_names(person, names)
    rebuild(person)
    person.refresh_from_db()
    note_down(by, "change_person", person)


def _days_follow_events(person: Person, since: date | None, until: date | None) -> None:
    """Days that events tell are not typed over: the event is corrected instead."""
    taken = person.acts.filter(event__kind__in=TAKES, event__on__isnull=False).exists()
    if taken and (since, until) != (person.held_since, person.held_until):
        raise Refused(
            _("These days follow from what happened: enter or correct the arrest or the release.")
        )


@transaction.atomic
def hold_post(
    *,
    person: Person,
    titles: Mapping[str, str],
    by: User | None,
    organisation: Organisation | None = None,
    since: date | None = None,
    until: date | None = None,
    is_acting: bool = False,
) -> Post:
    """What somebody was, where, from when to when. Refused where it ends before it begins."""
    if since and until and until < since:
        raise Refused(_("The post ends before it begins."))
    post = Post.objects.create(
        person=person,
        titles=dict(titles),
        organisation=organisation,
        since=since,
        until=until,
        is_acting=is_acting,
    )
    note_down(by, "hold_post", person, post=post.pk)
    return post


@transaction.atomic
def relate(
    *, person: Person, other: Person, kind: str, by: User | None, note: str = ""
) -> Relation:
    """Two people who belong together; family and companions stay inside the desk."""
    if person.pk == other.pk:
        raise Refused(_("Choose somebody else: nobody is related to themselves."))
    take_no_sealed_words(note)
    relation, is_new = Relation.objects.get_or_create(
        person=person, other=other, kind=Relation.Kind(kind), defaults={"note": note}
    )
    if is_new:
        note_down(by, "relate", person, relation=relation.pk)
    return relation


@transaction.atomic
def set_titles(*, person: Person, titles: Mapping[str, Mapping[str, str]], by: User | None) -> None:
    """How one speaks of or to somebody, by language and register ("movement", "formal")."""
    person.titles = {language: dict(forms) for language, forms in titles.items()}
    person.save(update_fields=["titles"])
    note_down(by, "set_titles", person)
