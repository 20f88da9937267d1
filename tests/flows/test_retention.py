"""What is over is destroyed: texts, files, the outbox's copies. What counts stays, nobody's."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import storages
from django.utils.translation import override
from pytest_django import Settings

from tests import petitions
from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call, staff
from yeondae.appeals.services import log_copies
from yeondae.calls.services import close_call
from yeondae.core import clock
from yeondae.deliveries.models import Attempt, Delivery
from yeondae.deliveries.services.bundling import gather
from yeondae.flows.dispatch import dispatch
from yeondae.flows.erase_supporter import erase_supporter
from yeondae.flows.petition_tasks import end_data_of_petitions
from yeondae.flows.retention import retention
from yeondae.flows.tasks import destroy_remnants, make_bundle_file
from yeondae.letters.models import Letter
from yeondae.petitions.services.making import close_petition
from yeondae.petitions.services.signing import begin_signing
from yeondae.petitions.tasks import forget_what_is_old
from yeondae.supporters import removals
from yeondae.supporters.models import Supporter

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> Path:
    """Kept files and outbox in a folder of the test's own."""
    own = {
        name: {**settings.STORAGES[name], "OPTIONS": {"location": str(tmp_path / name)}}
        for name in ("sealed", "outbox")
    }
    settings.STORAGES = {**settings.STORAGES, **own}
    assert storages["sealed"]
    return tmp_path


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def a_letter_that_went() -> Letter:
    call = a_published_call(offices=1, copies=1)
    use_ways(call, ("email", "minister@example.org"))
    (letter,) = write(call)
    dispatch(worker="test")
    return letter


def test_thirty_days_after_the_last_delivery_text_page_and_copies_are_gone(
    own_files: Path, monday_morning: time_machine.Traveller
) -> None:
    letter = a_letter_that_went()
    assert len(kept(own_files)) == 3  # the page, the letter and its copy in the outbox
    monday_morning.shift(timedelta(days=29))
    retention(now=clock.now())
    assert len(kept(own_files)) == 3
    monday_morning.shift(timedelta(days=2))
    retention(now=clock.now())
    destroy_remnants()
    assert kept(own_files) == []
    letter.refresh_from_db()
    assert (letter.content, letter.text, letter.pdf) == ({}, "", "")
    assert {(row.proof == {}, row.said) for row in Attempt.objects.all()} == {(True, "")}
    # What counts is still there: where, which way, with which result.
    assert set(Delivery.objects.values_list("channel", "state")) == {("email", "handed")}
    assert letter.appeal.country == "DE"


def test_a_letter_that_still_waits_keeps_its_text(monday_morning: time_machine.Traveller) -> None:
    call = a_published_call(offices=1, copies=0, verified=False)
    (letter,) = write(call)
    monday_morning.shift(timedelta(days=90))
    retention(now=clock.now())
    letter.refresh_from_db()
    assert letter.content


def test_after_the_call_has_closed_nothing_waits_for_ever(
    monday_morning: time_machine.Traveller,
) -> None:
    call = a_published_call(offices=1, copies=0, verified=False)
    (letter,) = write(call)
    close_call(call=call, words={"en": "All three are free."}, by=staff().organiser)
    retention(now=clock.now())
    monday_morning.shift(timedelta(days=31))
    retention(now=clock.now())
    letter.refresh_from_db()
    assert letter.content == {}
    assert Delivery.objects.get().state == Delivery.State.CANCELLED


def test_supporters_are_forgotten_six_months_after_their_last_call_closed(
    monday_morning: time_machine.Traveller,
) -> None:
    letter = a_letter_that_went()
    close_call(call=letter.call, words={"en": "All three are free."}, by=staff().organiser)
    monday_morning.shift(timedelta(days=180))
    retention(now=clock.now())
    assert Supporter.objects.count() == 1
    monday_morning.shift(timedelta(days=10))
    retention(now=clock.now())
    assert not Supporter.objects.exists()
    letter.appeal.refresh_from_db()
    assert letter.appeal.supporter is None and letter.appeal.country == "DE"


def test_whoever_only_wanted_news_of_a_call_is_kept_until_it_is_over(
    monday_morning: time_machine.Traveller,
) -> None:
    """A signer of a petition wrote no letter; the call outlasts half a year."""
    call = a_published_call()
    a_supporter(call=call)
    monday_morning.shift(timedelta(days=200))
    retention(now=clock.now())
    assert Supporter.objects.count() == 1
    close_call(call=call, words={"en": "All three are free."}, by=staff().organiser)
    monday_morning.shift(timedelta(days=190))
    retention(now=clock.now())
    assert not Supporter.objects.exists()


