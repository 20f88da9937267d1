"""Sending it oneself: what one needs stands there, nothing is asked, and nothing is kept."""

import html
import io
from collections.abc import Callable
from urllib.parse import unquote

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.letters import use_ways
from tests.worlds import a_published_call, staff
from yeondae.calls.models import Call
from yeondae.flows import call_material
from yeondae.flows.stop_call import stop_call
from yeondae.website import answers
from yeondae.website.pages.postage import grams, postage

pytestmark = pytest.mark.django_db
POINTS = {"a4": (595, 842), "us-letter": (612, 792)}
WAYS = (
    ("fax", "+12025550107"),
    ("email", "minister@example.org"),
    ("post", "Example Street 1\n00000 Example City"),
)


@pytest.fixture
def call() -> Call:
    forget()
    call = a_published_call(offices=1)
    for point in use_ways(call, *WAYS):
        if point.kind == "post":
            point.address_lines, point.value = WAYS[2][1], ""
            point.save()
    return call


def forget() -> None:
    call_material.forget()
    answers.forget_pages()


@pytest.fixture
def page(client: Client, call: Call) -> Callable[..., str]:
    def read(language: str = "en") -> str:
        answer = client.get(f"/{language}/calls/{call.slug}/yourself/")
        assert answer.status_code == 200 and not answer.cookies
        return html.unescape(answer.content.decode())

    return read


def paper(client: Client, call: Call, name: str) -> pypdfium2.PdfDocument:
    office = call.offices.get().office_id
    answer = client.get(f"/en/calls/{call.slug}/yourself/{office}{name}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    return pypdfium2.PdfDocument(io.BytesIO(answer.content))


def test_number_address_and_text_stand_there(page: Callable[..., str]) -> None:
    shown = page()
    assert "+1 202-555-0107" in shown and "minister@example.org" in shown
    assert "Example Street 1" in shown and "00000 Example City" in shown
    assert "노동조합 간부 세 사람의 연행에 대하여" in shown, "in the office's own language"
    assert "Your own mail program shows your name and address" in shown


def test_the_mail_program_is_opened_with_the_letter(page: Callable[..., str]) -> None:
    link = page().split('href="mailto:')[1].split('"')[0]
    assert link.startswith("minister@example.org?subject=")
    assert "세 사람을 석방해 주십시오" in unquote(link) or "&body=" not in link


def test_only_what_somebody_confirmed_lately_is_shown(client: Client) -> None:
    forget()
    call = a_published_call(offices=1, verified=False)
    shown = client.get(f"/en/calls/{call.slug}/yourself/").content.decode()
    assert "202-555" not in shown and "Nobody has confirmed a number" in shown


@pytest.mark.parametrize(("name", "kind"), [("", "a4"), ("-us-letter", "us-letter")])
def test_the_letter_to_print_is_on_the_readers_paper(
    client: Client, call: Call, name: str, kind: str
) -> None:
    with paper(client, call, name) as document:
        width, height = document[0].get_size()
        text = document[0].get_textpage().get_text_bounded()
    assert (round(width), round(height)) == POINTS[kind]
    assert "세 사람을 석방해 주십시오." in text and "Example Street 1" in text
    assert "____" in text, "who signs writes the name by hand"


def test_it_says_what_the_letter_weighs(page: Callable[..., str]) -> None:
    assert "1 page: about 10 g with its envelope." in page()


@pytest.mark.parametrize(
    ("pages", "weight", "lowest"), [(1, 10, True), (3, 20, True), (4, 25, False)]
)
def test_the_weight_follows_the_pages(pages: int, weight: int, lowest: bool) -> None:
    assert grams(pages) == weight
    assert ("That is the lowest rate" in postage(pages)) is lowest


def test_reading_it_writes_nothing(client: Client, call: Call, page: Callable[..., str]) -> None:
    with CaptureQueriesContext(connection) as captured:
        page()
        paper(client, call, "").close()
    assert not [each for each in captured if not each["sql"].startswith("SELECT")]


def test_a_stopped_call_hands_out_no_letter(client: Client, call: Call) -> None:
    office = call.offices.get().office_id
    stop_call(call=call, why="Something changed.", by=staff().organiser)
    forget()
    place = f"/en/calls/{call.slug}/yourself/"
    assert client.get(f"{place}{office}.pdf").headers["Location"] == place
    shown = client.get(place).content.decode()
    assert "Please do not write now" in shown and "202-555" not in shown


def test_an_office_the_call_does_not_write_to_has_no_letter(client: Client, call: Call) -> None:
    assert client.get(f"/en/calls/{call.slug}/yourself/999999.pdf").status_code == 404
