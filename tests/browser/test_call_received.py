"""A call comes in and goes out: from its text, and from the form alone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.at_the_desk import Desk, somebody
from tests.browser.conftest import Visit
from yeondae.accounts.roles import Role
from yeondae.calls import queries
from yeondae.calls.models import Call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIT = "element => getComputedStyle(element).backgroundColor"
YELLOW = "rgb(255, 228, 92)"


@pytest.fixture
def call_of_2007(seeds: Path) -> str:
    (file,) = seeds.glob("2-*.txt")
    return file.read_text()


def test_the_call_of_2007_is_received_corrected_reviewed_and_published(
    visit: Visit, call_of_2007: str
) -> None:
    somebody("organiser", Role.ORGANISER)
    somebody("reviewer", Role.REVIEWER)

    desk = Desk(visit()).sign_in("organiser").receive(call_of_2007)
    expect(desk.value("people.0.name")).to_have_value("Kajiman")
    expect(desk.value("targets.0.numbers.0")).to_have_value("+8225033532")
    expect(desk.page.get_by_text("15 million").first).to_be_visible()

    desk.where_it_stands("people.2.name").click()
    lit = desk.page.locator("#received mark.lit")
    expect(lit.first).to_have_text("Masum")

    desk.value("call.title").fill("Freedom for three union officers")
    desk.value("letters.0.subject").fill("Three officers of a trade union")
    desk.page.get_by_label("“Seoul, South Korea” is too short to post to").check()
    desk.page.get_by_role("button", name="Keep corrections").click()
    expect(desk.value("call.title")).to_have_value("Freedom for three union officers")
    desk.make_the_call()

    expect(desk.page.get_by_text("Before it can go out")).to_be_visible()
    for name in ("Kajiman", "Raju", "Masum"):
        desk.allow_the_name_of(name)
    desk.page.get_by_role("button", name="Ask for the review").click()
    link = desk.page.locator("a.link").get_attribute("href")
    assert link is not None

    reviewer = Desk(visit(phone=True)).sign_in("reviewer", to=link).fits()
    expect(reviewer.page.get_by_text("Freedom for three union officers").first).to_be_visible()
    still_open = reviewer.page.get_by_role("region", name="Still open")
    expect(still_open).to_contain_text("15 million")
    expect(still_open).not_to_contain_text("too short to post to")
    reviewer.page.get_by_role("button", name="I read it: publish").click()
    expect(reviewer.page.get_by_text("is out.").first).to_be_visible()

    call = Call.objects.get()
    out = queries.public_call(call.slug)
    assert out is not None and out.approved_by is not None
    assert out.approved_by.username == "reviewer"
    for name in ("kajiman", "raju", "masum"):
        assert name not in reviewer.page.url.lower()


def test_without_a_script_the_words_light_up_as_well(visit: Visit, call_of_2007: str) -> None:
    somebody("organiser", Role.ORGANISER)
    desk = Desk(visit(phone=True, script=False)).sign_in("organiser").receive(call_of_2007)
    desk.value("call.title").fill("Typed before looking")
    link = desk.where_it_stands("people.1.name")
    target = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    mark = desk.page.locator(f'[id="{target}"]')
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_css("background-color", YELLOW)
    expect(desk.value("call.title")).to_have_value("Typed before looking")


def test_a_call_is_made_from_the_form_alone_on_a_phone(visit: Visit) -> None:
    somebody("volunteer", Role.ORGANISER)
    desk = Desk(visit(phone=True)).sign_in("volunteer")
    page = desk.page
    page.goto("/desk/incoming/form/")
    desk.fits()
    page.get_by_label("Who", exact=True).fill("Ann Example (예시하나), president\nBo Example")
    page.get_by_label("Their organisation").fill("Example Union")
    page.get_by_label("Country").select_option("KR")
    page.get_by_label("Taken on").fill("2026-11-20")
    page.get_by_label("At about").fill("09:20")
    page.get_by_label("Taken by whom").select_option("immigration")
    page.get_by_label("Held where").fill("Exampletown Detention Centre")
    page.get_by_label("Of whom (the office)").fill("Minister of Examples")
    page.get_by_label("Fax").fill("+1 202 555 0100")
    page.get_by_label("Who issues the call").fill("Example Union")
    page.get_by_role("button", name="Make the draft").click()

    expect(desk.value("people.0.name")).to_have_value("Ann Example")
    desk.fits().make_the_call().fits()
    for language in ("English", "German", "Korean"):
        expect(page.get_by_role("cell", name=language, exact=True)).to_be_visible()
    for name in ("Ann Example", "Bo Example"):
        desk.allow_the_name_of(name)

    page.get_by_text("Nobody answers, and it cannot wait?").click()
    page.get_by_role("button", name="Publish as first report").click()
    expect(page.get_by_text("First report: a review is due")).to_be_visible()

    out = queries.public_call(Call.objects.get().slug)
    assert out is not None and out.is_first_report
    letters = {
        edition.language: edition.current.words["letter"]
        for edition in out.editions.all()
        if edition.current
    }
    assert set(letters) == {"en", "de", "ko"}
    assert "예시하나" in letters["ko"]["paragraphs"][0]
