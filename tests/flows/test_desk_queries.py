"""How much the desk asks of its database: few questions a page, however much there is to show."""

import re
from collections.abc import Callable, Iterable

import pytest
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_contact_point, a_published_call, an_office, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import Call, CallOffice, Copy, Issuer, Relay, Step
from yeondae.cases.models import Case, Person
from yeondae.deliveries.models import Delivery
from yeondae.directory.giving import write_account
from yeondae.directory.models import BankAccount, ContactPoint, Office, Organisation
from yeondae.letters.models import Letter

pytestmark = pytest.mark.django_db
MANY, MOST_QUERIES = 12, 20
LARGE = "deliveries_delivery|letters_letter|supporters_supporter|mailings_mail|petitions_signature"
COUNTS = re.compile(rf'SELECT COUNT\([^(]*FROM "(?:{LARGE})"', re.IGNORECASE)
NOT_A_QUESTION = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
OF_A_CALL = (
    "call", "call_facts", "call_photo", "call_offices", "call_people", "call_demands", "reports",
    "review_call",
)  # fmt: skip
OF_A_REVIEW = ("call", "review_call", "call_offices")
OF_WORDS = ("words", "preview", "review_words")
LISTS = (
    "start", "incoming", "receive", "short_form", "calls", "reviews", "people", "cases", "offices",
    "new_office", "letters_to_look_at", "sendings", "uncertain", "stuck",
    "late_letters", "supporters", "retention", "restored", "relay", "tray", "contacts_due",
    "changes", "notices", "questions", "joinings", "news", "new_news", "replies", "approvals",
    "shut", "audit", "outbox", "petitions",
)  # fmt: skip
# What only an administrator opens; the sidebar shows them the most of all.
OF_KEEPING = ("staff", "invite_staff", "committee", "keeper", "sending_check")
OF_ROWS: dict[str, type[Model]] = {
    "person": Person,
    "person_names": Person,
    "merge_people": Person,
    "erase_person": Person,
    "erase_person_texts": Person,
    "new_event": Person,
    "show_person": Person,
    "case": Case,
    "show_case": Case,
    "office": Office,
    "contact_point": ContactPoint,
    "organisation": Organisation,
    "bank_account": BankAccount,
    "look_at_letter": Letter,
    "letter_history": Letter,
}


def a_call_with_many_of_everything() -> Call:
    """One live call to twelve offices, each by three ways, with twelve people and copies."""
    by = staff().organiser
    call = a_published_call(offices=1, copies=0)
    for number in range(1, MANY):
        office = an_office(by, title=f"Office {number}")
        CallOffice.objects.create(call=call, office=office, position=number)
        organisation = Organisation.objects.create(
            name=f"Union {number}", kind=Organisation.Kind.UNION
        )
        Issuer.objects.create(call=call, organisation=organisation)
        Relay.objects.create(call=call, organisation=organisation)
        write_account(organisation=organisation, currency="EUR", line="1", source="2", by=by)
        for kind in (ContactPoint.Kind.EMAIL, ContactPoint.Kind.RELAY):
            value = f"copy{number}@example.org" if kind == ContactPoint.Kind.EMAIL else ""
            point = a_contact_point(by, kind=kind, value=value, organisation=organisation)
        Copy.objects.create(call=call, contact_point=point, position=number)
    use_ways(call, ("email", "minister@example.org"), ("post", "Example Street 1"))
    for number, asked in enumerate(call.offices.all()):
        fax = a_contact_point(by, kind="fax", value=f"+12025550{number}", office=asked.office)
        Step.objects.create(asked=asked, contact_point=fax, position=2)
    return call


@pytest.fixture
def world() -> Call:
    """Twelve calls; letters in every state that a page of the desk lists."""
    for role in (Role.ORGANISER, Role.ADMINISTRATOR):
        grant_role(user=staff().organiser, role=role, by=None)
    call = a_call_with_many_of_everything()
    for _each in range(MANY - 1):
        a_published_call()
    for number in range(MANY // 3):
        write(call, by=a_supporter(number, call=call))
    Call.objects.filter(pk=a_published_call().pk).update(
        state=Call.State.IN_REVIEW, published_at=None, approved_by=None
    )
    _stand_everywhere()
    return call


def _stand_everywhere() -> None:
    """Some letters wait for a look; some sendings are uncertain, stuck, late, in a tray."""
    states = Delivery.State
    ways: Iterable[dict[str, object]] = (
        {"state": states.UNCERTAIN},
        {"state": states.FAILED, "step": 99},
        {"state": states.HELD, "held_why": Delivery.Held.ASK_FIRST},
        {"state": states.HELD, "held_why": Delivery.Held.UNVERIFIED},
        {"state": states.HANDED, "channel": "post", "finished_at": None},
        {"state": states.HANDED, "channel": "relay", "finished_at": None},
    )
    keys = list(Delivery.objects.order_by("pk").values_list("pk", flat=True))
    for place, values in enumerate(ways):
        chosen = keys[place * 6 : place * 6 + 6]
        Delivery.objects.filter(pk__in=chosen).update(**{"held_why": "", **values})
    letters = Letter.objects.order_by("pk").values_list("pk", flat=True)[:MANY]
    Letter.objects.filter(pk__in=list(letters)).update(look=Letter.Look.WAITING)


def pages(call: Call) -> dict[str, str]:
    """Every page that whoever has both roles opens, by its name."""
    found = {name: reverse(f"desk:{name}") for name in (*LISTS, *OF_KEEPING)}
    found |= {name: reverse(f"desk:{name}", args=[call.slug]) for name in OF_A_CALL}
    waiting = Call.objects.get(state=Call.State.IN_REVIEW).slug
    found |= {f"{name} waiting": reverse(f"desk:{name}", args=[waiting]) for name in OF_A_REVIEW}
    found |= {name: reverse(f"desk:{name}", args=[call.slug, "ko"]) for name in OF_WORDS}
    found |= {
        name: reverse(f"desk:{name}", args=[model._default_manager.order_by("pk")[0].pk])
        for name, model in OF_ROWS.items()
    }
    return found


def asked_by(look: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        look()
    return [each["sql"] for each in queries if not each["sql"].startswith(NOT_A_QUESTION)]


@pytest.fixture
def asked(world: Call, client: Client) -> dict[str, list[str]]:
    """What each page asks the database, the second time that it is opened."""
    client.force_login(staff().organiser, backend="django.contrib.auth.backends.ModelBackend")
    found = {}
    for name, path in pages(world).items():
        assert client.get(path).status_code == 200, name
        found[name] = asked_by(lambda path=path: client.get(path))  # type: ignore[misc]
    return found


def test_no_page_of_the_desk_asks_more_than_twenty_questions_or_counts_a_large_table(
    asked: dict[str, list[str]],
) -> None:
    numbers = {name: len(queries) for name, queries in asked.items()}
    over = {name: many for name, many in numbers.items() if many > MOST_QUERIES}
    counting = [
        name for name, queries in asked.items() if any(COUNTS.search(sql) for sql in queries)
    ]
    assert (over, counting) == ({}, [])
