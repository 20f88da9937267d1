"""A supporter writes in Korean on a small phone without JavaScript, and sees what became of it."""

import re
from dataclasses import dataclass, field
from datetime import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

from tests.browser import worker
from tests.browser.conftest import Visit
from tests.letters import use_ways
from tests.worlds import WORDS, a_published_call
from yeondae.calls.models import Call
from yeondae.directory.models import Office
from yeondae.flows import call_material
from yeondae.mailings.models import Mail
from yeondae.website.answers import forget_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL_PHONE = {"width": 360, "height": 640}
MOST_BYTES = 100_000
WRITER = "writer@example.org"
TITLE = WORDS["ko"]["title"]
# What is Latin on a Korean page: the call's own names and addresses, and names of formats.
NAMES = re.compile(
    r"\w+@example\.org|Example Confederation of Unions|Example Detention Centre"
    r"|Office of the (Minister of Examples|Example Ombudsman)|Asia/Seoul"
    r"|(Ann|Bo|Cy) Example|script/yeondae sign-in organiser"
    r"|\b(Yeondae|JavaScript|JSON|PDF|docx|UTC|SHA)\b|[A-Z0-9]+(-[A-Z0-9]+)+"
)
# All that is seen or read aloud, without what says of itself that it is in another language, and
# without what a machine said of a sending: that is shown word for word.
READ_ALOUD = """() => {
  const said = [document.title];
  for (const each of document.querySelectorAll("body, body *")) {
    if (each.closest("[lang]").lang !== "ko" || each.closest("details dd, details .note:not(dl)"))
      continue;
    for (const name of ["aria-label", "alt", "title", "placeholder"])
      said.push(each.getAttribute(name) || "");
    for (const node of each.childNodes)
      if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
  }
  return said.join("\\n");
}"""
SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IS_DRAWN = "image => image.decode().then(() => image.naturalWidth)"


@dataclass
class Supporter:
    """Somebody with a small phone, who notes what is wrong with each page on the way."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
        self.page.on("request", self._asked)

    def go(self, link: str) -> None:
        self.page.get_by_role("link", name=link).first.click()

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button).click()

    def sees(self, heading: str) -> None:
        """The page with this heading, all in Korean, no wider than the phone."""
        expect(self.page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        left = NAMES.sub(" ", self.page.evaluate(READ_ALOUD))
        if latin := sorted(set(re.findall(r"[A-Za-z]{2,}[\w ]*", left))):
            self.faults.append(f"{heading}: not Korean: {latin}")
        if (over := self.page.evaluate(SCROLLS)) > 0:
            self.faults.append(f"{heading}: scrolls sideways by {over} px")

    def fill_in(self) -> None:
        """The first screen."""
        self.page.locator("[name=country]").select_option("DE")
        self.page.locator("[name=email]").fill(WRITER)

    def choose(self) -> None:
        """The second screen: without a name, and the one consent that is needed."""
        self.page.locator("[name=signed][value=withheld]").check()
        self.page.locator("[name=send_letter]").check()

    def type_code(self, code: str) -> None:
        self.page.locator("[name=code]").fill(code)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.faults.append(f"{self.page.url} asks {request.url}")


@pytest.fixture
def call() -> Call:
    """A live call whose one office reads mail: no office hours play a part."""
    call_material.forget()
    forget_pages()
    made = a_published_call(offices=1)
    use_ways(made, ("email", "minister@example.org"))
    Office.objects.update(opens=time(0), closes=time(23, 59, 59), working_days="1234567")
    return made


def mailed_code() -> str:
    """The digits of the youngest mail that waits to be sent."""
    found = re.search(r"\b\d{6}\b", Mail.objects.latest("pk").text)
    assert found, "there is no code in the mail"
    return found[0]


def sees_the_page_as_a_picture(page: Page) -> None:
    picture = page.locator("#page img").first
    assert picture.evaluate(IS_DRAWN) > SMALL_PHONE["width"]
    expect(picture).to_have_attribute("alt", re.compile("예시부 장관"))


def test_a_supporter_writes_in_korean_and_sees_the_sending(
    visit: Visit, live_server: object, call: Call
) -> None:
    writer = Supporter(visit(phone=True, script=False), str(live_server))
    page = writer.page
    page.goto("/ko/")
    writer.sees("그들은 갇혀 있습니다.")
    writer.go(TITLE)
    writer.sees(TITLE)
    assert page.context.cookies() == []

    writer.go("지금 편지 쓰기")
    writer.sees("내 편지")
    writer.fill_in()
    writer.press("다음: 서명 방법")
    writer.sees("어떻게 서명하시겠습니까?")
    writer.choose()
    writer.press("위의 서명으로 보기")
    sees_the_page_as_a_picture(page)
    writer.press("다음: 코드 받기")
    writer.sees("메일로 받은 코드를 입력하십시오")
    writer.type_code(mailed_code())
    writer.press("편지 보내기")
    writer.sees("감사합니다. 편지가 발송 대기열에 있습니다.")

    assert worker.carry_letters() > 0
    assert worker.mails_to("minister@example.org")
    writer.go("내 편지의 상태 보기")
    writer.sees("내 편지")  # this browser has just shown whose address it is
    page.get_by_text("모든 시도와 증빙").first.click()
    expect(page.locator("details[open] li").first).to_be_visible()
    writer.sees("내 편지")
    assert not writer.faults, "\n".join(writer.faults)


def test_the_call_page_is_light_and_sets_no_cookie(visit: Visit, call: Call) -> None:
    page = visit(phone=True)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    answer = page.goto(f"/ko/calls/{call.slug}/", wait_until="networkidle")
    assert answer is not None and "set-cookie" not in answer.all_headers()
    assert page.context.cookies() == []
    assert len(sizes) > 1, "the style sheet was not counted"
    assert sum(sizes) < MOST_BYTES


def test_every_screen_is_readable_to_all(visit: Visit, live_server: object, call: Call) -> None:
    writer = Supporter(visit(phone=True), str(live_server))

    def look() -> None:
        found = Axe().run(writer.page)
        assert found.response["passes"], "axe looked at nothing"
        for each in found.response["violations"]:
            where = each["nodes"][0]["html"][:160]
            writer.faults.append(f"{writer.page.url} axe {each['id']}: {where}")

    writer.page.goto("/ko/")
    look()
    writer.go(TITLE)
    look()
    writer.go("지금 편지 쓰기")
    look()
    writer.fill_in()
    writer.press("다음: 서명 방법")
    look()
    writer.choose()
    writer.press("다음: 코드 받기")
    expect(writer.page.locator("[name=code]")).to_be_visible()
    look()
    assert not writer.faults, "\n".join(writer.faults)
