"""The only way to the ministry is the union that forwards: what its people and the writer see."""

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser import worker
from tests.browser.at_the_desk import somebody
from tests.browser.conftest import Visit
from tests.browser.in_public import PrivatePage
from tests.browser.with_letters import RelayDesk
from tests.letters import a_supporter, use_ways, write
from tests.worlds import a_published_call
from yeondae.accounts.roles import Role
from yeondae.accounts.services import limit_to_organisation
from yeondae.core import clock
from yeondae.directory.models import Organisation
from yeondae.letters.models import Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITER = "supporter1@example.org"


UNION = "Example Confederation of Unions"


def a_letter_for_the_union() -> Letter:
    """Frozen and queued; its one way is the union."""
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("relay", ""))
    (letter,) = write(call, by=a_supporter(1, call=call))
    return letter


def a_person_of_the_union(name: str) -> None:
    user = somebody(name, Role.RELAY)
    union = Organisation.objects.get(short_name="ECU")
    limit_to_organisation(user=user, organisation_id=union.pk, by=None)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_relay_hands_over_and_the_writer_gets_a_dated_receipt(visit: Visit) -> None:
    letter = a_letter_for_the_union()
    a_person_of_the_union("forwarder")
    worker.carry_letters()
    today = clock.now().date()

    writer = PrivatePage(visit(phone=True, script=False)).open_as(WRITER)
    waits = writer.page.get_by_text(f"with {UNION}, not yet handed over")
    expect(waits).to_be_visible()

    relay = RelayDesk(visit())
    relay.sign_in("forwarder")
    relay.open()
    expect(relay.waiting()).to_contain_text("1 letter waits")
    bundle = relay.make_a_bundle()
    worker.make_file_of(bundle)
    pages = text_of(relay.take_the_file())
    assert letter.reference in pages
    assert WRITER not in pages and "Supporter 1" not in pages

    relay.hand_over(on=today, to="the registry of the ministry")
    expect(
        relay.page.get_by_text("1 letter is handed over; its writer gets a receipt.")
    ).to_be_visible()
    expect(relay.page.get_by_text("the registry of the ministry")).to_be_visible()

    writer.look_again()
    expect(waits).to_have_count(0)
    expect(writer.page.get_by_text(f"handed over by {UNION}")).to_be_visible()
    proof = writer.proof()
    expect(proof).to_contain_text(today.isoformat())
    expect(proof).to_contain_text("the registry of the ministry")

    worker.write_receipts_of(bundle)
    worker.carry_mails()
    subject, text = worker.mails_to(WRITER)[0]
    assert subject == "Your letter was handed over"
    assert letter.reference in text and "the registry of the ministry" in text
    assert str(today.year) in text


def test_a_relay_sees_no_other_organisation_and_no_other_page(visit: Visit) -> None:
    a_letter_for_the_union()
    user = somebody("elsewhere", Role.RELAY)
    other = Organisation.objects.create(name="Other Example Union")
    limit_to_organisation(user=user, organisation_id=other.pk, by=None)
    worker.carry_letters()

    relay = RelayDesk(visit(phone=True))
    relay.sign_in("elsewhere")
    relay.open()
    relay.fits()
    expect(relay.page.get_by_text("No letter waits.")).to_be_visible()
    answer = relay.page.goto("/desk/changes/")
    assert answer is not None and answer.status == 403
