"""What a supporter does on the public pages, step by step; used by tests of what comes of it."""

import html
import re
from typing import Any

from django.http import HttpResponseBase
from django.test import Client

from yeondae.calls.models import Call
from yeondae.mailings.models import Mail

TYPED = {"country": "DE", "email": "writer@example.org", "name": "", "organisation": ""}


class Steps:
    """One supporter in one browser, writing to one call."""

    def __init__(self, call: Call, language: str = "en") -> None:
        self.call, self.language, self.browser = call, language, Client()

    def at(self, screen: str = "") -> str:
        return f"/write/{self.call.slug}/{self.language}/{screen}"

    def sample(self) -> str:
        """The letter as the first screen offers it."""
        page = Client().get(self.at()).content.decode()
        found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.S)
        assert found, "the first screen offers no letter"
        return html.unescape(found[1])

    def write(self, **typed: str) -> Any:
        return self.browser.post(self.at(), {**TYPED, "text_ko": self.sample(), **typed})

    def sign(self, **ticked: str) -> Any:
        chosen = {"signed": "withheld", "send_letter": "on", **ticked}
        return self.browser.post(self.at("sign/"), chosen)

    def confirm(self, code: str) -> Any:
        return self.browser.post(self.at("code/"), {"code": code})

    def asks_for_a_code(self, **typed: str) -> str:
        """Both screens; the code that was mailed."""
        assert self.write(**typed).status_code == 302
        assert self.sign().status_code == 302
        return newest_code()


def newest_code() -> str:
    found = re.search(r"\b\d{6}\b", Mail.objects.latest("pk").text)
    assert found, "the newest mail holds no code"
    return found[0]


def newest_link() -> str:
    """The path of the link in the newest mail."""
    found = re.search(r"https?://[^/\s]+(/write/\S+)", Mail.objects.latest("pk").text)
    assert found, "the newest mail holds no link"
    return found[1]


def is_done(answer: HttpResponseBase) -> bool:
    return answer.status_code == 303 and answer.headers["Location"].endswith("/done/")


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 1_000_000:06d}"
