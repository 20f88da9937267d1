"""What a supporter can ask of us: to see, put right, take back, take along, and to be erased."""

import json
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import Settings

from tests import petitions
from tests.letters import a_supporter, use_ways, write
from tests.supporter_steps import TYPED, Steps, newest_code
from tests.worlds import a_published_call, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.appeals.models import Appeal, Door, Writing
from yeondae.audit.models import Entry
from yeondae.calls.models import Call
from yeondae.community.rules import CAN
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.directory.models import Office
from yeondae.flows import ask_us, call_material
from yeondae.flows.dispatch import dispatch
from yeondae.flows.forget_person import LAST_MAIL_KEPT, already_out, end_last_mails
from yeondae.flows.send_mails import send_mails
from yeondae.flows.tasks import destroy_remnants
from yeondae.flows.what_is_kept import as_text
from yeondae.letters.models import Letter
from yeondae.mailings.models import Mail
from yeondae.petitions.models import Entry as Typed
from yeondae.petitions.models import Signature, Signing
from yeondae.petitions.rules.sheets import read_lines
from yeondae.petitions.services import paper
from yeondae.petitions.services.handing import begin_pack, finish_pack
from yeondae.supporters import gone
from yeondae.supporters.models import ConsentGiven, Erased, Remnant, Supporter
from yeondae.supporters.rules import email_index

pytestmark = pytest.mark.django_db
ADDRESS = "supporter1@example.org"
FIND, FOUND = "/desk/supporters/", "/desk/supporters/found/"


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Kept files, outbox and marks in a folder of the test's own."""
    own = {
        name: {**settings.STORAGES[name], "OPTIONS": {"location": str(tmp_path / name)}}
        for name in ("sealed", "outbox")
    }
    settings.STORAGES = {**settings.STORAGES, **own}
    settings.ERASED = tmp_path / "erased"
    call_material.forget()
    yield tmp_path
    call_material.forget()


@pytest.fixture
def call() -> Call:
    made = a_published_call(offices=1, copies=1)
    use_ways(made, ("email", "minister@example.org"))
    Office.objects.update(opens=time(0), closes=time(23, 59, 59), working_days="1234567")
    return made


@pytest.fixture
def desk() -> Client:
    organiser = staff().organiser
    grant_role(user=organiser, role=Role.ORGANISER, by=None)
    client = Client()
    client.force_login(organiser)
    return client


