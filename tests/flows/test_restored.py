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
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.flows.dispatch import dispatch
from yeondae.flows.resolve_delivery import resolve_delivery
from yeondae.flows.send_mails import send_mails
from yeondae.jobs import standstill
from yeondae.letters.models import Letter
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


def test_what_was_held_or_lay_in_a_tray_may_have_left_too(call: Call, desk: Client) -> None:
    """Somebody let a held letter go and a relay took others, after the backup was made."""
    held, tray, in_bundle = Delivery.objects.order_by("pk")
    Delivery.objects.filter(pk=held.pk).update(state=State.HELD, held_why=Delivery.Held.LOOK)
    bundle = Bundle.objects.create(tag="b", channel="relay", letters=1, made_at=clock.now())
    lying = Delivery.objects.filter(pk__in=(tray.pk, in_bundle.pk))
    lying.update(state=State.HANDED, channel="relay")
    Delivery.objects.filter(pk=in_bundle.pk).update(bundle=bundle)
    page = desk.get(reverse("desk:restored")).content.decode()
    assert "<b>1</b> are held" in page and "<b>2</b> lie in a tray" in page
    desk.post(reverse("desk:restored"), {"doubt": ""})
    assert {row.state for row in Delivery.objects.all()} == {State.UNCERTAIN}
    assert Bundle.objects.get().state == Bundle.State.CANCELLED
    assert "was restored from a backup" in desk.get(reverse("desk:uncertain")).content.decode()
    # Nobody let it go since: sent again, it is held for the same reason.
    Letter.objects.filter(pk=held.letter_id).update(look=Letter.Look.WAITING)
    resolve_delivery(delivery=Delivery.objects.get(pk=held.pk), decision="again", note="no log",
                     by=with_roles()[0])  # fmt: skip
    held.refresh_from_db()
    assert (held.state, held.held_why, held.is_resent) == (State.HELD, Delivery.Held.LOOK, True)


def test_a_bundle_that_was_taken_before_the_backup_stays_with_whoever_took_it(
    call: Call, desk: Client
) -> None:
    taken = Bundle.objects.create(tag="b", channel="post", letters=3, state=Bundle.State.TAKEN,
                                  made_at=clock.now())  # fmt: skip
    Delivery.objects.update(state=State.HANDED, channel="post", bundle=taken)
    desk.post(reverse("desk:restored"), {"doubt": ""})
    assert {row.state for row in Delivery.objects.all()} == {State.HANDED}


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
