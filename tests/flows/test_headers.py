"""What stands on every answer of every address: nothing inline, nothing from elsewhere."""

import pytest
from django.test import Client

from tests.routes import Route, every_route
from yeondae.accounts.roles import Role
from yeondae.accounts.services import create_staff, grant_role

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Long lists of Wagtail's pages answer alike; one in so many is asked here.
SAMPLED = 12


@pytest.fixture
def keeper() -> Client:
    user = create_staff(username="keeper", name="Keeper", by=None)
    for role in (Role.ORGANISER, Role.ADMINISTRATOR):
        grant_role(user=user, role=role, by=None)
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=BACKEND)
    return client


def policy(answer) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().partition(" ")[::2] for part in parts if part.strip())


def lacking(answer, route: Route) -> list[str]:
    """What is missing or too wide on one answer."""
    headers, found = answer.headers, policy(answer)
    answer.close()  # a file that nobody reads stays open otherwise
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    wrong = [name for name, value in wanted.items() if headers.get(name) != value]
    wrong += [] if "camera=()" in headers.get("Permissions-Policy", "") else ["Permissions-Policy"]
    wrong += [] if found["default-src"] == "'none'" else ["default-src"]
    wrong += [] if found["frame-ancestors"] == "'none'" else ["frame-ancestors"]
    wrong += [] if found["base-uri"] == "'none'" else ["base-uri"]
    if not route.path.startswith("/desk/"):
        wrong += [name for name in found if "unsafe" in found[name]]
        wrong += [name for name in ("Set-Cookie",) if "sessionid" in answer.cookies]
    wrong += [name for name, value in found.items() if "http" in value or "*" in value]
    return [f"{route.name} {answer.status_code} {each}" for each in wrong]


def test_every_public_answer_carries_every_header() -> None:
    client = Client(raise_request_exception=False)
    routes = [route for route in every_route() if not route.path.startswith("/desk/")]
    assert [each for route in routes for each in lacking(client.get(route.path), route)] == []


def test_every_answer_of_the_desk_carries_every_header(keeper: Client) -> None:
    desk = [route for route in every_route() if route.path.startswith("/desk/")]
    asked = [route for route in desk if route.kind != "wagtail"] + desk[::SAMPLED]
    assert [
        each
        for route in asked
        if route.name != "account_logout"
        for each in lacking(keeper.get(route.path), route)
    ] == []


@pytest.mark.parametrize("status, path", [(404, "/nowhere"), (404, "/en/nowhere/"), (405, "/en/")])
def test_errors_carry_them_too(status: int, path: str) -> None:
    answer = Client().generic("PUT" if status == 405 else "GET", path)
    assert answer.status_code == status
    assert lacking(answer, Route("error", path, "")) == []


def test_a_form_from_elsewhere_is_refused_with_every_header() -> None:
    answer = Client(enforce_csrf_checks=True).post("/desk/login/", {"login": "x"})
    assert answer.status_code == 403
    assert lacking(answer, Route("csrf", "/desk/login/", "")) == []


def test_a_host_that_is_not_ours_is_refused_with_every_header() -> None:
    answer = Client(raise_request_exception=False).get("/en/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert lacking(answer, Route("host", "/en/", "")) == []


def test_over_https_browsers_are_told_to_stay_there(settings, client: Client) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000
    answer = Client().get("/en/", secure=True)
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_the_cookie_of_staff_goes_to_the_desk_only_and_no_script_reads_it(settings) -> None:
    assert settings.SESSION_COOKIE_PATH == "/desk/"
    assert settings.SESSION_COOKIE_HTTPONLY and settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_AGE <= 12 * 3600


def test_nothing_of_the_desk_is_kept_by_caches(keeper: Client) -> None:
    kept = [
        route.name
        for route in every_route()
        if route.kind == "desk"
        and (answer := keeper.get(route.path)).status_code == 200
        and "no-store" not in answer.headers.get("Cache-Control", "")
        and "private" not in answer.headers.get("Cache-Control", "")
    ]
    assert kept == []
