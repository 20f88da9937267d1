"""A writer takes a letter back while it lies where people carry letters from."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pypdfium2
import pytest
import time_machine

from tests.letters import a_supporter, deliveries_of, use_ways, write
from tests.worlds import a_published_call, staff
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.services.bundling import gather, keep_pdf, take
from yeondae.directory.models import Organisation
from yeondae.flows.dispatch import dispatch
from yeondae.flows.tasks import make_bundle_file
from yeondae.flows.withdraw import withdraw
from yeondae.letters.models import Letter
from yeondae.sealing import files
from yeondae.website.pages.my_letters import my_letters

State = Delivery.State
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), tick=False):
        yield


def at_the_union(count: int = 3) -> list[Letter]:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("relay", ""))
    letters = [write(call, by=a_supporter(number, call=call))[0] for number in range(count)]
    dispatch(worker="test")
    return letters


def a_bundle() -> Bundle:
    relay = Organisation.objects.get(short_name="ECU")
    bundle = gather(channel="relay", relay=relay, by=staff().organiser)
    make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    return bundle


def text_of(bundle: Bundle) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(files.fetch(bundle.pdf))) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def take_back(letter: Letter) -> None:
    withdraw(appeal=letter.appeal, now=clock.now())


def may_take_back(letter: Letter) -> bool:
    supporter = letter.appeal.supporter
    assert supporter is not None
    (mine,) = my_letters(bytes(supporter.email_index), "en")
    return mine.can_withdraw


def test_a_letter_in_a_bundle_nobody_fetched_goes_out_of_it_and_out_of_its_file() -> None:
    letters = at_the_union()
    bundle = a_bundle()
    old = bundle.pdf
    assert may_take_back(letters[0]) and letters[0].reference in text_of(bundle)

    take_back(letters[0])
    assert [row.state for row in deliveries_of(letters)] == [State.CANCELLED, *[State.HANDED] * 2]
    assert Attempt.objects.get(delivery__letter=letters[0]).result == Attempt.Result.RECALLED
    with pytest.raises(files.NoSuchFile):
        files.fetch(old)

    make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    text = text_of(bundle)
    assert letters[0].reference not in text and bundle.letters == 2
    assert all(letter.reference in text for letter in letters[1:])
    assert not may_take_back(letters[0])


def test_a_bundle_that_somebody_fetched_is_out() -> None:
    letters = at_the_union()
    bundle = a_bundle()
    take(bundle=bundle, by=staff().organiser)
    assert not may_take_back(letters[0])
    told = withdraw(appeal=letters[0].appeal, now=clock.now())
    assert (told.ended, told.out) == (0, 1)
    bundle.refresh_from_db()
    assert bundle.pdf and bundle.letters == 3
    letters[0].appeal.refresh_from_db()
    assert letters[0].appeal.withdrawn_at is not None, "it is noted, and the page says what is out"


def test_a_file_made_while_a_letter_was_taken_back_is_not_used() -> None:
    letters = at_the_union()
    bundle = a_bundle()
    Bundle.objects.filter(pk=bundle.pk).update(pdf="")
    seen_by_the_job = Bundle.objects.get(pk=bundle.pk)
    take_back(letters[0])
    assert not keep_pdf(bundle=seen_by_the_job, name="bundle/aa/with-the-letter")
    assert Bundle.objects.get(pk=bundle.pk).pdf == ""


def test_the_last_letter_of_a_bundle_ends_the_bundle() -> None:
    (letter,) = at_the_union(1)
    bundle = a_bundle()
    take_back(letter)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.letters, bundle.pdf) == (Bundle.State.CANCELLED, 0, "")


def test_a_letter_in_no_bundle_yet_is_ended_and_not_gathered() -> None:
    letters = at_the_union(2)
    assert may_take_back(letters[0])
    take_back(letters[0])
    take_back(letters[0])
    assert [row.state for row in deliveries_of(letters)] == [State.CANCELLED, State.HANDED]
    assert a_bundle().letters == 1