def look_up(desk: Client, address: str = ADDRESS) -> str:
    answer = desk.post(FIND, {"email": address}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def files(folder: Path) -> list[Path]:
    places = [folder / "sealed", folder / "outbox"]
    return [path for place in places for path in place.rglob("*") if path.is_file()]


def test_a_supporter_is_found_by_any_spelling_of_their_address(desk: Client, call: Call) -> None:
    write(call)
    page = look_up(desk, " Supporter1@EXAMPLE.org ")
    assert ADDRESS in page and "Supporter 1" in page and "Tell me what happens." in page
    assert Entry.objects.filter(verb="look_up_supporter").count() == 1


def test_nobody_is_listed_and_no_address_of_a_page_leads_to_anybody(
    desk: Client, call: Call
) -> None:
    write(call)
    assert ADDRESS not in desk.get(FIND).content.decode()
    assert desk.get(FOUND).status_code == 302  # nobody was looked up
    for address in (f"{FOUND}?pk=1", f"{FOUND}1/", f"{FIND}1/"):
        assert desk.get(address).status_code in (302, 403, 404)


def test_what_was_found_is_shut_after_a_quarter_of_an_hour(
    desk: Client, call: Call, time_machine
) -> None:
    time_machine.move_to(clock.now(), tick=False)
    write(call)
    look_up(desk)
    time_machine.shift(14 * 60)
    assert desk.get(FOUND).status_code == 200
    time_machine.shift(2 * 60)
    assert desk.get(FOUND).status_code == 302


def test_an_unknown_address_shows_that_nothing_is_kept(desk: Client) -> None:
    assert "Nothing is kept under this address." in look_up(desk, "nobody@example.org")


def test_what_is_wrong_is_put_right_and_letters_stay_as_signed(desk: Client, call: Call) -> None:
    (letter,) = write(call)
    look_up(desk)
    right = {"name": "Another Name", "organisation": "", "country": "FR", "language": "ko"}
    desk.post(f"{FOUND}correct/", right)
    supporter = Supporter.objects.get()
    assert (supporter.name, supporter.country, supporter.language) == ("Another Name", "FR", "ko")
    letter.appeal.refresh_from_db()
    assert letter.appeal.country == "DE"


def test_one_consent_is_taken_back_and_its_words_stay(desk: Client, call: Call) -> None:
    write(call)
    look_up(desk)
    consent = ConsentGiven.objects.get()
    desk.post(f"{FOUND}consents/{consent.pk}/end/")
    consent.refresh_from_db()
    assert consent.withdrawn_at and consent.words == "Tell me what happens."
    assert consent.language == "en"


def test_a_letter_does_not_leave_once_its_consent_is_taken_back(desk: Client, call: Call) -> None:
    steps = Steps(call)
    steps.confirm(steps.asks_for_a_code())
    page = look_up(desk, TYPED["email"])
    assert "send my letter" in page
    consent = ConsentGiven.objects.get(purpose="send_letter")
    said = desk.post(f"{FOUND}consents/{consent.pk}/end/", follow=True).content.decode()
    assert "2 sendings that had not left end here." in said
    assert "0 sendings have left already" in said
    assert dispatch(worker="test").sent == 0
    assert {row.state for row in Delivery.objects.all()} == {Delivery.State.CANCELLED}
    assert Appeal.objects.get().withdrawn_at


def test_nobody_takes_back_the_consent_of_somebody_else(desk: Client, call: Call) -> None:
    write(call)
    other = a_supporter(2, call=call)
    look_up(desk)
    assert desk.post(f"{FOUND}consents/{other.consents.get().pk}/end/").status_code == 404
    assert other.consents.get().withdrawn_at is None


def test_everything_can_be_taken_along_for_people_and_for_programs(
    desk: Client, call: Call
) -> None:
    (letter,) = write(call)
    look_up(desk)
    kept = json.loads(desk.get(f"{FOUND}kept.json").content)
    assert kept["supporter"]["email"] == ADDRESS
    assert kept["supporter"]["consents"][0]["words"] == "Tell me what happens."
    assert kept["letters"][0]["content"]["paragraphs"] and kept["took_part"][0]["call"] == call.code
    text = desk.get(f"{FOUND}kept.txt").content.decode()
    assert ADDRESS in text and letter.reference in text and "Tell me what happens." in text
    assert ADDRESS in as_text(ADDRESS, "ko")


def test_who_only_asked_something_is_found_shown_and_erased(desk: Client) -> None:
    ask_us.ask(kind="question", text="May I write twice?", email=ADDRESS, language="en",
               now=clock.now())  # fmt: skip
    ask_us.ask(kind="joining", text="Evenings.", email=ADDRESS, name="Sam", can=["translate"],
               language="en", now=clock.now())  # fmt: skip
    page = desk.post(FIND, {"email": ADDRESS}, follow=True).content.decode()
    assert "a question" in page and "Nothing is kept under" not in page
    text = as_text(ADDRESS, "de")
    with override("de"):
        assert str(CAN["translate"]) in text
    assert "May I write twice?" in text and "Sam" in text
    desk.post(FOUND + "erase/")
    assert "May I write twice?" not in as_text(ADDRESS, "en")


def test_a_new_code_goes_to_the_address_and_not_to_the_desk(desk: Client, call: Call) -> None:
    steps = Steps(call)
    old = steps.asks_for_a_code()
    page = look_up(desk, TYPED["email"])
    assert "Mail them a new code" in page
    answer = desk.post(f"{FOUND}code/", follow=True).content.decode()
    new = newest_code()
    assert Mail.objects.filter(kind="code").count() == 2 and new not in answer
    if new != old:
        assert not Supporter.objects.exists()
    assert steps.confirm(new).status_code == 303 and Supporter.objects.exists()


def test_not_more_than_three_codes_a_day_whoever_asks(desk: Client, call: Call) -> None:
    Steps(call).asks_for_a_code()
    look_up(desk, TYPED["email"])
    for _each in range(4):
        answer = desk.post(f"{FOUND}code/", follow=True)
    assert "Three mails went to this address" in answer.content.decode()
    assert Mail.objects.filter(kind="code").count() == 3


def test_erased_everywhere_and_told_what_is_out(desk: Client, call: Call, own_files: Path) -> None:
    write(call)
    dispatch(worker="test")
    assert files(own_files)
    look_up(desk)
    before = desk.get(f"{FOUND}erase/").content.decode()
    assert "Minister of Examples" in before and Supporter.objects.exists()  # looking acts not
    page = desk.post(f"{FOUND}erase/").content.decode()
    assert "cannot be called back" in page and "Minister of Examples" in page
    assert not Supporter.objects.exists() and not ConsentGiven.objects.exists()
    letter = Letter.objects.get()
    assert (letter.content, letter.text, letter.pdf) == ({}, "", "")
    last = Mail.objects.get()
    assert last.to == ADDRESS and "Minister of Examples" in last.text
    assert "Minister" not in last.subject
    assert Appeal.objects.get().supporter is None and Appeal.objects.get().country == "DE"


def test_within_a_minute_the_last_mail_and_every_copy_are_gone(
    desk: Client, call: Call, own_files: Path, time_machine
) -> None:
    time_machine.move_to(clock.now(), tick=False)
    write(call)
    dispatch(worker="test")
    look_up(desk)
    desk.post(f"{FOUND}erase/")
    send_mails(worker="test")
    destroy_remnants()
    time_machine.shift(LAST_MAIL_KEPT.total_seconds() + 5)
    destroy_remnants()
    assert not Mail.objects.exists() and not Remnant.objects.exists()
    assert files(own_files) == []


def test_a_mail_server_that_is_away_keeps_no_address(
    desk: Client, call: Call, time_machine
) -> None:
    time_machine.move_to(clock.now(), tick=False)
    write(call)
    look_up(desk)
    desk.post(f"{FOUND}erase/")
    time_machine.shift(45)
    assert end_last_mails(now=clock.now()) == 1
    assert not Mail.objects.exists()


def test_what_is_out_is_named_in_the_readers_language(call: Call) -> None:
    write(call)
    dispatch(worker="test")
    with override("ko"):
        (addressee, copy) = sorted(already_out(list(Letter.objects.all())), key=lambda o: o.office)
    assert {addressee.office, copy.office} == {"Example Confederation of Unions", "예시부 장관"}


def test_what_was_never_confirmed_is_erased_too(desk: Client, call: Call) -> None:
    Steps(call).asks_for_a_code()
    early = Steps(call)
    assert early.write().status_code == 302  # no code was asked for yet
    look_up(desk, TYPED["email"])
    desk.post(f"{FOUND}erase/")
    assert not Writing.objects.exists() and not Mail.objects.exists()


def test_a_letter_that_waits_is_not_sent(desk: Client, call: Call) -> None:
    write(call)
    look_up(desk)
    page = desk.post(f"{FOUND}erase/").content.decode()
    dispatch(worker="test")
    assert set(Delivery.objects.values_list("state", flat=True)) == {"cancelled"}
    assert "nothing to call back" in page


def test_others_stay_as_they_are(desk: Client, call: Call, own_files: Path) -> None:
    write(call)
    write(call, by=a_supporter(2, call=call))
    dispatch(worker="test")
    count = len(files(own_files))
    look_up(desk)
    desk.post(f"{FOUND}erase/")
    destroy_remnants()
    assert Supporter.objects.get().email == "supporter2@example.org"
    assert len(files(own_files)) == count / 2


def test_the_mark_of_the_erased_stays_in_database_and_file(
    desk: Client, call: Call, own_files: Path
) -> None:
    write(call)
    look_up(desk)
    desk.post(f"{FOUND}erase/")
    mark = gone.mark_of(email_index(ADDRESS))
    assert bytes(Erased.objects.get().mark) == mark
    assert gone.read(own_files / "erased") == {mark: clock.now().date()}
    a_supporter(1)
    assert [each.email for each in gone.those_back(gone.marks())] == [ADDRESS]


def opens_private_page(address: str = ADDRESS) -> Client:
    browser = Client()
    browser.post("/mine/en/", {"email": address})
    code = newest_code()
    assert browser.post("/mine/en/code/", {"code": code}).status_code == 303
    return browser


def test_supporters_take_everything_along_themselves(call: Call) -> None:
    write(call)
    browser = opens_private_page()
    kept = json.loads(browser.get("/mine/en/kept.json").content)
    assert kept["supporter"]["email"] == ADDRESS and len(kept["letters"]) == 1
    assert ADDRESS in browser.get("/mine/ko/kept.txt").content.decode()
    assert Client().get("/mine/en/kept.json").status_code == 303  # not without the code


def test_supporters_erase_everything_themselves(call: Call) -> None:
    write(call)
    dispatch(worker="test")
    browser = opens_private_page()
    assert "Minister of Examples" in browser.get("/mine/en/erase/").content.decode()
    assert Supporter.objects.exists()
    page = browser.post("/mine/en/erase/").content.decode()
    assert "Minister of Examples" in page
    assert not Supporter.objects.exists() and not Door.objects.exists()
    assert browser.get("/mine/en/letters/").status_code in (302, 303)


def test_a_signature_and_a_form_never_confirmed_are_erased_too(desk: Client, call: Call) -> None:
    petition = petitions.a_petition(call)
    assert petitions.is_done(petitions.Signer(petition).signs(email=ADDRESS))
    assert petitions.is_on_its_way(petitions.Signer(petition).sends(email=ADDRESS))
    page = look_up(desk)
    assert "Their signatures" in page
    desk.post(f"{FOUND}erase/")
    assert not any(form.content for form in Signing.objects.all())
    assert Signature.objects.get().person is None


def test_whoever_signs_and_got_no_code_is_mailed_a_new_one(desk: Client, call: Call) -> None:
    signer = petitions.Signer(petitions.a_petition(call))
    assert petitions.is_on_its_way(signer.sends(email=ADDRESS))
    first = newest_code()
    assert "Mail them a new code" in look_up(desk)
    desk.post(f"{FOUND}code/")
    assert newest_code() != first and Signing.objects.count() == 1
    assert not petitions.is_done(signer.types(first))
    assert petitions.is_done(signer.types(newest_code()))
    assert Signature.objects.get().counts
    assert "Mail them a new code" not in look_up(desk)


def test_a_signature_alone_is_taken_back_and_the_rest_stays(desk: Client, call: Call) -> None:
    petition = petitions.a_petition(call)
    petitions.Signer(petition).signs(email=ADDRESS)
    other = petitions.Signer(petition)
    other.signs(email="other@example.org")
    write(call)
    mine, theirs = Signature.objects.order_by("pk")
    assert "They take it back" in look_up(desk)
    assert desk.post(f"{FOUND}signatures/{theirs.pk}/end/").status_code == 404
    page = desk.post(f"{FOUND}signatures/{mine.pk}/end/", follow=True).content.decode()
    assert "It counts no more" in page and f"signatures/{mine.pk}/end/" not in page
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.counts, theirs.counts) == (False, True) and "name" not in mine.content
    assert Supporter.objects.exists() and Entry.objects.filter(verb="withdraw_signature").exists()


