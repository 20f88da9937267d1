"""The desk knows who is signed in and which language a browser asks for; public pages do not."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import get_language

from tests import worlds
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.website import answers

pytestmark = pytest.mark.django_db


def test_a_public_page_looks_for_nobody_signed_in() -> None:
    browser = Client()
    browser.force_login(worlds.staff().organiser)
    answers.forget_pages()
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get("/en/")
    asked = "".join(each["sql"] for each in captured.captured_queries)
    assert answer.status_code == 200 and "session" not in asked and "accounts_user" not in asked
    assert "Cookie" not in answer.headers["Vary"] and not answer.cookies
    assert not {"session", "user", "_messages"} & vars(answer.wsgi_request).keys()


def test_the_language_of_a_desk_page_ends_with_it() -> None:
    page = Client().get(reverse("account_login"), headers={"Accept-Language": "ko"})
    assert page.headers["Content-Language"] == "ko" and 'lang="ko"' in page.content.decode()
    assert get_language() == "en"


@pytest.mark.parametrize(
    "path", ["/ko/petitions/none/", "/sign/none/ko/code/", "/write/none/ko/", "/hear/ko/none/"]
)
def test_an_error_is_in_the_language_of_the_address(path: str) -> None:
    page = Client().get(path, headers={"Accept-Language": "en"})
    assert page.status_code == 404 and page.headers["Content-Language"] == "ko"


def test_a_form_from_elsewhere_is_refused_in_the_language_of_the_address() -> None:
    sent = {"Accept-Language": "en", "Sec-Fetch-Site": "cross-site"}
    page = Client().post("/sign/none/ko/", headers=sent)
    assert page.status_code == 403 and 'lang="ko"' in page.content.decode()


def test_staff_choose_the_language_of_their_desk() -> None:
    browser, by = Client(headers={"Accept-Language": "en"}), worlds.staff().organiser
    grant_role(user=by, role=Role.ORGANISER, by=None)
    browser.force_login(by, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("wagtailadmin_account")
    page = browser.get(place).content.decode()
    shown = page[page.index("<main") : page.index("</main>")]
    assert not re.search(r"<section[^>]*\bhidden\b", shown), "seen without JavaScript too"
    assert "preferred_language" in page and "last_name" not in page and "avatar-avatar" not in page
    chosen = {"locale-preferred_language": "ko", "locale-current_time_zone": "Asia/Seoul"}
    looks = {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}
    answer = browser.post(place, {**chosen, **looks, "theme-keyboard_shortcuts": "on"})
    assert answer.status_code == 302, "it is kept"
    assert 'lang="ko"' in browser.get(reverse("desk:start")).content.decode()


def test_an_error_page_says_its_language_and_that_it_depends_on_the_browsers() -> None:
    page = Client().get("/nothing-here/", headers={"Accept-Language": "de"})
    assert page.status_code == 404 and page.headers["Content-Language"] == "de"
    assert "Accept-Language" in page.headers["Vary"]
