"""Every address × every role × every method, Wagtail's admin and the public site included.

What a route of ours asks leave for is written in test_desk_routes.py; of Wagtail's there are those
of its frame. A route that belongs to nobody here fails, and so does another one of Wagtail's.
"""

from collections import Counter

import pytest
from django.test import Client
from django.urls import resolve, reverse

from tests.flows.test_desk_routes import ROUTES
from tests.routes import Route, every_route
from yeondae.accounts.roles import TABLE, Role
from yeondae.accounts.services import create_staff, grant_role

pytestmark = pytest.mark.django_db
ALL = every_route()
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Ours stand before them: the same address, another view.
SHADOWED = {"wagtailadmin_home", "wagtailadmin_login", "wagtailadmin_logout"}
ANYBODY_SIGNS_IN = {
    "account_login", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "set_up_account",
    "sign_in_by_link",
}  # fmt: skip
REFUSED = {302, 403}
# Words and icons of the interface.
OF_NOBODY = {"wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}
OF_STAFF = {"wagtailadmin_account", "wagtailadmin_dismissibles"}
# Its frame names them; whoever goes there is told that there is nothing.
NAMED_ONLY = {
    "wagtailadmin_explore_root", "wagtailadmin_block_preview", "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:documents:listing", "wagtailadmin_api:images:listing",
    "yeondae.desk.frame_urls.nothing",
}  # fmt: skip
OPEN_METHODS = ("GET", "HEAD", "POST")
SHUT_METHODS = ("PUT", "DELETE")


def of(*kinds: str) -> list[Route]:
    return [route for route in ALL if route.kind in kinds]


def browser_of(role: Role | None) -> Client:
    client = Client(raise_request_exception=False)
    user = create_staff(username="somebody", name="Somebody", by=None)
    if role:
        grant_role(user=user, role=role, by=None)
    client.force_login(user, backend=BACKEND)
    return client


def test_every_route_belongs_to_somebody() -> None:
    assert not of("unknown"), of("unknown")
    assert Counter(route.kind for route in ALL)["desk"] > 90


def test_every_sample_reaches_the_route_it_stands_for() -> None:
    wrong = [
        route.name
        for route in ALL
        if resolve(route.path).view_name != route.name and route.name not in SHADOWED
    ]
    assert not wrong


def may(role: Role | None, route: Route) -> bool:
    """What the table says of a role and a route at the desk."""
    if role is None:
        return False
    asked = ROUTES.get(route.name.removeprefix("desk:"), ())
    return any(action in TABLE[role] for action in asked)


def held_back(client: Client, role: Role | None, method: str, one_in: int = 1) -> list[str]:
    """Where somebody without leave got anything but a refusal."""
    return [
        f"{method} {route.name} {status}"
        for route in of("desk")[::one_in]
        if not may(role, route)
        if (status := client.generic(method, route.path).status_code) not in REFUSED
    ]


@pytest.mark.long
@pytest.mark.parametrize("role", [*Role, None], ids=str)
@pytest.mark.parametrize("method", OPEN_METHODS)
def test_nobody_gets_further_than_the_table_allows(role: Role | None, method: str) -> None:
    assert held_back(browser_of(role), role, method) == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_translator_gets_no_further_than_the_table_allows(method: str) -> None:
    """A short version of the long one above."""
    assert held_back(browser_of(Role.TRANSLATOR), Role.TRANSLATOR, method, one_in=3) == []


def test_of_wagtails_addresses_there_are_those_of_its_frame_only() -> None:
    names = {route.name for route in of("wagtail")}
    assert names == SHADOWED | OF_NOBODY | OF_STAFF | NAMED_ONLY


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.TRANSLATOR], ids=str)
def test_wagtails_pages_pictures_documents_users_and_settings_are_not_there(role: Role) -> None:
    client = browser_of(role)
    theirs = (
        "pages", "images", "documents", "snippets", "users", "groups", "collections", "sites",
        "reports/site-history", "workflows/list", "api/main/pages", "api-tokens", "password_reset",
    )  # fmt: skip
    for path in theirs:
        for method in ("GET", "POST"):
            assert client.generic(method, f"/desk/{path}/").status_code == 404, path
    menu = client.get(reverse("desk:start")).content.decode()
    for path in theirs:
        assert f'"url": "/desk/{path}/' not in menu and f'href="/desk/{path}/' not in menu


def test_whoever_is_not_signed_in_gets_nothing_of_the_desk() -> None:
    client = Client()
    opened = [
        f"{method} {route.name} {answer.status_code}"
        for route in of("desk", "wagtail")
        if route.name not in SHADOWED | OF_NOBODY
        for method in ("GET", "POST")
        if (answer := client.generic(method, route.path)).status_code not in REFUSED
    ]
    assert opened == []


def test_signing_in_is_open_and_what_belongs_to_an_account_is_not() -> None:
    client = Client()
    opened = [
        route.name
        for route in of("sign_in")
        if route.name not in ANYBODY_SIGNS_IN
        and not client.get(route.path).headers.get("Location", "").startswith("/desk/login/")
    ]
    assert opened == ["mfa_list_webauthn"]  # it leads to one that is shut


def test_every_other_method_is_refused(client: Client) -> None:
    for method in ("PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW"):
        assert client.generic(method, "/en/").status_code == 405


def test_no_route_is_written_to_but_by_sending_a_form() -> None:
    client = Client()
    answered = [
        f"{method} {route.path} {status}"
        for route in ALL
        for method in SHUT_METHODS
        if (status := client.generic(method, route.path).status_code) != 405
    ]
    assert answered == []


def test_an_address_that_is_none_says_so_whoever_asks() -> None:
    """A mistyped address is no matter of roles."""
    assert browser_of(Role.TRANSLATOR).get("/desk/nowhere/").status_code == 404