def test_what_is_no_signature_yet_is_shown_taken_along_and_erased(
    desk: Client, call: Call, own_files: Path
) -> None:
    """A form without its code, and a line that one person typed; they signed nothing else."""
    petition = petitions.a_petition(call)
    assert petitions.is_on_its_way(petitions.Signer(petition).sends(email=ADDRESS))
    by = staff()
    collector = paper.add_collector(petition=petition, name="Bo Example", by=by.organiser)
    sheet = paper.make_sheets(
        collector=collector, language="en", country="DE", count=1, by=by.organiser
    )[0]
    lines = read_lines(f"Quorlix Example; Kiel; {ADDRESS.upper()}\nBo Example; Ulm")
    paper.enter_lines(sheet=sheet, lines=lines, by=by.reviewer)
    page = look_up(desk)
    assert "Not confirmed yet" in page and "the form" in page and "a sheet, typed" in page
    kept = json.loads(desk.get(f"{FOUND}kept.json").content)["signatures_waiting"]
    assert [each["kept"]["name"] for each in kept] == ["Ann Example", "Quorlix Example"]
    assert "Signatures that are not confirmed" in desk.get(f"{FOUND}kept.txt").content.decode()
    desk.post(f"{FOUND}erase/")
    assert not Signing.objects.exists()
    assert "Quorlix" not in str(Typed.objects.get().content)
    assert "Bo Example" in str(Typed.objects.get().content)
    assert "Nothing is kept under this address." in look_up(desk)


