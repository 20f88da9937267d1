"""Looking at page after page: it answers, fits, is readable to all, and asks nobody else."""

from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.conftest import PHONE

OUR_OWN = [[".desk-bar"], [".desk-head"], [".desk"]]
HANGS_OVER = """() => {
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) return "the page scrolls sideways";
  const over = [...document.querySelectorAll(".desk-head *, .desk *")].find(each =>
    each.getBoundingClientRect().right > root.clientWidth + 1 && !each.closest(".sr"));
  return over ? `${over.tagName}.${over.className} hangs over the edge` : "";
}"""


@dataclass
class Looker:
    """Somebody who opens page after page and notes what is wrong with each."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    _address: str = ""

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._note(f"a script broke: {error}"))
        self.page.on("request", self._asked)

    def open(self, address: str, status: int = 200) -> None:
        self.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        self.is_at(address)
        opened = self.page.goto(address)
        if opened is None or opened.status != status:
            self._note(f"answers {opened and opened.status}")

    def is_at(self, address: str) -> None:
        """The page that is there now, however it was reached, bears this name in what is wrong."""
        self._address = address
        self.seen.append(address)

    def fits(self, size: dict[str, int]) -> None:
        self.page.set_viewport_size(size)  # type: ignore[arg-type]
        if fault := self.page.evaluate(HANGS_OVER):
            self._note(f"{fault} at {size['width']} px")

    def is_readable_to_all(self) -> None:
        if not self.page.locator(".desk").count():
            self._note("shows no page of ours")
            return
        found = Axe().run(self.page, context={"include": OUR_OWN})
        assert found.response["passes"], "axe looked at nothing"
        for each in found.response["violations"]:
            where = each["nodes"][0]["html"][:160]
            self._note(f"axe {each['id']}: {each['help']}: {where}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"console: {message.text} {message.location.get('url', '')}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self._note(f"asks {request.url}")

    def _note(self, fault: str) -> None:
        self.faults.append(f"{self._address} {fault}")
