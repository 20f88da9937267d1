"""Three are held and one is freed: letters wait, people decide, and the others stay held."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import worker
from tests.browser.at_the_desk import somebody
from tests.browser.conftest import Visit
from tests.browser.in_public import CallPage
from tests.browser.with_letters import NoticesDesk, ReportsDesk
from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call
from yeondae.accounts.roles import Role
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.mailings.models import Mail

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITERS = ("supporter1@example.org", "supporter2@example.org")
RELEASE, RAIDS = "Release all three officers.", "End the raids on union offices."
NEWS = "She walked out at noon. Please write for the other two."


def a_call_with_letters() -> Call:
    """Two letters wait for the post: nobody's office hours play a part."""
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("post", "1 Example Street\n12345 Exampletown"))
    for number in (1, 2):
        write(call, by=a_supporter(number, call=call))
    return call


def standing(call: Call) -> list[tuple[str, str]]:
    """How each letter of the call stands, and why it is held."""
    return sorted(Delivery.objects.filter(call=call).values_list("state", "held_why"))


def test_one_of_three_is_freed(visit: Visit) -> None:
    call = a_call_with_letters()
    somebody("caseworker", Role.CASEWORKER)
    somebody("decider", Role.ORGANISER)
    yesterday = clock.now().date() - timedelta(days=1)

    caseworker = ReportsDesk(visit(phone=True))
    caseworker.sign_in("caseworker")
    caseworker.report(
        who="Ann Example",
        what="freed without conditions",
        on=yesterday,
        source="Example Confederation of Unions",
    )
    caseworker.fits()
    expect(caseworker.page.get_by_text("2 letters wait until somebody decides")).to_be_visible()
    assert standing(call) == [("held", "paused")] * 2
    caseworker.it_is_true()
    worker.carry_letters()
    assert standing(call) == [("held", "paused")] * 2

    organiser = ReportsDesk(visit())
    organiser.sign_in("decider")
    expect(organiser.page.get_by_text("call that pauses because something")).to_be_visible()
    organiser.decide("go on: the letters", {RELEASE: "met", RAIDS: "open"})
    expect(organiser.page.get_by_text("2 letters go on.")).to_be_visible()
    worker.carry_letters()
    assert {state for state, _why in standing(call)} == {"handed"}

    public = CallPage(visit(phone=True, script=False), call.slug).open()
    expect(public.demand(RELEASE)).to_contain_text("Ann Example: met")
    expect(public.demand(RELEASE)).not_to_contain_text("Bo Example")
    expect(public.demand(RAIDS)).not_to_contain_text("met")
    expect(public.person("Ann Example")).to_contain_text(re.compile(r"held \d+ days?"))
    for name in ("Bo Example", "Cy Example"):
        expect(public.person(name)).to_contain_text("days so far")
    expect(public.write_buttons().first).to_be_visible()


def test_the_notice_waits_for_a_person_and_goes_once(visit: Visit) -> None:
    call = a_call_with_letters()
    somebody("decider", Role.ORGANISER)
    somebody("colleague", Role.REVIEWER)
    organiser, colleague = ReportsDesk(visit()), ReportsDesk(visit(phone=True))
    organiser.sign_in("decider")
    colleague.sign_in("colleague")
    organiser.report(
        who="Ann Example",
        what="freed without conditions",
        on=clock.now().date(),
        source="Example Confederation of Unions",
    )
    worker.carry_mails()
    assert not Mail.objects.filter(kind=Mail.Kind.NOTICE).exists()

    colleague.it_is_true()
    notices = NoticesDesk(organiser.page).open_the_draft()
    notices.ask()
    expect(notices.page.get_by_text("still has a passage in square brackets")).to_be_visible()

    for language in ("English", "Korean"):
        draft = notices.text_in(language).input_value()
        before, _open, rest = draft.partition("[")
        notices.text_in(language).fill(before + NEWS + rest.partition("]")[2])
    notices.ask().approved_by(colleague)
    colleague.fits()
    second_window = visit()
    second_window.context.add_cookies(notices.page.context.cookies())
    second_window.goto(notices.page.url)
    notices.send()
    worker.carry_mails()
    worker.carry_mails()
    notices.page.reload()
    expect(notices.page.get_by_text("2 sent")).to_be_visible()

    NoticesDesk(second_window).send()
    worker.carry_mails()
    for address in WRITERS:
        news = [text for _subject, text in worker.mails_to(address) if NEWS in text]
        assert len(news) == 1
        assert call.code in news[0]


def test_deported_does_not_read_as_freed(visit: Visit) -> None:
    call = a_call_with_letters()
    somebody("decider", Role.ORGANISER)
    organiser = ReportsDesk(visit())
    organiser.sign_in("decider")
    organiser.report(
        who="Ann Example",
        what="deported",
        on=clock.now().date(),
        source="Example Confederation of Unions",
    )
    organiser.it_is_true()
    organiser.decide("go on: the letters", {RELEASE: "no longer possible"})

    public = CallPage(visit(phone=True, script=False), call.slug).open()
    expect(public.demand(RELEASE)).to_contain_text("Ann Example: no longer possible")
    shown = public.page.locator("main").inner_text().lower()
    assert "freed" not in shown and "released" not in shown
