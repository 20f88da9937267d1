"""Where things are at the desk once letters are out: relay, reports, notices, a call's end."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.at_the_desk import Desk


class RelayDesk(Desk):
    """The pages of whoever hands letters over."""

    def open(self) -> "RelayDesk":
        self.page.goto("/desk/carry/relay/")
        return self

    def waiting(self) -> Locator:
        return self.page.locator(".points li")

    def make_a_bundle(self) -> int:
        """The number of the bundle made of all that waits."""
        self.page.get_by_role("button", name="Make a bundle").click()
        expect(self.page.get_by_text("The file is being made. This page")).to_be_visible()
        found = re.search(r"/bundle/(\d+)/", self.page.url)
        assert found
        return int(found[1])

    def take_the_file(self) -> bytes:
        """The bundle's PDF, as the browser stores it."""
        button = self.page.get_by_role("button", name="Download the file")
        expect(button).to_be_visible()  # the page looks again by itself
        with self.page.expect_download() as download:
            button.click()
        return Path(download.value.path()).read_bytes()

    def hand_over(self, *, on: date, to: str) -> "RelayDesk":
        self.page.get_by_label("Handed over on").fill(on.isoformat())
        self.page.get_by_label("Handed to").fill(to)
        self.page.get_by_role("button", name="Handed over").click()
        return self


class ReportsDesk(Desk):
    """What is reported of people, and what follows for their calls."""

    def report(self, *, who: str, what: str, on: date, source: str) -> "ReportsDesk":
        page = self.page
        page.goto("/desk/changes/")
        chosen = page.get_by_label("Who", exact=True)
        option = chosen.locator("option").filter(has_text=who).first
        chosen.select_option(option.get_attribute("value"))
        page.get_by_label("What happened").select_option(label=what)
        page.get_by_label("On which day there").fill(on.isoformat())
        page.get_by_label("Who says so").fill(source)
        page.get_by_role("button", name="Report and hold the letters").click()
        return self

    def it_is_true(self) -> "ReportsDesk":
        self.page.goto("/desk/changes/")
        self.page.get_by_role("button", name="It is true").click()
        return self

    def decide(self, choice: str, demands: dict[str, str]) -> "ReportsDesk":
        """Open the one call that pauses, say how far its demands are met, and decide."""
        page = self.page
        page.goto("/desk/changes/")
        page.get_by_role("link", name="renew, continue or stop").click()
        page.get_by_label(choice).check()
        for demand, state in demands.items():
            page.get_by_label(demand).select_option(label=state)
        page.get_by_role("button", name="Decide", exact=True).click()
        return self


class NoticesDesk(Desk):
    """What is told to everyone who wrote."""

    def open_the_draft(self) -> "NoticesDesk":
        self.page.goto("/desk/notices/")
        self.page.locator("a.card").filter(has_text="draft").first.click()
        return self

    def text_in(self, language: str) -> Locator:
        return self.page.get_by_label(f"Text, {language}")

    def ask(self) -> "NoticesDesk":
        """Keep the words and ask a colleague to read them."""
        self.page.get_by_role("button", name="Ask a colleague").click()
        return self

    def approved_by(self, colleague: Desk) -> "NoticesDesk":
        """A colleague opens the same page and says yes."""
        colleague.page.goto(self.page.url)
        colleague.page.get_by_role("button", name="Yes, it may go").click()
        self.page.reload()
        return self

    def send(self) -> "NoticesDesk":
        self.page.get_by_role("button", name="Send it now").click()
        return self


class CallDesk(Desk):
    """One call's page, and how it ends."""

    def open(self, slug: str) -> "CallDesk":
        self.page.goto(f"/desk/calls/{slug}/")
        return self

    def close(self, words: dict[str, str]) -> "CallDesk":
        """`words`: what happened, by the label of its field."""
        self.page.get_by_text("Close with what happened").click()
        for label, text in words.items():
            self.page.get_by_label(label).fill(text)
        self.page.get_by_role("button", name="Close the call").click()
        return self
