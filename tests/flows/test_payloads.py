"""Text from people is data: never markup, a template, a header, a path, a formula or a command."""

import csv
import io
from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.payloads import FORMULAS, MARK, TEMPLATES, TYPST, payloads
from tests.routes import every_route
from tests.supporter_steps import Steps
from tests.worlds import a_published_call
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import create_staff, grant_role
from yeondae.calls.models import Call
from yeondae.core.spreadsheet import as_csv, safe_cell
from yeondae.desk.doing import number_of
from yeondae.letters.models import Letter

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
QUICK = 24
TYPED_INTO = {"text", "search", "email", "tel", "url", "password", "hidden", ""}
# What ends the test's own session, or shuts the desk.
NOT_PRESSED = {"account_logout", "desk:shut", "mfa_generate_recovery_codes"}


def test_there_are_eleven_hundred_and_no_two_alike() -> None:
    assert len(set(payloads())) == 1100 and all(MARK in each for each in payloads())


def fields_of(form: Tag) -> dict[str, str]:
    """Each field of a form with what it holds; boxes ticked, the first choice taken."""
    found: dict[str, str] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = str(field.get("name") or ""), str(field.get("type") or "")
        if not name or kind in {"submit", "button", "file", "image"}:
            continue
        if field.name == "select":
            options = [str(option.get("value", "")) for option in field.find_all("option")]
            found[name] = next((each for each in options if each), "")
        elif kind in {"checkbox", "radio"}:
            found.setdefault(name, str(field.get("value") or "on"))
        else:
            found[name] = str(field.get("value") or field.get_text())
    return found


def open_fields(form: Tag) -> list[str]:
    """The names of the fields into which somebody types."""
    return [
        str(field["name"])
        for field in form.find_all(["input", "textarea"])
        if field.get("name")
        and str(field.get("type") or "").lower() in TYPED_INTO
        and field["name"] != "csrfmiddlewaretoken"
    ]


def forms_at(client: Client, path: str) -> list[tuple[str, Tag]]:
    """The POST forms of a page: where each is sent, and the form."""
    answer = client.get(path)
    if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
        return []
    page = BeautifulSoup(answer.content, "html.parser")
    return [
        (str(form.get("action") or path), form)
        for form in page.find_all("form")
        if str(form.get("method", "")).lower() == "post"
    ]


def took_effect(answer: Any) -> list[str]:
    """How a payload became more than text in an answer."""
    wrong = []
    if answer.status_code >= 500:
        wrong.append(f"status {answer.status_code}")
    for name, value in answer.headers.items():
        if MARK in name.lower() or (name == "Location" and f"//{MARK}" in value):
            wrong.append(f"header {name}")
    if "html" in answer.headers.get("Content-Type", ""):
        page = BeautifulSoup(answer.content, "html.parser")
        for tag in page.find_all(True):
            named = [name for name in tag.attrs if MARK in name or name.startswith("on")]
            if MARK in tag.name or any(MARK in str(tag.attrs[name]) for name in named):
                wrong.append(f"element {tag.name} {named}")
            if tag.name in {"script", "style", "base", "iframe", "meta"} and MARK in str(tag):
                wrong.append(f"inside {tag.name}")
            leads = str(tag.get("href", "")) + str(tag.get("src", "")) + str(tag.get("action", ""))
            if f"//{MARK}" in leads or "javascript:" in leads:
                wrong.append(f"address in {tag.name}")
    return wrong


def pour(client: Client, kind: str, chosen: list[str], *, one_in: int = 1) -> list[str]:
    """Send each of `chosen` through the forms of `kind`, another one in each field, around and
    around until all were sent; what took effect. `one_in`: only each so-manieth route."""
    wrong, sent = [], 0
    supply: Iterator[str] = cycle(chosen)
    routes = [each for each in every_route() if each.kind == kind and each.name not in NOT_PRESSED]
    while sent < len(chosen):
        before = sent
        for route in routes[::one_in]:
            for action, form in forms_at(client, route.path):
                names = open_fields(form)
                if not names or "logout" in action:
                    continue
                typed = fields_of(form) | dict(zip(names, islice(supply, len(names)), strict=True))
                wrong += [
                    f"{route.name}: {each}" for each in took_effect(client.post(action, typed))
                ]
                sent += len(names)
            shown = client.get(route.path)
            wrong += [f"{route.name} later: {each}" for each in took_effect(shown)]
        assert sent > before, "no form was found"
    return wrong


def a_writer() -> Client:
    """A browser with a draft that may be signed, so that every screen has its form."""
    steps = Steps(a_published_call())
    steps.browser.raise_request_exception = False
    steps.write()
    return steps.browser


