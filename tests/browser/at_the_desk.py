"""Where things are at the desk: locators live here, stories in the tests."""

from playwright.sync_api import Locator, Page, expect

from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import create_staff, grant_role

PASSWORD = "a-password-for-a-browser-test"


def somebody(name: str, *roles: Role) -> User:
    """An account that can sign in with `PASSWORD`."""
    user = create_staff(username=name, name=name.title(), password=PASSWORD, by=None)
    for role in roles:
        grant_role(user=user, role=role, by=None)
    return user


class Desk:
    """One person at the desk in one window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, name: str, *, to: str = "/desk/") -> "Desk":
        self.page.goto(to)
        self.page.locator('input[name="login"]').fill(name)
        self.page.locator('input[name="password"]').fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        return self

    def receive(self, text: str) -> "Desk":
        self.page.goto("/desk/incoming/")
        self.page.get_by_role("link", name="Receive a text").click()
        self.page.get_by_label("Paste the text as it came").fill(text)
        self.page.get_by_role("button", name="Read it").click()
        return self

    def group(self, key: str) -> Locator:
        return self.page.locator(f'[id="g-{key}"]')

    def value(self, key: str) -> Locator:
        return self.page.locator(f'[id="f-{key}"]')

    def where_it_stands(self, key: str) -> Locator:
        slot = self.page.locator(".slot").filter(has=self.value(key))
        return slot.get_by_role("link", name="where it stands")

    def make_the_call(self) -> "Desk":
        self.page.get_by_label("I compared what was inferred or guessed").check()
        self.page.get_by_role("button", name="Make the call").click()
        expect(self.page.get_by_text("Nothing of it is public yet")).to_be_visible()
        return self

    def allow_the_name_of(self, name: str) -> "Desk":
        """From the call's page to a person's: grade, consent, and back."""
        call = self.page.url
        self.page.get_by_role("link", name=name, exact=True).click()
        self.page.get_by_label("R1 agreed, with limits").check()
        self.page.get_by_role("button", name="Set the grade").click()
        self.page.get_by_label("Who agreed", exact=True).select_option("union")
        self.page.get_by_label("the name", exact=True).check()
        self.page.get_by_role("button", name="Keep the consent").click()
        expect(self.page.get_by_text(f"Everyone sees “{name}”")).to_be_visible()
        self.page.goto(call)
        return self

    def fits(self) -> "Desk":
        """Nothing hangs over the edge of the window."""
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        self.page.wait_for_load_state()
        assert self.page.evaluate(wide) <= 0
        return self
