"""The page behind a letter's code tells a recipient what they hold, and names nobody."""

import pytest
from django.test import Client

from tests.supporter_steps import Steps
from tests.worlds import a_published_call
from yeondae.calls.models import Call
from yeondae.core.ids import PRINTED
from yeondae.flows import call_material
from yeondae.flows.preview import REFERENCE
from yeondae.letters.models import Letter
from yeondae.website import answers

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    call_material.forget()
    answers.forget_pages()
    return a_published_call()


@pytest.fixture
def letter(call: Call) -> Letter:
    steps = Steps(call)
    steps.write(name="Eve Example", organisation="Example Local 1")
    steps.confirm(steps.asks_for_a_code(name="Eve Example", organisation="Example Local 1"))
    return Letter.objects.earliest("pk")


def test_the_short_address_leads_to_the_page_in_the_language_of_the_letter(letter: Letter) -> None:
    answer = Client().get(f"/l/{letter.reference}")
    assert answer.headers["Location"] == f"/ko/l/{letter.reference}/"


def test_it_says_what_the_letter_is_and_to_whom_it_was_written(letter: Letter) -> None:
    shown = Client().get(f"/en/l/{letter.reference}/").content.decode()
    assert letter.reference in shown and "Minister of Examples" in shown
    assert "written by one person" in shown


@pytest.mark.parametrize("language", ["en", "de", "ko"])
def test_it_names_no_writer_and_nobody_who_is_held(letter: Letter, language: str) -> None:
    answer = Client().get(f"/{language}/l/{letter.reference}/")
    shown = answer.content.decode()
    told = (
        "Eve Example",
        "Example Local 1",
        "writer@example.org",
        "Ann Example",
        "예시하",
        "Bo Example",
    )
    assert [each for each in told if each in shown] == []
    assert (
        answer.headers["Cache-Control"] == "no-store"
        and "noindex" in answer.headers["X-Robots-Tag"]
    )


def test_a_reference_is_read_however_it_is_typed(letter: Letter) -> None:
    typed = letter.reference.replace("-", " ").lower()
    assert Client().get(f"/en/l/{typed}/").status_code == 200


@pytest.mark.parametrize("typed", ["AAAA-AAAA", "nothing", "%3Cscript%3E", "A" * 19, REFERENCE])
def test_an_unknown_reference_is_told_apart_and_is_no_oracle(letter: Letter, typed: str) -> None:
    answer = Client().get(f"/en/l/{typed}/")
    assert answer.status_code == 404
    shown = answer.content.decode()
    assert "We know no letter with this reference" in shown and "<script>" not in shown
    assert Client().get(f"/l/{typed}").headers["Location"].startswith("/en/l/")


def test_the_picture_before_confirming_bears_a_reference_in_the_same_letters() -> None:
    assert set(REFERENCE) - {"-"} <= set(PRINTED) and len(REFERENCE) == 9


def test_reading_it_changes_nothing(letter: Letter) -> None:
    before = Letter.objects.filter(pk=letter.pk).values().get()
    for method in ("get", "head", "post"):
        getattr(Client(), method)(f"/en/l/{letter.reference}/")
    assert Letter.objects.filter(pk=letter.pk).values().get() == before
