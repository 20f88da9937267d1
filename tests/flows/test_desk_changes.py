"""What the desk shows and says while somebody's release is being decided about."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.letters import write
from tests.worlds import a_published_call, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import Call, DemandState
from yeondae.cases.models import Change
from yeondae.cases.services import report_change
from yeondae.deliveries.models import Delivery, Pause
from yeondae.flows.follow_case_changes import follow
from yeondae.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    organiser = staff().organiser
    grant_role(user=organiser, role=Role.ORGANISER, by=None)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def call() -> Call:
    return a_published_call(offices=1, copies=0)


def pause_for_the_first(call: Call) -> Pause:
    change = report_change(
        person=call.people.all()[0],
        kind=Change.Kind.FREED,
        on=date(2026, 11, 22),
        source_name="Example Confederation of Unions",
        by=staff().organiser,
    )
    follow(change=change)
    return Pause.objects.get()


def test_only_the_demand_that_was_changed_is_noted_for_the_person(desk: Client, call: Call) -> None:
    pause = pause_for_the_first(call)
    release, raids = call.demands.all()
    typed = {"decision": "continue", f"demand_{release.pk}": "met", f"demand_{raids.pk}": "open"}
    desk.post(reverse("desk:decide_pause", args=[pause.pk]), typed)
    assert DemandState.objects.filter(person=pause.change.person).get().demand == release
    page = desk.get(reverse("desk:call", args=[call.slug])).content.decode()
    assert "open · met: Ann Example" in page
    assert ": ," not in page


def test_a_letter_let_pass_during_the_pause_is_not_said_to_go(desk: Client, call: Call) -> None:
    (letter,) = write(call, is_changed=True)
    pause_for_the_first(call)
    address = reverse("desk:look_at_letter", args=[letter.pk])
    page = desk.post(address, {"pass": ""}, follow=True).content.decode()
    assert f"Letter {letter.reference} may go, but it still waits: something happened" in page
    assert Letter.objects.get().look == Letter.Look.PASSED
    assert Delivery.objects.get().held_why == Delivery.Held.PAUSED
