"""A colleague sets up an account on a computer, with a passkey, and signs in with that alone.

Nothing is asked of anybody else, and no page of the desk breaks its own policy.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.at_the_desk import PASSWORD
from tests.browser.conftest import Visit
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import create_staff, grant_role
from yeondae.accounts.set_up import make_set_up_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (
    "/desk/", "/desk/staff/", "/desk/staff/new/", "/desk/staff/committee/", "/desk/approvals/",
    "/desk/approvals/shut/", "/desk/audit/", "/desk/sign-in/mine/", "/desk/calls/",
    "/desk/incoming/", "/desk/offices/", "/desk/people/", "/desk/sendings/",
)  # fmt: skip


@pytest.fixture
def colleague() -> User:
    user = create_staff(username="sori", name="Sori", by=None)
    for role in (Role.ORGANISER, Role.ADMINISTRATOR):
        grant_role(user=user, role=role, by=None)
    return user


def test_a_passkey_is_added_and_signs_in_alone(visit: Visit, colleague: User, settings) -> None:
    window = visit(passkeys=True)
    settings.SECOND_FACTOR = True
    asked, broken = [], []
    window.on("request", lambda request: asked.append(request.url))
    window.on("console", lambda said: broken.append(said.text) if "Refused" in said.text else None)

    window.goto(f"/desk/sign-in/set-up/{make_set_up_link(user=colleague, by=None)}/")
    window.get_by_label("Password", exact=True).fill(PASSWORD + " nobody says")
    window.get_by_label("Once more").fill(PASSWORD + " nobody says")
    window.get_by_role("button", name="Set the password").click()
    expect(window.get_by_text("One thing before you start")).to_be_visible()

    window.get_by_role("link", name="Add a passkey").click()
    window.get_by_label("Password").fill(PASSWORD + " nobody says")
    window.get_by_role("button", name="Continue").click()
    expect(window.get_by_role("button", name="Add", exact=True)).to_be_visible()
    window.wait_for_load_state()  # its script speaks to the key
    window.get_by_role("button", name="Add", exact=True).click()
    expect(window.get_by_text("Write these down on paper now")).to_be_visible()
    assert window.locator(".codes li").count() == 10

    for path in PAGES:
        window.goto(path)
        expect(window.get_by_role("heading", level=1).first).to_be_visible()

    window.goto("/desk/logout/")
    window.get_by_role("button", name="Sign out").click()
    window.get_by_role("button", name="Sign in with a passkey").click()
    expect(window).to_have_url(f"{window.url.partition('/desk/')[0]}/desk/")

    own = ("http://localhost:", "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert broken == []