def test_a_draft_that_cannot_be_printed_has_no_picture() -> None:
    steps = Steps(a_published_call(offices=1, copies=0))
    steps.browser.raise_request_exception = False
    steps.browser.post(steps.at("keep/"), {"country": "DE", "text_ko": "\ud7a3 \u1160"})
    office = steps.call.offices.get().office_id
    assert steps.browser.get(steps.at(f"page/{office}-1.png")).status_code == 404
    steps.write()
    assert steps.browser.get(steps.at(f"page/{office}-1.png")).status_code == 200


def somebody_with_every_role() -> Client:
    user = create_staff(username="everything", name="Everything", by=None)
    for role in Role:
        grant_role(user=user, role=role, by=None)
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    return client


def test_nothing_typed_in_public_becomes_markup() -> None:
    assert pour(a_writer(), "website", payloads(QUICK)) == []
    assert Call.objects.exists() and not User.objects.filter(username__contains=MARK).exists()


@pytest.mark.long
def test_eleven_hundred_through_every_public_form() -> None:
    assert pour(a_writer(), "website", payloads()) == []
    assert Call.objects.exists()


def test_nothing_typed_at_the_desk_becomes_markup() -> None:
    a_published_call()
    assert pour(somebody_with_every_role(), "desk", payloads(QUICK), one_in=9) == []
    assert Call.objects.exists()


@pytest.mark.long
def test_eleven_hundred_through_every_form_of_the_desk_and_of_signing_in() -> None:
    a_published_call()
    assert pour(somebody_with_every_role(), "desk", payloads()) == []
    assert pour(Client(raise_request_exception=False), "sign_in", payloads()) == []
    assert Call.objects.exists() and User.objects.exists()


@pytest.mark.parametrize("typed", ["", "x", "-1", "²", "9" * 30, "1; --", "\x00"])
def test_what_is_no_number_names_no_row(typed: str) -> None:
    assert number_of(typed) == 0 and number_of("12") == 12


@pytest.mark.parametrize("typed", [shape.format(m=MARK) for shape in (*TEMPLATES, *TYPST)])
def test_a_letter_says_what_was_typed_and_nothing_is_filled_in(typed: str) -> None:
    steps = Steps(a_published_call(offices=1, copies=0))
    code = steps.asks_for_a_code(text_ko=f"Dear Minister,\n\n{typed}\n\nPlease release them.")
    steps.confirm(code)
    assert typed in Letter.objects.get().content["paragraphs"]


def test_no_parameter_leads_to_another_site() -> None:
    client, evil = somebody_with_every_role(), f"https://{MARK}.example/"
    asked = dict.fromkeys(("next", "url", "to", "return", "redirect", "continue"), evil)
    for route in every_route():
        if route.kind in {"website", "sign_in", "api"} and route.name != "account_logout":
            answer = client.get(route.path, asked)
            assert f"//{MARK}" not in answer.headers.get("Location", ""), route.name
            if answer.streaming:
                b"".join(answer)  # read to its end, a file is closed
    away = client.post(reverse("account_logout"), {"next": evil})
    assert MARK not in away.headers["Location"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../keys/django", "/static/%2e%2e/%2e%2e/etc/passwd", "/media/x", "/.git/config",
        "/static/", "/media/", "/.env", "/yeondae.sqlite3", "/static/..%5c..%5cetc/passwd",
        "/requirements.lock", "/en/../../etc/passwd", "/desk/static/../../../etc/passwd",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file_of_the_machine(path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)
    assert answer.status_code in {301, 302, 400, 404}
    assert b"root:" not in answer.content and b"[core]" not in answer.content


@pytest.mark.parametrize("formula", [shape.format(m=MARK) for shape in FORMULAS])
def test_no_formula_survives_in_a_table_file(formula: str) -> None:
    shown = safe_cell(formula)
    assert not shown.lstrip(" \u200b").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "|"))
    (row,) = list(csv.reader(io.StringIO(as_csv(["name"], [[formula]]).removeprefix("\ufeff"))))[1:]
    assert row == [shown]


@pytest.mark.parametrize("plain", ["한상균", "O'Brien", "Kajiman", "3", "a = b", ""])
def test_names_stay_as_they_are_in_a_table_file(plain: str) -> None:
    assert safe_cell(plain) == plain


def test_numbers_stay_numbers_in_a_table_file() -> None:
    assert [safe_cell(each) for each in (-3, 0, 4.5, None)] == ["-3", "0", "4.5", ""]


def test_the_name_of_a_file_that_is_sent_is_not_used(tmp_path, settings) -> None:
    client = somebody_with_every_role()
    for name in ("../../evil.html", "x\r\nX-Evil: 1.txt", "CON", "a" * 400 + ".docx"):
        file = SimpleUploadedFile("evil.txt", b"An urgent call of nobody.")
        file._name = name
        answer = client.post(reverse("desk:receive"), {"file": file})
        assert answer.status_code < 500 and took_effect(answer) == []
