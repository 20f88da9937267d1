"""Which way a letter goes, in the organiser's order, and what makes it wait or move on."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.letters import KOREAN, a_supporter, deliveries_of, use_ways, write, write_many
from tests.two_people import with_roles
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Budget, Call, Step
from yeondae.channels import registry
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.queries import stuck
from yeondae.deliveries.services import let_late_go, release_verified
from yeondae.directory.models import ContactPoint, Holder, Office
from yeondae.flows.confirm_contact import confirm_contact
from yeondae.flows.dispatch import dispatch
from yeondae.flows.look_at_letter import let_pass, refuse
from yeondae.letters.services import document, earlier_document, erase
from yeondae.sealing.files import NoSuchFile

State, Held, Result = Delivery.State, Delivery.Held, Attempt.Result
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FAX, MAIL = ("fax", "+12025550143"), ("email", "minister@example.org")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> object:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def a_call(*ways: tuple[str, str], verified: bool = True) -> Call:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, *(ways or (FAX,)), verified=verified)
    return call


def states(call: Call) -> list[tuple[str, str, str]]:
    rows = Delivery.objects.filter(call=call).order_by("letter", "step")
    return list(rows.values_list("channel", "state", "held_why"))


def test_an_unverified_contact_point_holds_letters_until_two_people_stand_behind_it() -> None:
    call = a_call(verified=False)
    write(call)
    assert states(call) == [("fax", State.HELD, Held.UNVERIFIED)]
    point = ContactPoint.objects.get(deliveries__call=call)
    organiser, colleague = with_roles()
    assert confirm_contact(point=point, how="I rang", by=organiser) is None
    assert states(call) == [("fax", State.HELD, Held.UNVERIFIED)]
    assert confirm_contact(point=point, how="on their page", by=colleague) == 1
    assert states(call) == [("fax", State.QUEUED, "")]


def test_a_verification_that_ran_out_before_sending_holds_the_letter() -> None:
    call = a_call()
    write(call)
    ContactPoint.objects.update(verified_at=MORNING - timedelta(days=366))
    assert dispatch(worker="test").sent == 0
    assert states(call) == [("fax", State.HELD, Held.UNVERIFIED)]


def test_an_office_without_a_contact_point_gets_its_letters_once_one_is_there() -> None:
    call = a_call()
    Step.objects.all().delete()
    ContactPoint.objects.all().delete()
    write(call)
    assert states(call) == [("", State.HELD, Held.NOT_SUPPLIED)]
    use_ways(call, MAIL)
    assert release_verified(now=clock.now()) == 1
    assert states(call) == [("email", State.QUEUED, "")]


def test_after_the_send_by_date_letters_wait_until_somebody_was_asked() -> None:
    call = a_call()
    call.send_by = date(2026, 11, 22)
    call.save()
    write(call)
    assert states(call) == [("fax", State.HELD, Held.ASK_FIRST)]
    late = Delivery.objects.filter(call=call)
    assert let_late_go(deliveries=late, by=staff().organiser, now=clock.now()) == 1
    assert states(call) == [("fax", State.QUEUED, "")]


def test_the_send_by_date_ends_at_midnight_in_seoul(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_call()
    call.send_by = date(2026, 11, 23)
    call.save()
    monday_morning.move_to(datetime(2026, 11, 23, 14, 59, tzinfo=UTC))
    write(call, by=a_supporter(1))
    monday_morning.move_to(datetime(2026, 11, 23, 15, 1, tzinfo=UTC))
    write(call, by=a_supporter(2))
    assert [held for _channel, _state, held in states(call)] == ["", Held.ASK_FIRST]


def test_a_changed_letter_waits_for_a_look_and_then_goes() -> None:
    call = a_call()
    (letter,) = write(call, is_changed=True)
    assert states(call) == [("fax", State.HELD, Held.LOOK)]
    assert let_pass(letter=letter, by=staff().reviewer) == 1
    assert dispatch(worker="test").sent == 1


def test_a_letter_that_is_refused_never_goes() -> None:
    call = a_call()
    (letter,) = write(call, is_changed=True)
    refuse(letter=letter, by=staff().reviewer)
    assert states(call) == [("fax", State.CANCELLED, "")]


def test_a_letter_that_cannot_be_printed_is_held_and_stops_nobody_elses() -> None:
    call = a_call(MAIL)
    strange = {**KOREAN, "paragraphs": ["\U0001f9a9 \U00013000"]}
    (letter,) = write(call, content=strange, by=a_supporter(1))
    write(call, by=a_supporter(2))
    assert dispatch(worker="test").sent == 1
    assert states(call) == [("email", State.HELD, Held.UNPRINTABLE), ("email", State.HANDED, "")]
    letter.refresh_from_db()
    assert "cannot be printed" in letter.trouble


def test_a_successor_inherits_what_is_queued(monday_morning: time_machine.Traveller) -> None:
    call = a_call()
    monday_morning.move_to(datetime(2026, 11, 23, 20, 0, tzinfo=UTC))  # night in Seoul
    (letter,) = write(call)
    dispatch(worker="test")
    letter.refresh_from_db()
    before = letter.pdf
    assert before and "예시넷" in letter.text
    Holder.objects.update(until=date(2026, 11, 24))
    Holder.objects.create(office=letter.office, names={"ko": "예시다섯"}, since=date(2026, 11, 24))
    monday_morning.move_to(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    assert dispatch(worker="test").sent == 1
    letter.refresh_from_db()
    assert "예시다섯" in letter.text and "예시넷" not in letter.text
    assert letter.pdf != before and document(letter).startswith(b"%PDF-")


def test_a_successor_inherits_a_letter_whose_copy_has_left_with_its_page_kept(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_published_call(offices=1, copies=1)
    use_ways(call, FAX)
    monday_morning.move_to(datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    (letter,) = write(call)
    assert dispatch(worker="test").sent == 1  # the copy goes at any hour
    letter.refresh_from_db()
    sent = letter.pdf
    Holder.objects.update(until=date(2026, 11, 24))
    Holder.objects.create(office=letter.office, names={"ko": "예시다섯"}, since=date(2026, 11, 24))
    monday_morning.move_to(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    assert dispatch(worker="test").sent == 1
    letter.refresh_from_db()
    assert letter.pdf != sent and "예시다섯" in letter.text
    (page,) = letter.earlier_pages.all()
    assert page.pdf == sent and earlier_document(page).startswith(b"%PDF-")
    erase(letters=[letter], now=clock.now())
    assert not letter.earlier_pages.exists()
    with pytest.raises(NoSuchFile):
        earlier_document(page)


def test_what_has_left_for_the_office_keeps_the_bytes_that_were_sent(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_published_call(offices=1, copies=1)
    use_ways(call, FAX)
    (letter,) = write(call)
    Delivery.objects.filter(purpose="copy").update(due_at=clock.now() + timedelta(days=2))
    assert dispatch(worker="test").sent == 1
    letter.refresh_from_db()
    sent = letter.pdf
    Holder.objects.update(until=date(2026, 11, 24))
    monday_morning.move_to(datetime(2026, 11, 26, 2, 0, tzinfo=UTC))
    assert dispatch(worker="test").sent == 1
    letter.refresh_from_db()
    assert letter.pdf == sent and not letter.earlier_pages.exists()


def test_outside_working_hours_letters_to_the_office_wait() -> None:
    call = a_call()
    write(call)
    with time_machine.travel(datetime(2026, 11, 23, 12, 0, tzinfo=UTC), tick=False):
        assert dispatch(worker="test").sent == 0
    with time_machine.travel(datetime(2026, 11, 24, 0, 0, tzinfo=UTC), tick=False):
        assert dispatch(worker="test").sent == 1


def test_letters_an_hour_are_kept_by_mail(monday_morning: time_machine.Traveller) -> None:
    call = a_call(MAIL)
    Office.objects.update(letters_per_hour=3)
    write_many(call, 8)
    sent = []
    for _half_hour in range(5):
        sent.append(dispatch(worker="test").sent)
        monday_morning.shift(timedelta(minutes=30))
    assert sent == [3, 0, 3, 0, 2]


def test_the_daily_cap_holds_until_midnight_at_the_office(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_call(MAIL)
    Office.objects.update(letters_per_day=4, closes="23:59")
    write_many(call, 6)
    assert dispatch(worker="test").sent == 4
    monday_morning.move_to(datetime(2026, 11, 23, 14, 30, tzinfo=UTC))  # 23:30 in Seoul
    assert dispatch(worker="test").sent == 0
    monday_morning.move_to(datetime(2026, 11, 24, 0, 1, tzinfo=UTC))
    assert dispatch(worker="test").sent == 2


def test_one_fax_call_at_a_time_to_one_number() -> None:
    call = a_call()
    write_many(call, 3)
    assert dispatch(worker="test").sent == 1
    second = dispatch(worker="test")
    assert (second.followed, second.sent) == (1, 1)


def test_above_the_daily_cap_letters_share_a_call() -> None:
    call = a_call()
    Office.objects.update(letters_per_day=2)
    write_many(call, 7)
    assert dispatch(worker="test").sent == 4
    bundle = Bundle.objects.get()
    rows = list(Delivery.objects.filter(bundle=bundle).order_by("pk"))
    assert len(rows) == 4 and len({row.handle for row in rows}) == 1
    kept = registry.outbox().get(rows[0].handle)
    assert kept is not None and kept.tag == bundle.tag


def test_a_bundle_is_confirmed_for_all_its_letters(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_call()
    Office.objects.update(letters_per_day=1)
    write_many(call, 3)
    dispatch(worker="test")
    monday_morning.shift(timedelta(seconds=10))
    assert dispatch(worker="test").followed == 3
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.DELIVERED}
    assert Attempt.objects.filter(result=Result.DELIVERED).count() == 3


def test_a_budget_that_is_used_up_sends_the_others_the_next_way_and_says_why() -> None:
    call = a_call(MAIL, ("post", "1 Example Street\nExampletown"))
    Budget.objects.create(call=call, channel="email", most=2)
    write_many(call, 5)
    dispatch(worker="test")
    dispatch(worker="test")
    by_mail = Delivery.objects.filter(channel="email")
    assert by_mail.filter(state=State.HANDED).count() == 2
    passed = by_mail.filter(state=State.CANCELLED)
    assert passed.count() == 3
    said = Attempt.objects.filter(delivery__in=passed).values_list("result", flat=True)
    assert set(said) == {Result.NOT_TRIED}
    assert Delivery.objects.filter(channel="post", state=State.HANDED).count() == 3


def test_letters_that_come_while_others_are_sent_never_overspend_a_budget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the look before the sending has missed, the claim itself holds the budget."""
    call = a_call(MAIL)
    Budget.objects.create(call=call, channel="email", most=2)
    write_many(call, 5)
    monkeypatch.setattr("yeondae.flows.dispatch.pass_over_used_up", lambda *, now: {})
    assert [dispatch(worker="test").sent for _tick in range(3)] == [2, 0, 0]
    assert Delivery.objects.filter(state=State.QUEUED).count() == 3


def test_without_a_next_way_the_budget_holds_the_letter() -> None:
    call = a_call(MAIL)
    Budget.objects.create(call=call, channel="email", most=1)
    write_many(call, 2)
    dispatch(worker="test")
    assert Delivery.objects.get(state=State.HELD).held_why == Held.BUDGET


def test_a_letter_whose_ladder_ended_waits_for_a_person() -> None:
    call = a_call(("post", ""))
    write(call)
    dispatch(worker="test")
    (row,) = deliveries_of(list(call.letters.all()))
    assert row.state == State.FAILED
    assert "no postal address" in row.attempts.get().said
    assert list(stuck()) == [row]
