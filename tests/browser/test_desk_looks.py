"""Every page of the desk, looked at: it opens, fits a phone, is readable to all, asks nobody else.

Addresses are walked, not listed: a new page is looked at from its first day.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.at_the_desk import Desk, somebody
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.filled_world import FilledWorld, desk_patterns, only_acts
from tests.browser.looking import Looker
from yeondae.accounts.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world() -> FilledWorld:
    return FilledWorld(by=somebody("maker", Role.ORGANISER))


def looker(visit: Visit, origin: str, language: str, *, script: bool = True) -> Looker:
    """Somebody who may open everything, on a phone, reading `language`."""
    page = visit(phone=True, script=script)
    Desk(page).sign_in("looker")
    page.context.set_extra_http_headers({"Accept-Language": language})
    return Looker(page, origin)


@pytest.mark.parametrize("begins_at", [0, 1])  # every other page, so that two processes share them
def test_every_page_of_the_desk_looks_right(
    visit: Visit, live_server: object, world: FilledWorld, begins_at: int
) -> None:
    """In English to axe, on a phone and a laptop; in Korean on a phone that runs no scripts."""
    somebody("looker", Role.ORGANISER, Role.ADMINISTRATOR)
    english = looker(visit, str(live_server), "en")
    korean = looker(visit, str(live_server), "ko", script=False)
    pages = [each for each in desk_patterns() if not only_acts(each)]
    for address in [world.address_of(each) for each in pages[begins_at::2]]:
        english.open(address)
        english.fits(PHONE)
        english.is_readable_to_all()
        english.fits(LAPTOP)
        korean.open(address)
        korean.fits(PHONE)
    assert len(english.seen) == len(korean.seen) > 30
    assert korean.page.locator("html").get_attribute("lang") == "ko"
    assert not english.faults + korean.faults, "\n".join(english.faults + korean.faults)


def test_the_desk_bears_our_own_mark(visit: Visit) -> None:
    somebody("keeper", Role.ORGANISER, Role.ADMINISTRATOR)
    page = visit()
    page.goto("/desk/login/")
    expect(page.locator("main")).to_contain_text("연대")
    expect(page.locator("main")).not_to_contain_text("Wagtail")
    Desk(page).sign_in("keeper")
    expect(page).to_have_title("Today - Yeondae")
    expect(page.locator(".sidebar")).to_contain_text("연대")
    expect(page.locator(".sidebar")).not_to_contain_text("Help")
    expect(page.locator("body")).not_to_contain_text("Wagtail", use_inner_text=True)