def test_a_signer_leaves_nothing_online_on_paper_in_files_or_in_mails(
    desk: Client, call: Call, own_files: Path, time_machine
) -> None:
    """Signed online, typed from two sheets, one of which waits, printed in a book, mailed."""
    time_machine.move_to(clock.now(), tick=False)
    petition = petitions.a_petition(call)
    petitions.Signer(petition).signs(email=ADDRESS, name="Quorlix Example", shown="full")
    send_mails(worker="test")
    by = staff()
    collector = paper.add_collector(petition=petition, name="Ann Example", by=by.organiser)
    done, waits = paper.make_sheets(
        collector=collector, language="en", country="DE", count=2, by=by.organiser
    )
    lines = read_lines(f"Quorlix Example; Kiel; {ADDRESS}\nBo Example; Ulm")
    for sheet, person in ((done, by.organiser), (done, by.reviewer), (waits, by.reviewer)):
        paper.enter_lines(sheet=sheet, lines=lines, by=person)
    book = begin_pack(petition=petition, kind="book", language="en", recipients=[], by=by.organiser)
    finish_pack(pack=book, data=b"Quorlix Example")
    look_up(desk)
    desk.post(f"{FOUND}erase/")
    kept = str([row.content for model in (Signature, Typed) for row in model.objects.all()])
    assert "Quorlix" not in kept and ADDRESS not in kept
    assert kept.count("Bo Example") == 2  # others stay: a signature, and a line that waits
    book.refresh_from_db()
    assert book.file == ""
    send_mails(worker="test")
    destroy_remnants()
    time_machine.shift(LAST_MAIL_KEPT.total_seconds() + 5)
    destroy_remnants()
    assert not Mail.objects.exists() and not Remnant.objects.exists()
    assert files(own_files) == []
