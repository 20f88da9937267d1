"""Signing in: a password and a code, or a recovery code; guessing ends and learns nothing."""

import math
import re
import time
from bisect import bisect_right
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from yeondae.accounts import services, set_up, tries
from yeondae.accounts.models import Tries, User
from yeondae.accounts.roles import Role
from yeondae.accounts.tries import MOST
from yeondae.audit.models import Entry
from yeondae.core import clock

pytestmark = pytest.mark.django_db
TIMED = 100
PASSWORD = "four words nobody says"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def quick_hash(settings) -> None:
    cache.clear()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def member() -> User:
    user = services.create_staff(username="member", name="A member", password=PASSWORD, by=None)
    services.grant_role(user=user, role=Role.ORGANISER, by=None)
    return user


@pytest.fixture
def second(member: User, rf) -> Authenticator:
    from allauth.core.context import request_context

    with request_context(rf.get("/")):
        found = TOTP.activate(member, SECRET).instance
        RecoveryCodes.activate(member)
    return found


def code_now(ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + ahead))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def sign_in(client: Client, name: str = "member", password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": name, "password": password})


def test_a_password_alone_is_not_enough_where_there_is_a_second_factor(client, second) -> None:
    answer = sign_in(client)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)


def test_a_password_and_a_code_open_the_desk(client, second) -> None:
    sign_in(client)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert answer.headers["Location"] == "/desk/" and is_in(client)
    assert Entry.objects.filter(verb="sign_in").exists()


def test_the_same_code_does_not_work_twice(client, second) -> None:
    code = code_now()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    other = Client()
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_in(other)


def test_a_recovery_code_works_once(client, second, member, rf) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert is_in(client)
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        other = Client()
        sign_in(other)
        other.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert not is_in(other)


def test_five_wrong_codes_close_the_second_factor_even_to_the_right_one(client, second) -> None:
    sign_in(client)
    for wrong in ("000001", "000002", "000003", "000004", "000005"):
        client.post(reverse("mfa_authenticate"), {"code": wrong})
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert not is_in(client)


def test_secrets_of_second_factors_lie_sealed(second) -> None:
    assert SECRET not in str(Authenticator.objects.values_list("data", flat=True))


def said(answer) -> str:
    """The page without what is new each time (the form's token, what was typed)."""
    text = re.sub(r'CSRF_TOKEN": "\w+"', "", answer.content.decode())
    text = re.sub(r'value="[^"]*"|nonce="[^"]*"', "", text)
    return re.sub(r"[?&]v=\w+", "", text)


def test_unknown_wrong_and_locked_get_the_same_answer(member: User) -> None:
    unknown, wrong = sign_in(Client(), "nobody"), sign_in(Client(), password="wrong")
    for _time in range(5):
        sign_in(Client(), password="wrong")
    locked = sign_in(Client())
    assert said(unknown) == said(wrong) == said(locked)
    assert unknown.status_code == wrong.status_code == locked.status_code == 200


def test_a_locked_name_opens_again_after_fifteen_minutes(client, member: User) -> None:
    for _time in range(5):
        sign_in(Client(), password="wrong")
    sign_in(client)
    assert not is_in(client)
    with time_machine.travel(clock.now() + timedelta(minutes=15, seconds=5)):
        sign_in(client)
        assert is_in(client)


def test_the_list_of_tries_names_nobody(member: User) -> None:
    sign_in(Client(), "member", "wrong")
    assert b"member" not in bytes(Tries.objects.get().index)


