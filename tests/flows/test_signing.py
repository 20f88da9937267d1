"""Somebody signs: what they can rely on from the form to the number."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import time, timedelta
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.petitions import (
    TYPED,
    Signer,
    a_petition,
    forget,
    is_done,
    is_on_its_way,
    newest_code,
    newest_link,
    newest_mail,
    signatures,
)
from yeondae.core import clock
from yeondae.flows import sign_petition
from yeondae.mailings.models import Mail
from yeondae.petitions.models import Petition, Signature, Signing, Use
from yeondae.petitions.rules import admission
from yeondae.petitions.services.counting import publish_changes
from yeondae.petitions.services.floods import note_pressure
from yeondae.petitions.tasks import forget_what_is_old
from yeondae.supporters.models import Allowance, ConsentGiven, Supporter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    forget()


@pytest.fixture
def petition() -> Petition:
    return a_petition()


@pytest.fixture
def signer(petition: Petition) -> Signer:
    return Signer(petition)


def test_a_form_and_a_code_make_a_signature(signer: Signer) -> None:
    assert is_on_its_way(signer.sends())
    assert not Signature.objects.exists(), "nothing counts before the code"
    assert is_done(signer.types(newest_code()))
    signature = Signature.objects.get()
    assert signature.counts and signature.shown == "not" and signature.country == "DE"
    assert "signer" not in str(signature.content), "the address stays nowhere"


def test_the_form_has_four_fields_and_no_ticked_box(signer: Signer) -> None:
    page = signer.page()
    form = page[page.index("<form") : page.index("</form>")]
    names = set(re.findall(r'name="(\w+)"', form)) - {"altcha", "leave_empty"}
    assert names - {"sign", "call_news", "newsletter"} == {"country", "name", "email", "shown"}
    ticked = re.findall(r"<input[^>]*\bchecked\b[^>]*>", form)
    assert [re.search(r'value="(\w+)"', each)[1] for each in ticked] == ["not"]  # type: ignore[index]


def test_without_the_consent_nothing_is_taken_and_nothing_typed_is_lost(signer: Signer) -> None:
    answer = signer.sends(sign="", name="Bo Example")
    assert answer.status_code == 200 and "Bo Example" in answer.content.decode()
    assert not Signing.objects.exists()


def test_one_mailbox_signs_once_in_all_its_spellings(petition: Petition) -> None:
    for spelling in ("a.b.c@gmail.com", "ABC+x@googlemail.com", "abc@gmail.com"):
        assert is_done(Signer(petition).signs(email=spelling))
    assert Signature.objects.count() == 1


def test_a_second_confirmation_is_a_success_page(signer: Signer) -> None:
    signer.sends()
    code = newest_code()
    assert is_done(signer.types(code)) and is_done(signer.types(code))
    assert Signature.objects.count() == 1


def test_a_link_confirms_with_a_button_where_the_form_was_sent(signer: Signer) -> None:
    signer.sends()
    link = newest_link()
    assert signer.browser.get(link).status_code == 200
    assert not Signature.objects.exists(), "looking changes nothing"
    assert is_done(signer.browser.post(link))


def test_a_link_elsewhere_asks_for_the_code(signer: Signer) -> None:
    signer.sends()
    link, code, elsewhere = newest_link(), newest_code(), Client()
    assert elsewhere.post(link).status_code == 200 and not Signature.objects.exists()
    assert is_done(elsewhere.post(link, {"code": code}))


def test_looking_changes_nothing_whatever_the_method(signer: Signer) -> None:
    signer.signs()
    for kind in ("confirm", "back"):
        for method in ("get", "head", "options"):
            getattr(Client(), method)(newest_link(kind))
    assert Signature.objects.get().counts


def test_a_wrong_code_is_refused_and_five_are_enough(signer: Signer) -> None:
    signer.sends()
    code = newest_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _try in range(5):
        assert signer.types(wrong).status_code == 200
    assert not is_done(signer.types(code)) and not Signature.objects.exists()


def test_a_code_is_good_for_an_hour(signer: Signer) -> None:
    signer.sends()
    code = newest_code()
    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=False):
        assert not is_done(signer.types(code))


def test_taking_it_back_is_one_click_and_a_confirmation(signer: Signer) -> None:
    signer.signs()
    link = newest_link("back")
    assert Client().post(link).status_code == 200, "a scanner that presses buttons"
    assert Signature.objects.get().counts
    assert Client().post(link, {"sure": "yes"}).status_code == 200
    signature = Signature.objects.get()
    assert signature.state == "withdrawn" and not signature.counts and signature.content == {}


def test_the_mailed_link_gives_a_receipt_and_says_what_it_shows_to_who_finds_it(
    signer: Signer, petition: Petition
) -> None:
    signer.signs()
    link = newest_link("back")
    assert "Whoever finds it learns that you signed" in Client().get(link).content.decode()
    asked = {"receipt": "1"}
    assert "no published signature" in Client().post(link, asked).content.decode()
    signatures(petition, 9)
    publish_changes(petition_id=petition.pk, now=clock.now())
    answer = Client().post(link, asked)
    assert answer.content.startswith(b"leaf ") and b"Example" not in answer.content
    assert Signature.objects.filter(counts=True).count() == 10, "it is not taken back"


def test_who_took_it_back_can_sign_again(signer: Signer, petition: Petition) -> None:
    signer.signs()
    Client().post(newest_link("back"), {"sure": "yes"})
    assert is_done(Signer(petition).signs())
    assert Signature.objects.get().counts


def _answer_to(petition: Petition, email: str) -> bytes:
    """The bytes of what a browser gets, tokens masked."""
    first = Signer(petition, address="203.0.113.9").sends(email=email)
    page = Client().get(first.headers["Location"])
    cookies = re.sub(r"signing=[^;]+", "signing=…", first.cookies.output())
    cookies = re.sub(r"expires=[^;]+", "", cookies)
    heads = "\n".join(f"{name}: {text}" for name, text in sorted(first.headers.items()))
    return f"{first.status_code} {heads} {cookies}".encode() + page.content


def test_every_address_is_answered_alike(petition: Petition) -> None:
    Signer(petition).signs(email="confirmed@example.org")
    Signer(petition).signs(email="withdrawn@example.org")
    Client().post(newest_link("back"), {"sure": "yes"})
    Signer(petition).sends(email="pending@example.org")
    Signer(petition).signs(email="blocked@example.org", call_news="on")
    Supporter.objects.update(never_mail=True)
    for _more in range(3):
        Signer(petition, address="198.51.100.9").sends(email="often@example.org")
    told = {
        _answer_to(petition, f"{name}@example.org")
        for name in ("new", "pending", "confirmed", "withdrawn", "blocked", "often")
    }
    assert len(told) == 1


def test_an_address_that_may_not_be_mailed_gets_a_mail_that_never_leaves(
    petition: Petition,
) -> None:
    for _time in range(4):
        assert is_on_its_way(Signer(petition).sends())
    states = list(Mail.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["queued", "queued", "queued", "cancelled"]
    assert newest_mail().text.strip() == "" and newest_mail().to.strip() == ""


def test_mails_name_nobody_in_subject_and_address(signer: Signer, petition: Petition) -> None:
    signer.sends()
    mail = newest_mail()
    assert mail.subject == "Your code" and "Example" not in mail.text.replace("example", "")
    assert "signer" not in newest_link() + newest_link("back")


def test_signing_takes_six_queries(petition: Petition) -> None:
    Signer(petition).sends(email="first@example.org")
    with CaptureQueriesContext(connection) as captured:
        assert is_on_its_way(Signer(petition).sends())
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    asked = [each["sql"] for each in captured.captured_queries]
    assert len([sql for sql in asked if not sql.startswith(marks)]) <= 6, "\n".join(asked)


def test_only_who_asks_for_news_becomes_a_supporter(petition: Petition) -> None:
    Signer(petition).signs(email="quiet@example.org")
    assert not Supporter.objects.exists()
    Signer(petition).signs(email="curious@example.org", call_news="on")
    assert list(ConsentGiven.objects.values_list("purpose", flat=True)) == ["call_news"]


def test_in_a_country_at_risk_nothing_typed_is_kept() -> None:
    petition = a_petition(at_risk=["KR"])
    answer = Signer(petition).sends(country="KR", name="Cy Example")
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/safe/")
    assert not Signing.objects.exists() and not Mail.objects.exists()
    page = Client().get(answer.headers["Location"]).content.decode()
    assert 'name="name"' not in page and 'name="country"' not in page


def test_an_organisation_in_a_country_at_risk_is_led_to_the_safe_ways() -> None:
    petition = a_petition(at_risk=["KR"])
    typed = {"organisation": "Example Union", "role": "Secretary", "country": "KR"}
    answer = Signer(petition).sends("organisation/", **typed)
    assert answer.status_code == 303 and answer.headers["Location"].endswith("/safe/")
    assert not Signing.objects.exists()


def test_the_safe_form_keeps_neither_name_nor_place() -> None:
    petition = a_petition(at_risk=["KR"])
    signer = Signer(petition)
    assert is_on_its_way(signer.sends("safe/", country="KR", name="Cy Example"))
    assert is_done(signer.types(newest_code()))
    signature = Signature.objects.get()
    assert signature.country == "" and "Cy" not in str(signature.content)


def test_an_organisation_counts_once_it_was_checked(petition: Petition) -> None:
    signer = Signer(petition)
    typed = {"organisation": "Example Union", "role": "Secretary", "reach": "5000"}
    assert is_on_its_way(signer.sends("organisation/", **typed))
    assert is_done(signer.types(newest_code()))
    signature = Signature.objects.get()
    assert signature.kind == "organisation" and not signature.counts
    assert "Example Union" not in Signer(petition).page()


def sentences(page: str) -> list[str]:
    """What the summary above a form says is wrong."""
    (summary,) = re.findall(r'<div class="errors".*?</div>', page, re.DOTALL)
    return re.findall(r'<li><a href="#id_\w+">(.*?)</a>', summary)


def test_each_field_of_an_organisation_says_what_is_missing_in_the_order_of_the_page(
    petition: Petition,
) -> None:
    empty = dict.fromkeys(("organisation", "country", "name", "role", "email", "sign"), "")
    page = Signer(petition).sends("organisation/", **empty).content.decode()
    assert sentences(page) == [
        "Type the name of your organisation.",
        "Choose the country of the organisation.",
        "Type your name. It is shown with the organisation.",
        "Type your role in the organisation.",
        "Type your e-mail address at the organisation.",
        "Without this we cannot count your signature.",
    ]


@pytest.mark.parametrize("reach", ["-5", "0", "9000000000", "many"])
def test_a_number_of_members_that_cannot_be_is_said_as_such(petition: Petition, reach: str) -> None:
    typed = {"organisation": "Example Union", "role": "Secretary", "reach": reach}
    page = Signer(petition).sends("organisation/", **typed).content.decode()
    (said,) = sentences(page)
    assert "member" in said


def test_what_is_too_long_says_which_field(petition: Petition) -> None:
    long = dict.fromkeys(("organisation", "name", "role", "email"), "a" * 300)
    page = Signer(petition).sends("organisation/", **long).content.decode()
    said = sentences(page)
    assert len(said) == len(set(said)) == 4 and all("characters at most" in each for each in said)


def test_what_is_wrong_in_a_form_is_listed_in_the_order_of_the_page(signer: Signer) -> None:
    empty = dict.fromkeys(("country", "name", "email", "shown", "sign"), "")
    page = signer.sends(**empty).content.decode()
    ids = re.findall(r'<li><a href="#(\w*)">', page)
    standing = [page.index(f'for="{each}"') for each in ids if each]
    assert ids[:3] == ["id_country", "id_name", "id_email"] and ids[-1] == "id_sign"
    assert standing == sorted(standing)


def test_a_machine_that_fills_the_unseen_field_is_answered_and_ignored(signer: Signer) -> None:
    assert is_on_its_way(signer.sends(leave_empty="http://example.com"))
    assert not Signing.objects.exists() and not Mail.objects.exists()


def test_when_it_is_busy_a_form_without_proof_waits_and_then_goes(petition: Petition) -> None:
    note_pressure(petition=petition, pressure=1)
    forget()
    signer = Signer(petition)
    waiting = signer.sends()
    ticket = re.search(r'name="ticket" value="([^"]+)"', waiting.content.decode())
    assert ticket and waiting.status_code == 200 and "Ann Example" in waiting.content.decode()
    assert not is_on_its_way(signer.sends(ticket=ticket[1])), "twenty seconds have not passed"
    with time_machine.travel(clock.now() + timedelta(seconds=25)):
        assert is_on_its_way(signer.sends(ticket=ticket[1]))
        assert not is_on_its_way(signer.sends(ticket=ticket[1])), "a ticket is good once"


def test_a_network_that_sends_too_many_is_asked_to_wait_an_hour(petition: Petition) -> None:
    for number in range(101):
        answer = Signer(petition).sends(email=f"signer{number}@example.org")
    assert answer.status_code == 429 and "Ann Example" in answer.content.decode()
    assert is_on_its_way(Signer(petition, address="203.0.113.5").sends())


def test_of_a_form_that_must_wait_nothing_is_kept_of_its_address(petition: Petition) -> None:
    note_pressure(petition=petition, pressure=1)
    forget()
    Signer(petition).sends()
    assert Use.objects.exists() and not Allowance.objects.exists()


def test_no_network_address_is_stored(signer: Signer) -> None:
    signer.signs()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "192.0.2" not in str(cursor.fetchall())


def test_what_floods_are_found_by_is_gone_after_a_day(signer: Signer, petition: Petition) -> None:
    signer.signs(email="signer@example.com")
    signer.sends(email="waiting@example.com")
    marks = ("seen_at", "network", "domain", "pattern")
    assert any(Signature.objects.values_list(*marks)[0]) and Use.objects.exists()
    with time_machine.travel(clock.now() + timedelta(hours=24, minutes=1)):
        forget_what_is_old()
        assert not any(Signature.objects.values_list(*marks)[0]) and not Use.objects.exists()
        assert not Signing.objects.exclude(network=None).exists() and Signing.objects.exists()
    with time_machine.travel(clock.now() + timedelta(hours=72, minutes=1)):
        forget_what_is_old()
        assert not Signing.objects.exists(), "nobody confirmed it"


def test_after_closing_nothing_is_taken_even_with_a_code(signer: Signer) -> None:
    signer.sends()
    code = newest_code()
    Petition.objects.update(closes_on=clock.now().date() - timedelta(days=1), closes_at=time(0))
    forget()
    assert not is_done(signer.types(code)) and not Signature.objects.exists()


def test_it_closes_by_the_clock_of_its_place() -> None:
    with time_machine.travel("2026-11-30T14:30:00Z", tick=False):
        petition = a_petition(closes_on=clock.now().date(), closes_at=time(23, 59))
        assert is_on_its_way(Signer(petition).sends())
    with time_machine.travel("2026-11-30T15:30:00Z", tick=False):
        forget()
        assert not is_on_its_way(Signer(petition).sends()), "in Seoul it is past midnight"


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_make_one_signature() -> None:
    petition = a_petition()
    signers = [Signer(petition) for _number in range(3)]
    codes = []
    for signer in signers:
        assert is_on_its_way(signer.sends())
        codes.append(newest_code())

    def confirm(number: int) -> bool:
        try:
            return is_done(signers[number].types(codes[number]))
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert all(pool.map(confirm, range(3)))
    assert Signature.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_forms_for_one_new_mailbox_at_once_three_are_mailed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    petition, met, may = a_petition(), Barrier(8, timeout=1), sign_petition.may_mail

    def once_all_have_come(**asked: Any) -> bool:
        with suppress(BrokenBarrierError):  # SQLite lets one in at a time
            met.wait()
        return may(**asked)

    monkeypatch.setattr(sign_petition, "may_mail", once_all_have_come)

    def send(number: int) -> bool:
        try:
            return is_on_its_way(Signer(petition, address=f"2001:db8:{number}::7").sends())
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(send, range(8)))
    assert Signing.objects.count() == 8
    states = [mail.state for mail in Mail.objects.all()]
    assert (states.count(Mail.State.QUEUED), states.count(Mail.State.CANCELLED)) == (3, 5)


def test_the_page_says_no_number_below_ten(signer: Signer) -> None:
    signer.signs()
    assert "from ten signatures on" in signer.page() and TYPED["name"] not in signer.page()


def test_who_signed_gets_a_receipt_once_it_is_published_and_is_told_so_before(
    petition: Petition,
) -> None:
    Signer(petition).signs()
    back, asked = newest_link("back"), {"receipt": "1"}
    early = Client().post(back, asked)
    assert "text/html" in early["Content-Type"] and "Content-Disposition" not in early
    assert "no published signature here yet" in early.content.decode()
    assert Signature.objects.get().counts, "nothing was taken back"
    signatures(petition, 10)
    publish_changes(petition_id=petition.pk, now=clock.now() + timedelta(minutes=2))
    given = Client().post(back, asked)
    assert given["Content-Disposition"].endswith('"receipt.txt"')
    assert f"leaf {Signature.objects.get(person__isnull=False).leaf}" in given.content.decode()


def test_whoever_comes_through_an_onion_service_is_not_shut_out_with_all_others(
    petition: Petition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "MOST_VISITOR", 2)
    sent = [
        Signer(petition, address="127.0.0.1").sends(email=f"onion{letter}@example.org")
        for letter in "abcd"
    ]
    assert all(map(is_on_its_way, sent))
    far = [Signer(petition).sends(email=f"far{letter}@example.org") for letter in "abcd"]
    assert [is_on_its_way(each) for each in far] == [True, True, False, False]
