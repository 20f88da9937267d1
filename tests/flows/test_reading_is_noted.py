"""Whoever opens what is private of a person or a case leaves a row in the audit log.

Every address of the desk's pages about cases is walked: each leaves a row that says who read what,
or stands in READS_NOTHING with the reason why there is nothing private on it.
"""

import io
from collections.abc import Iterator

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests import worlds
from tests.routes import Route, every_route
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.calls.models import Call
from yeondae.cases import services
from yeondae.cases.models import Case, Consent, Event, Merge, Note, Person, Photo
from yeondae.cases.models.kinds import EventKind as K
from yeondae.cases.services import notes
from yeondae.core import clock
from yeondae.deliveries.models import Pause
from yeondae.flows import follow_case_changes
from yeondae.letters import greeting as greetings
from yeondae.letters.models import Greeting

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
ABOUT_CASES = tuple(
    f"/desk/{name}/" for name in ("people", "cases", "photos", "greetings", "changes", "notes")
)
READ = {"read_person", "read_case", "read_event", "read_photo", "list_people", "find_person",
        "read_note", "read_document"}  # fmt: skip
# Where nothing private stands on the page itself. Acts lead on to a page that notes its reading,
# and note what was done.
READS_NOTHING = {
    "cases": "titles and how many people, no person",
    "new_person": "the title of the case; who may be the same is noted as found",
    "notes_key": "a passphrase",
    "new_notes_key": "a passphrase",
}
ROWS: dict[str, type[Model]] = {
    "person": Person, "person_names": Person, "erase_person": Person, "merge_people": Person,
    "erase_person_texts": Person, "new_event": Person, "event": Event, "case": Case,
    "case_enter": Case, "case_event": Case,
    "new_photo": Case, "person_photo": Photo, "photo_picture": Photo, "new_greeting": Person,
    "greeting": Greeting, "greeting_document": Greeting, "decide_pause": Pause, "notes": Case,
    "show_case": Case, "show_person": Person, "new_person": Case, "read_note": Note,
    "note_document": Note,
}  # fmt: skip


@pytest.fixture
def user() -> User:
    by = worlds.staff().organiser
    for role in (Role.ORGANISER, Role.CASEWORKER):
        grant_role(user=by, role=role, by=None)
    return by


@pytest.fixture
def desk(user: User) -> Client:
    """A case with a row of everything that the pages show, and its notes open in this browser."""
    call: Call = worlds.a_published_call()
    person = call.people.order_by("position")[0]
    services.record_event(case=person.case, kind=K.ARREST, hits=[services.Hit(person)],
                          when=services.When(person.held_since), by=user)  # fmt: skip
    out = io.BytesIO()
    Image.new("RGB", (32, 20), "gray").save(out, "JPEG")
    services.add_photo(case=person.case, people=[person], jpeg=out.getvalue(), rights="The union",
                       captions={"en": "A rally"}, by=user)  # fmt: skip
    words = greetings.proposed(person, language="en", register="formal", sender=["A Union"])
    greetings.write(person=person, language="en", register="formal", words=words,
                    dated=clock.now().date(), by=user)  # fmt: skip
    follow_case_changes.report(person=person, kind="moved", on=clock.now().date(), by=user,
                               source_name="the union")  # fmt: skip
    client = Client()
    client.force_login(user, backend=BACKEND)
    asked = {
        "passphrase": "quiet river under nine stones",
        "again": "quiet river under nine stones",
    }
    client.post(reverse("desk:new_notes_key"), asked)
    notes.begin(case=person.case, by=user)
    private = notes.unlock(member=user, passphrase=asked["passphrase"])
    notes.keep_document(case=person.case, name="a.txt", data=b"x", private=private, by=user)
    client.post(reverse("desk:notes_key"), asked)
    return client


def routes() -> Iterator[Route]:
    for route in every_route():
        if route.path.startswith(ABOUT_CASES):
            yield route


def address(route: Route) -> str | None:
    """Where a page of this route is; None for what only acts."""
    name = route.name.removeprefix("desk:")
    row = ROWS.get(name)
    if "pk" in route.names and row is None:
        return None
    values: dict[str, object] = {"pk": row._default_manager.all()[0].pk} if row else {}
    if "slug" in route.names:
        values["slug"] = "source"
    return reverse(route.name, kwargs=values)


def test_every_page_about_cases_notes_its_reading_or_says_why_not(desk: Client, user: User) -> None:
    silent, walked = [], 0
    for route in routes():
        name, path = route.name.removeprefix("desk:"), address(route)
        before = Entry.objects.filter(verb__in=READ, actor=user.pk).count()
        answer = desk.get(path) if path else None
        if answer is None or answer.status_code == 405 or name in READS_NOTHING:
            continue
        if answer.status_code == 302:  # shut_notes: it only acts
            continue
        assert answer.status_code == 200, (route.name, answer.status_code)
        walked += 1
        if Entry.objects.filter(verb__in=READ, actor=user.pk).count() == before:
            silent.append(name)
    assert silent == [] and walked >= len(ROWS) - 1


def test_what_only_acts_shows_nothing(desk: Client) -> None:
    """A route with a row of its own that no page is opened by: it answers nobody's GET."""
    values: dict[str, type[Model]] = {"consent_pk": Consent}
    for route in routes():
        name = route.name.removeprefix("desk:")
        if "pk" not in route.names or name in ROWS:
            continue
        kwargs = {key: values[key].objects.all()[0].pk if key in values else 1
                  for key in route.names}  # fmt: skip
        assert desk.get(reverse(route.name, kwargs=kwargs)).status_code in (302, 404, 405), name


def test_a_reason_is_given_for_pages_that_exist() -> None:
    names = {route.name.removeprefix("desk:") for route in routes()}
    assert set(READS_NOTHING) | set(ROWS) <= names


def test_a_list_leaves_one_row_with_who_stood_on_it(desk: Client, user: User) -> None:
    desk.get(reverse("desk:people"))
    row = Entry.objects.filter(verb="list_people", actor=user.pk).latest("number")
    assert row.detail["people"] == sorted(Person.objects.values_list("pk", flat=True))


def test_those_who_may_be_the_same_are_noted(desk: Client, user: User) -> None:
    person = Person.objects.order_by("position")[0]
    twin = services.add_person(case=person.case, names={"en": "Ann Example"}, by=user)
    assert not Merge.objects.exists()
    desk.get(reverse("desk:merge_people", args=[person.pk]))
    row = Entry.objects.filter(verb="list_people", actor=user.pk).latest("number")
    assert twin.pk in row.detail["people"]


def test_finding_somebody_by_a_sealed_name_is_noted(user: User) -> None:
    case = worlds.a_case(user, risk="R4")
    client = Client()
    client.force_login(user, backend=BACKEND)
    page = client.post("/desk/people/find/", {"name": "Ann Example"}).content.decode()
    assert "Ann Example" in page
    found = Entry.objects.get(verb="find_person")
    assert found.subject_id == case.people.all()[0].pk
