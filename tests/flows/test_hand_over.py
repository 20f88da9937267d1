"""Letters that people carry: to a ministry by a union, to the post office by a volunteer."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pypdfium2
import pytest
import time_machine

from tests.letters import a_supporter, deliveries_of, use_ways, write
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Call
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.queries import at_relays
from yeondae.deliveries.services import bundling
from yeondae.deliveries.services.bundling import Carried, gather, take, unbind
from yeondae.desk.bundles.forms import HandedOverForm
from yeondae.directory.models import Organisation
from yeondae.flows import hand_over
from yeondae.flows.confirm_hand_over import confirm_hand_over
from yeondae.flows.dispatch import dispatch
from yeondae.flows.post_letters import mark_posted
from yeondae.flows.tasks import make_bundle_file, write_receipts
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.sealing import files

State = Delivery.State
MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HANDED = Carried(date(2026, 11, 23), to="the registry of the ministry", how="in person")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(MORNING, tick=False):
        yield


def three_letters(kind: str, value: str = "") -> list[Letter]:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, (kind, value))
    letters = [write(call, by=a_supporter(number, call=call))[0] for number in range(3)]
    dispatch(worker="test")
    return letters


def relay() -> Organisation:
    return Organisation.objects.get(short_name="ECU")


def text_of(bundle: Bundle) -> str:
    bundle.refresh_from_db()
    with pypdfium2.PdfDocument(io.BytesIO(files.fetch(bundle.pdf))) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_letters_wait_at_the_union_and_say_so() -> None:
    letters = three_letters("relay")
    rows = deliveries_of(letters)
    assert {(row.state, row.finished_at, row.relay_id) for row in rows} == {
        (State.HANDED, None, relay().pk)
    }
    (waiting,) = at_relays()
    assert (waiting.organisation, waiting.waiting) == (relay(), 3)


def test_the_union_hands_over_a_bundle_and_each_writer_gets_a_dated_receipt() -> None:
    letters = three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    make_bundle_file.call(bundle.pk)
    text = text_of(bundle)
    assert all(letter.reference in text for letter in letters)
    assert "Supporter" not in text
    take(bundle=bundle, by=by)
    gone = confirm_hand_over(bundle=bundle, word=HANDED, by=by)
    assert len(gone) == 3
    write_receipts.call(bundle.pk)
    for row in deliveries_of(letters):
        assert row.state == State.DELIVERED
        proof = row.attempts.get().proof
        assert (proof["on"], proof["to"]) == ("2026-11-23", "the registry of the ministry")
    receipts = list(Mail.objects.filter(kind="receipt"))
    assert len(receipts) == 3
    assert "23 November 2026" in receipts[0].text and "registry" in receipts[0].text
    assert "ECU" not in receipts[0].subject


def test_what_was_left_out_waits_for_the_next_bundle() -> None:
    letters = three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    take(bundle=bundle, by=by)
    confirm_hand_over(bundle=bundle, word=HANDED, by=by, left_out=[letters[0].reference])
    assert [row.state for row in deliveries_of(letters)] == [State.HANDED, *[State.DELIVERED] * 2]
    assert gather(channel="relay", relay=relay(), by=by).letters == 1


def test_a_reference_that_is_not_in_the_bundle_is_asked_about_before_anything_is_noted() -> None:
    letters = three_letters("relay")
    known = [letter.reference for letter in letters]
    form = HandedOverForm(known, {"on": "2026-11-23", "to": "a desk", "left_out": "NXSA-CH99"})
    assert not form.is_valid() and "NXSA-CH99" in str(form.errors["left_out"])
    typed = f"{known[0].lower().replace('-', ' ')},\n{known[1]}"
    form = HandedOverForm(known, {"on": "2026-11-23", "to": "a desk", "left_out": typed})
    assert form.is_valid() and form.cleaned_data["left_out"] == known[:2]


def test_a_bundle_is_confirmed_once() -> None:
    three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    make_bundle_file.call(bundle.pk)
    take(bundle=bundle, by=by)
    confirm_hand_over(bundle=bundle, word=HANDED, by=by)
    with pytest.raises(Refused):
        confirm_hand_over(bundle=bundle, word=HANDED, by=by)
    for _again in range(2):
        write_receipts.call(bundle.pk)
    assert Mail.objects.filter(kind="receipt").count() == 3


def test_letters_that_nobody_has_taken_were_not_handed_over() -> None:
    three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    with pytest.raises(Refused, match="Take the file first"):
        confirm_hand_over(bundle=bundle, word=HANDED, by=by)


def test_receipts_go_on_where_they_were_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    make_bundle_file.call(bundle.pk)
    take(bundle=bundle, by=by)
    confirm_hand_over(bundle=bundle, word=HANDED, by=by)
    monkeypatch.setattr(hand_over, "RECEIPTS_AT_ONCE", 1)
    first = bundling.receipts_to_write(bundle, 1)
    bundling.note_receipts(bundle=bundle, last=first[0].pk)
    bundle.refresh_from_db()
    assert hand_over.send_receipts(bundle=bundle) == 2
    assert Mail.objects.filter(kind="receipt").count() == 2


def test_two_people_who_gather_at_once_do_not_get_the_same_letters() -> None:
    three_letters("relay")
    by = staff().organiser
    gather(channel="relay", relay=relay(), by=by)
    with pytest.raises(Refused):
        gather(channel="relay", relay=relay(), by=by)


def test_an_unbound_bundle_gives_its_letters_back() -> None:
    three_letters("relay")
    by = staff().organiser
    bundle = gather(channel="relay", relay=relay(), by=by)
    assert unbind(bundle=bundle, by=by) == 3
    assert gather(channel="relay", relay=relay(), by=by).letters == 3


def test_posted_letters_are_out_but_nobody_says_that_they_arrived() -> None:
    letters = three_letters("post", "1 Example Street\n12345 Exampletown")
    by = staff().organiser
    bundle = gather(channel="post", language="de", by=by)
    make_bundle_file.call(bundle.pk)
    printed = text_of(bundle)
    assert "Adresse" in printed  # the list is in the language of whoever gathered the letters
    address_list = printed.split("예시넷")[1]
    # Whoever writes the envelopes reads the whole address, with whom it goes to.
    assert "예시부 장관" in address_list and "12345 Exampletown" in address_list
    take(bundle=bundle, by=by)
    assert mark_posted(bundle=bundle, on=date(2026, 11, 23), by=by) == 3
    for row in deliveries_of(letters):
        assert row.state == State.HANDED and row.finished_at is not None
        assert row.attempts.get().proof["on"] == "2026-11-23"


def test_letters_of_another_organisation_are_not_in_the_bundle() -> None:
    letters = three_letters("relay")
    other = Organisation.objects.create(name="Other Example Union")
    Delivery.objects.filter(letter=letters[0]).update(relay=other)
    bundle = gather(channel="relay", relay=other, by=staff().organiser)
    assert (bundle.letters, Call.objects.count()) == (1, 1)
