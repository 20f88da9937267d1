"""A call is closed with what happened: its page says so, and nothing of it leaves any more."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import worker
from tests.browser.at_the_desk import somebody
from tests.browser.conftest import Visit
from tests.browser.in_public import CallPage, PrivatePage
from tests.browser.with_letters import CallDesk, NoticesDesk
from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call
from yeondae.accounts.roles import Role
from yeondae.deliveries.models import Delivery
from yeondae.mailings.models import Mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITER = "supporter1@example.org"
ENGLISH = "All three are home. The court dropped every charge."
KOREAN = "세 사람 모두 집으로 돌아왔습니다. 법원은 모든 공소를 기각했습니다."


def test_the_call_is_closed_with_what_happened(visit: Visit) -> None:
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("post", "1 Example Street\n12345 Exampletown"))
    (letter,) = write(call, by=a_supporter(1, call=call))
    somebody("officer", Role.ORGANISER)
    somebody("colleague", Role.REVIEWER)

    reader = CallPage(visit(phone=True, script=False), call.slug).open()
    expect(reader.write_buttons().first).to_be_visible()

    desk = CallDesk(visit())
    desk.sign_in("officer")
    desk.open(call.slug).close(
        {"What happened (English)": ENGLISH, "What happened (Korean)": KOREAN}
    )
    expect(desk.page.get_by_text("Closed. Cancelled: 1 letter.")).to_be_visible()
    expect(desk.page.locator(".box")).to_contain_text(ENGLISH)

    worker.carry_letters()
    assert Delivery.objects.get(letter=letter).state == Delivery.State.CANCELLED

    reader.open()
    expect(reader.banner()).to_contain_text("Please do not write any more.")
    expect(reader.banner()).to_contain_text(ENGLISH)
    expect(reader.write_buttons()).to_have_count(0)
    korean = CallPage(reader.page, call.slug, "ko").open()
    expect(korean.banner()).to_contain_text(KOREAN)

    reader.page.goto(f"/write/{call.slug}/en/")
    expect(reader.page).to_have_url(re.compile(f"/en/calls/{call.slug}/$"))

    writer = PrivatePage(visit(phone=True, script=False)).open_as(WRITER)
    expect(writer.page.get_by_text("ended: the call is over")).to_be_visible()

    notices = NoticesDesk(desk.page).open_the_draft()
    assert ENGLISH in notices.text_in("English").input_value()
    assert KOREAN in notices.text_in("Korean").input_value()
    assert not Mail.objects.filter(kind=Mail.Kind.NOTICE).exists()
    colleague = CallDesk(visit(phone=True))
    colleague.sign_in("colleague")
    notices.ask().approved_by(colleague).send()
    worker.carry_mails()
    worker.carry_mails()
    _subject, text = worker.mails_to(WRITER)[0]
    assert ENGLISH in text
