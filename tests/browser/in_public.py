"""Where things are on the public pages that these stories look at."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.worker import code_for
from yeondae.website.answers import forget_pages


class CallPage:
    """The page of one call, as anybody sees it."""

    def __init__(self, page: Page, slug: str, language: str = "en") -> None:
        self.page, self.slug, self.language = page, slug, language

    def open(self) -> "CallPage":
        """The page of this moment, not the one remembered for three seconds."""
        forget_pages()
        self.page.goto(f"/{self.language}/calls/{self.slug}/")
        return self

    def person(self, name: str) -> Locator:
        return self.page.locator(".people li").filter(has_text=name)

    def demand(self, text: str) -> Locator:
        return self.page.locator(".demands li").filter(has_text=text)

    def banner(self) -> Locator:
        return self.page.locator("main .banner").first

    def write_buttons(self) -> Locator:
        return self.page.get_by_role("link", name="Write now")


class PrivatePage:
    """A supporter's own letters, opened by a mailed code."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open_as(self, address: str) -> "PrivatePage":
        self.page.goto("/mine/en/")
        if self.page.url.endswith("/letters/"):  # this browser confirmed a moment ago
            return self
        self.page.get_by_label("e-mail").fill(address)
        self.page.get_by_role("button", name="Mail me a code").click()
        self.page.get_by_role("textbox").fill(code_for(address))
        self.page.get_by_role("button", name="Open my page").click()
        expect(self.page.get_by_role("heading", name="My letters")).to_be_visible()
        return self

    def look_again(self) -> "PrivatePage":
        self.page.reload()
        return self

    def proof(self) -> Locator:
        self.page.get_by_text("Every try, with its proof").first.click()
        return self.page.locator("details[open]").first
