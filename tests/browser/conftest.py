"""A real browser against a real server: `visit` opens a window of one size, as one person."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
PHONE = {"width": 360, "height": 740}
# A new Chromium looks for its maker at every start; here nothing may ask for the world outside.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A camera that is no device, and a moving picture from it.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
LAPTOP = {"width": 1280, "height": 900}
# Playwright runs a loop of its own in this thread; the database is used between its steps only.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not os.path.exists(CHROMIUM):
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, live_server: object) -> Iterator[Visit]:
    """`visit()` on a laptop, `visit(phone=True, script=False)`; each has cookies of its own.

    `visit(passkeys=True)` holds an authenticator; it needs a name, not a number, for the host.
    """
    contexts: list[BrowserContext] = []

    def open_window(*, phone: bool = False, script: bool = True, passkeys: bool = False) -> Page:
        port = str(live_server).rpartition(":")[2]
        context = browser.new_context(
            base_url=f"http://localhost:{port}" if passkeys else str(live_server),
            viewport=PHONE if phone else LAPTOP,  # type: ignore[arg-type]
            is_mobile=phone,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        if passkeys:
            wire = context.new_cdp_session(page)
            wire.send("WebAuthn.enable")
            wire.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return page

    yield open_window
    for context in contexts:
        context.close()
