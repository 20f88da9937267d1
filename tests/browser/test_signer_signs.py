"""Somebody signs in a real browser: their browser solves the sum; without JavaScript they wait."""

import base64
import json
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.petitions import a_petition, forget, newest_code
from yeondae.core import clock
from yeondae.petitions.models import Petition, Signature, Tally, Use
from yeondae.petitions.rules import proof

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def petition() -> Petition:
    """Many are signing just now: whoever brings neither proof nor patience is asked to wait."""
    made = a_petition(at_risk=["KR"])
    Tally.objects.update(pressure=1)
    forget()
    return made


def fill(page: Page) -> None:
    page.get_by_label("Country where you are").select_option("DE")
    page.get_by_label("Your name", exact=True).fill("Ann Example")
    page.get_by_label("Your e-mail address").fill("signer@example.org")
    page.get_by_label("I sign this text").check()


def confirm(page: Page) -> None:
    page.locator("#id_code").fill(newest_code())
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/done/**")


def test_the_browser_solves_the_sum_while_the_form_is_filled_in(
    visit: Visit, petition: Petition
) -> None:
    page = visit(phone=True)
    page.goto(f"/en/petitions/{petition.call.slug}/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or ""))
    fill(page)
    answer = page.locator("[name=altcha]")
    expect(answer).not_to_have_value("")
    solution = answer.input_value()
    assert proof.solved(solution, petition.pk, now=clock.now()), "its SHA-256 is that of everyone"
    assert json.loads(base64.b64decode(solution))["maxnumber"] == proof.HARDNESS[1]
    page.get_by_role("button", name="Sign: mail me the code").click()
    page.wait_for_url("**/code/**")
    assert Use.objects.exists(), "what was solved is remembered"
    confirm(page)
    assert Signature.objects.get().country == "DE" and not any("192." in each for each in sent)


def test_who_presses_at_once_is_waited_for(visit: Visit, petition: Petition) -> None:
    page = visit()
    page.goto(f"/en/petitions/{petition.call.slug}/")
    page.evaluate(
        """() => { const form = document.querySelector("form[data-proof]");
        form.elements.country.value = "DE"; form.elements.name.value = "Ann Example";
        form.elements.email.value = "signer@example.org"; form.elements.sign.checked = true;
        form.requestSubmit(); }"""
    )
    page.wait_for_url("**/code/**")
    confirm(page)
    assert Signature.objects.count() == 1


def test_without_javascript_they_wait_twenty_seconds_and_type_nothing_twice(
    visit: Visit, petition: Petition
) -> None:
    page = visit(phone=True, script=False)
    page.goto(f"/en/petitions/{petition.call.slug}/")
    fill(page)
    press = page.get_by_role("button", name="Sign: mail me the code")
    press.click()
    expect(page.get_by_text("Please wait twenty seconds")).to_be_visible()
    press.click()
    expect(page.get_by_text("Please wait twenty seconds")).to_be_visible()
    assert page.get_by_label("Your name", exact=True).input_value() == "Ann Example"
    with time_machine.travel(clock.now() + timedelta(seconds=25), tick=True):
        press.click()
        page.wait_for_url("**/code/**")
        confirm(page)
    assert Signature.objects.count() == 1


def test_who_chooses_a_country_at_risk_is_led_away_before_anything_is_sent(
    visit: Visit, petition: Petition
) -> None:
    page = visit(phone=True)
    page.goto(f"/en/petitions/{petition.call.slug}/")
    page.get_by_label("Country where you are").select_option("KR")
    page.wait_for_url("**/safe/**")
    assert page.get_by_label("Your name", exact=True).count() == 0
    page.go_back()
    assert not page.url.endswith(f"/petitions/{petition.call.slug}/"), "it is not in the history"
