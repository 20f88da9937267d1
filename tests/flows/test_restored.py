"""A restored installation: what may have left since the backup goes under a person's eyes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.flows.test_desk_pages import signed_in
from tests.letters import a_supporter, use_ways, write
from tests.two_people import with_roles
from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.flows.dispatch import dispatch
from yeondae.flows.send_mails import send_mails
from yeondae.jobs import standstill
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.services import draft_notice, queue_mail

pytestmark = pytest.mark.django_db
# Offices in Seoul are open then.
OPEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
State = Delivery.State


@pytest.fixture
def call(time_machine) -> Call:
    """Three letters, a code and a notice that waited when the backup was made."""
    time_machine.move_to(OPEN, tick=False)
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("email", "minister@example.org"))
    for number in range(3):
        write(call, by=a_supporter(number, call=call))
    queue_mail(kind="code", to="a@example.org", subject="Your code", text="1", language="en",
               now=clock.now())  # fmt: skip
    words = {"en": {"subject": "News", "text": "They are free."}}
    notice = draft_notice(call=call, words=words, by=None)
    Notice.objects.filter(pk=notice.pk).update(state=Notice.State.SENDING)
    standstill.begin(backup_from=clock.now() - timedelta(days=1), now=clock.now())
    return call


@pytest.fixture
def desk() -> Client:
    return signed_in(with_roles()[0])


def leaves() -> int:
    return dispatch(worker="test").sent + send_mails(worker="test")


def test_what_may_have_left_is_never_sent_by_itself(call: Call, desk: Client) -> None:
    page = desk.get(reverse("desk:restored")).content.decode()
    assert "<b>3</b> sendings wait" in page and "<b>1</b> mails wait" in page
    desk.post(reverse("desk:restored"), {"doubt": ""})
    assert standstill.in_force() is None and leaves() == 0
    assert {row.state for row in Delivery.objects.all()} == {State.UNCERTAIN}
    assert Mail.objects.get().state == Mail.State.UNCERTAIN
    assert Notice.objects.get().state == Notice.State.PAUSED
    assert "it may have left since" in desk.get(reverse("desk:uncertain")).content.decode()


def test_what_comes_in_afterwards_is_sent(call: Call, desk: Client) -> None:
    desk.post(reverse("desk:restored"), {"doubt": ""})
    write(call, by=a_supporter(7, call=call))
    assert leaves() == 1


def test_a_person_who_says_that_nothing_has_left_lets_it_go(call: Call, desk: Client) -> None:
    desk.post(reverse("desk:restored"), {"send": ""})
    assert leaves() == 7  # three letters, the code, and the notice to each of three


def test_a_press_that_says_neither_is_the_careful_one(call: Call, desk: Client) -> None:
    desk.post(reverse("desk:restored"))
    assert leaves() == 0


def test_those_of_one_call_are_decided_together(call: Call, desk: Client) -> None:
    desk.post(reverse("desk:restored"), {"doubt": ""})
    one = Delivery.objects.order_by("pk").first()
    other = a_published_call(offices=1, copies=0)
    said = {"note": "the mail server's log", "decision": "again", "call": other.pk}
    assert desk.post(reverse("desk:uncertain"), said).status_code == 200  # none of it is uncertain
    desk.post(reverse("desk:uncertain"), {**said, "call": call.pk})
    assert set(Delivery.objects.values_list("state", "is_resent")) == {(State.QUEUED, True)}
    one.refresh_from_db()
    assert one.state == State.QUEUED and leaves() == 3