def test_the_name_of_a_group_is_forgotten_six_months_after_the_call_closed(
    monday_morning: time_machine.Traveller,
) -> None:
    call, by, now = a_published_call(), staff().organiser, clock.now()
    kept = log_copies(
        call=call, office=None, group="Example Local 1", channel="fax", country="DE", letters=4,
        arrived_on=now.date(), by=by, now=now,
    )  # fmt: skip
    close_call(call=call, words={"en": "All three are free."}, by=by)
    for days, name in ((180, "Example Local 1"), (10, "")):
        monday_morning.shift(timedelta(days=days))
        retention(now=clock.now())
        kept.refresh_from_db()
        assert (kept.group, kept.letters) == (name, 4)
    assert shown_as_removed()["groups"] == 1


def shown_as_removed() -> dict[str, int]:
    """What the desk's page says was destroyed today."""
    now = clock.now()
    return {row.kind: row.count for row in removals.shown(now) if row.on == now.date()}


def test_what_a_petition_kept_of_people_shows_once_it_is_destroyed(
    monday_morning: time_machine.Traveller,
) -> None:
    petition = petitions.a_petition()
    begin_signing(petition_id=petition.pk, language="en", content={"email": "a@example.org"},
                  network=None, is_mailed=True, now=clock.now())  # fmt: skip
    close_petition(petition=petition, by=None, now=clock.now())
    monday_morning.shift(timedelta(days=190))
    forget_what_is_old()
    end_data_of_petitions()
    assert shown_as_removed() == {"forms": 1, "petitions": 1}


def test_every_kind_that_is_destroyed_has_a_name_in_german_and_korean() -> None:
    english = [str(kind.label) for kind in removals.Kind]
    for language in ("de", "ko"):
        with override(language):
            same = [each for each in removals.Kind if str(each.label) in english]
        assert same == []


def test_a_supporter_who_wants_to_be_forgotten_is_forgotten_at_once(own_files: Path) -> None:
    letter = a_letter_that_went()
    supporter = letter.appeal.supporter
    assert supporter is not None
    assert erase_supporter(supporter=supporter) == 1
    destroy_remnants()
    assert kept(own_files) == []
    assert not Supporter.objects.exists()


def test_the_file_of_a_bundle_goes_with_the_letters_in_it(own_files: Path) -> None:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("post", "1 Example Street\n12345 Exampletown"))
    supporter = a_supporter(call=call)
    write(call, by=supporter)
    dispatch(worker="test")
    bundle = gather(channel="post", by=staff().organiser)
    make_bundle_file.call(bundle.pk)
    assert kept(own_files)
    erase_supporter(supporter=supporter)
    destroy_remnants()
    assert kept(own_files) == []


def test_a_bundle_goes_on_without_the_letter_of_somebody_who_is_forgotten() -> None:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("relay", ""))
    kept_one, gone = (write(call, by=a_supporter(n, call=call))[0] for n in (1, 2))
    dispatch(worker="test")
    relay = Delivery.objects.filter(letter=gone).get().relay
    bundle = gather(channel="relay", relay=relay, by=staff().organiser)
    make_bundle_file.call(bundle.pk)
    assert gone.appeal.supporter
    erase_supporter(supporter=gone.appeal.supporter)
    make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    assert bundle.pdf
    assert bundle.letters == 1
    assert Delivery.objects.get(letter=gone).state == Delivery.State.CANCELLED
    assert Delivery.objects.get(letter=kept_one).bundle == bundle


def test_a_tray_with_the_letter_of_somebody_who_is_forgotten_can_still_be_bundled() -> None:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("post", "1 Example Road\n12345 Exampletown"))
    letters = [write(call, by=a_supporter(n, call=call))[0] for n in (1, 2)]
    dispatch(worker="test")
    assert letters[0].appeal.supporter
    erase_supporter(supporter=letters[0].appeal.supporter)
    bundle = gather(channel="post", by=staff().organiser)
    make_bundle_file.call(bundle.pk)
    bundle.refresh_from_db()
    assert (bundle.letters, bool(bundle.pdf)) == (1, True)
