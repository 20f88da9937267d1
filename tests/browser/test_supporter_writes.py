"""A supporter on a phone without JavaScript; and what every public page keeps to."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from tests.browser.conftest import Visit
from tests.supporter_steps import newest_code
from tests.worlds import a_published_call
from yeondae.flows import call_material
from yeondae.letters.models import Letter
from yeondae.website import answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEAVIEST = 100_000  # bytes, cold


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    call_material.forget()
    answers.forget_pages()


def fits(page: Page) -> None:
    """Nothing hangs over the edge of the screen, once the page asked for last is there."""
    page.wait_for_load_state()
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0, page.url


def test_a_supporter_on_a_phone_without_javascript_writes_in_korean(visit: Visit) -> None:
    call = a_published_call()
    page = visit(phone=True, script=False)
    page.goto(f"/ko/calls/{call.slug}/")
    fits(page)
    page.locator(f'a.button[href="/write/{call.slug}/ko/"]:visible').first.click()
    fits(page)
    letter = page.locator("textarea")
    letter.fill("제 말로 몇 줄 적습니다.\n\n– 세 사람을 석방해 주십시오.\n\n답을 기다리겠습니다.")
    page.locator("#id_country").select_option("DE")
    page.locator("button[name=go]").click()
    assert page.locator(".errors").is_visible(), "the address is missing"
    assert "제 말로" in letter.input_value(), "nothing typed is lost"
    page.locator("#id_email").fill("writer@example.org")
    page.locator("button[name=go]").click()
    fits(page)
    assert page.locator("#id_signed_0").is_checked(), "the name is withheld unless chosen"
    for box in page.locator("input[type=checkbox]").all():
        assert not box.is_checked(), "no consent is ticked beforehand"
    picture = page.locator(".sheet img").first
    picture.scroll_into_view_if_needed()
    assert (
        page.request.get(str(picture.get_attribute("src"))).headers["content-type"] == "image/png"
    )
    page.locator("#id_send_letter").check()
    page.locator("button[name=go]").click()
    page.locator("#id_code").fill(newest_code())
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/done/")
    fits(page)
    assert {each.language for each in Letter.objects.all()} == {"ko"}
    assert all(each.content["demands"] for each in Letter.objects.all())


PAGES = (
    "/{language}/",
    "/{language}/calls/{slug}/",
    "/{language}/calls/{slug}/valid/",
    "/{language}/calls/{slug}/yourself/",
    "/{language}/calls/{slug}/group/",
    "/{language}/calls/{slug}/safe/",
    "/{language}/about/",
    "/{language}/privacy/",
    "/{language}/nothing-here",
    "/{language}/l/AAAA-AAAA/",
    "/write/{slug}/{language}/",
    "/write/{slug}/{language}/sign/",
    "/write/{slug}/{language}/code/",
    "/write/{slug}/{language}/done/",
    "/mine/{language}/",
    "/mine/{language}/code/",
)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_public_page_is_light_accessible_and_asks_nobody_else(
    visit: Visit, language: str
) -> None:
    call = a_published_call(at_risk=["KR"], text_is_offence=["KR"], hotlines={"en": "+12025550120"})
    for path in PAGES:
        page = visit(phone=True)
        answered: list[Response] = []
        page.on("response", lambda response, kept=answered: kept.append(response))
        page.goto(path.format(language=language, slug=call.slug), wait_until="networkidle")
        own = page.url.split("/")[2]
        assert {response.url.split("/")[2] for response in answered} == {own}, path
        weight = sum(len(response.body()) for response in answered if response.status < 300)
        assert weight < HEAVIEST, f"{path} weighs {weight} bytes"
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        fits(page)


def test_the_call_page_sets_no_cookie_and_carries_no_token(visit: Visit) -> None:
    call = a_published_call()
    page = visit(phone=True)
    page.goto(f"/en/calls/{call.slug}/")
    assert page.context.cookies() == []
    assert "csrf" not in page.content().lower() and page.locator("form").count() == 0