@pytest.mark.parametrize("case", ["unknown", "wrong", "locked"])
def test_each_refusal_costs_one_password_hash(case: str, member: User, monkeypatch) -> None:
    """The hash is what takes the time: neither more nor fewer of them tell a name is known."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    if case == "locked":
        for _time in range(5):
            sign_in(Client(), password="wrong")
    hashed = []
    real = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or real(*args))
    sign_in(Client(), "nobody" if case == "unknown" else "member", "wrong")
    assert len(hashed) == 1


class ShortHash(PBKDF2PasswordHasher):
    """The real one in a fiftieth of its time, so that what else differs shows all the more."""

    iterations = 20_000


def distance(one: list[float], other: list[float]) -> float:
    """How far two samples differ (Kolmogorov and Smirnov): 0 alike, 1 wholly apart."""
    return max(
        abs(bisect_right(one, each) / len(one) - bisect_right(other, each) / len(other))
        for each in one + other
    )


@pytest.mark.long
def test_the_time_of_a_refusal_tells_nothing(settings) -> None:
    """Unknown, wrong and closed names in turn, each with its hash; alike at the level of 0.1 %."""
    settings.PASSWORD_HASHERS = [f"{__name__}.ShortHash"]
    times: dict[str, list[float]] = {"unknown": [], "wrong": [], "closed": []}
    hashed = make_password(PASSWORD)
    for number in range(TIMED):
        for kind in ("wrong", "closed"):
            User.objects.create(username=f"{kind}{number}", password=hashed)
        for _time in range(MOST):
            tries.count(f"name closed{number}")
    for number in range(TIMED):
        for kind, taken in times.items():
            began = time.perf_counter()
            sign_in(Client(), f"{kind}{number}", "wrong")
            taken.append(time.perf_counter() - began)
    most = 1.95 * math.sqrt(2 / TIMED)
    ordered = {kind: sorted(taken) for kind, taken in times.items()}
    for kind in ("wrong", "closed"):
        assert distance(ordered["unknown"], ordered[kind]) < most, kind


def test_where_a_second_factor_is_required_nothing_opens_without_one(
    client, member: User, settings
) -> None:
    settings.SECOND_FACTOR = True
    sign_in(client)
    for name in ("desk:start", "desk:calls", "wagtailadmin_home"):
        assert client.get(reverse(name)).headers["Location"] == reverse("mfa_index")
    page = client.get(reverse("mfa_index")).content.decode()
    assert "One thing before you start" in page


def test_the_last_second_factor_stays_where_one_is_required(
    client, member, second, settings
) -> None:
    settings.SECOND_FACTOR = True
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    with time_machine.travel(clock.now() + timedelta(seconds=30)):
        client.post(reverse("mfa_reauthenticate"), {"code": code_now()})
        client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_code_app_is_set_up_and_gives_recovery_codes_once(client, member: User) -> None:
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"<code class=\"link\">(\w+)</code>", page).group(1)
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    assert len(re.findall(r"<code>\d{8}</code>", answer.content.decode())) == 10
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert not re.findall(r"<code>\d{8}</code>", again)


def test_wagtail_has_no_sign_in_page_and_no_password_mail_of_its_own(client) -> None:
    assert b"passkey" in client.get(reverse("wagtailadmin_login")).content
    for answer in (
        client.get("/desk/password_reset/"),
        client.post("/desk/password_reset/", {"email": "a@example.org"}),
    ):
        assert answer.headers["Location"].startswith("/desk/login/")


def test_nobody_registers_themselves(client) -> None:
    for path in ("/desk/signup/", "/accounts/signup/", "/desk/sign-in/signup/"):
        assert client.post(path).status_code in {302, 404, 410}
    assert not User.objects.exists()


def test_a_new_colleague_chooses_a_password_by_a_link_that_works_once(client, settings) -> None:
    settings.SECOND_FACTOR = True
    user = services.create_staff(username="new", name="New", by=None)
    services.grant_role(user=user, role=Role.REVIEWER, by=None)
    token = set_up.make_set_up_link(user=user, by=None)
    address = reverse("set_up_account", args=[token])
    assert client.get(address).status_code == 200 and not is_in(client)
    typed = {"password": PASSWORD, "again": PASSWORD}
    assert client.post(address, typed).headers["Location"] == reverse("mfa_index")
    assert is_in(client)
    assert Client().post(address, typed).status_code == 410


def test_a_weak_password_is_not_taken_and_the_link_still_works(client) -> None:
    user = services.create_staff(username="new", name="New", by=None)
    address = reverse("set_up_account", args=[set_up.make_set_up_link(user=user, by=None)])
    assert client.post(address, {"password": "short", "again": "short"}).status_code == 200
    assert client.get(address).status_code == 200


def test_a_recovery_ends_sessions_and_second_factors(client, member: User, second) -> None:
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert Session.objects.count() == 1
    token = set_up.make_set_up_link(user=member, by=None, is_recovery=True)
    set_up.use_set_up_link(token=token, password="another four words here")
    assert not Session.objects.exists() and not Authenticator.objects.exists()


def test_a_link_ends_after_three_days(member: User) -> None:
    token = set_up.make_set_up_link(user=member, by=None)
    with time_machine.travel(clock.now() + timedelta(hours=72, seconds=1)):
        assert set_up.whose_link(token) is None


def test_a_password_is_changed_with_the_old_one_and_signs_out_other_browsers(
    client, member: User
) -> None:
    sign_in(client)
    other = Client()
    sign_in(other)
    address, new = reverse("account_change_password"), "other words nobody says"
    client.post(address, {"oldpassword": "wrong", "password1": new, "password2": new})
    assert User.objects.get().check_password(PASSWORD)
    client.post(address, {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert User.objects.get().check_password(new)
    assert client.get(reverse("desk:start")).status_code == 200
    assert other.get(reverse("desk:start")).status_code == 302


def test_other_browsers_are_signed_out_on_request(client, member: User) -> None:
    other = Client()
    sign_in(other)
    sign_in(client)
    client.post(reverse("sign_out_elsewhere"))
    assert client.get(reverse("desk:start")).status_code == 200
    assert other.get(reverse("desk:start")).status_code == 302


@pytest.mark.parametrize(
    "guessed",
    [
        "member2026!!!",
        "yeondaeyeondae",
        "member-yeondae",
        "passwordpassword",
        "연대연대연대연대연대연대",
    ],
)
def test_a_password_about_us_is_refused(guessed: str, member: User) -> None:
    with pytest.raises(ValidationError):
        validate_password(guessed, member)


@pytest.mark.parametrize(
    "good", ["four words nobody says", "x" * 64, "비둘기가 창가에 앉아 노래한다"]
)
def test_any_other_long_password_is_taken(good: str, member: User) -> None:
    validate_password(good, member)


def test_leaving_clears_what_the_browser_kept(client, member: User) -> None:
    sign_in(client)
    answer = client.post(reverse("account_logout"))
    assert "cache" in answer.headers["Clear-Site-Data"]
    assert not is_in(client) and not Session.objects.filter(session_data__gt="").exists()


def test_signing_in_gives_a_new_session(client, member: User) -> None:
    client.get(reverse("account_login"))
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_a_refused_sign_in_is_logged_without_the_name(caplog, member: User) -> None:
    sign_in(Client(), "member", "wrong")
    assert "A sign-in was refused" in caplog.text and "member" not in caplog.text
