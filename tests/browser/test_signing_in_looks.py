"""Every page of signing in, looked at on a phone and a laptop, in English and Korean.

They are allauth's pages in our words: the door that everybody passes, often on a small screen and
on a bad day.
"""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from tests.browser.at_the_desk import PASSWORD, somebody
from tests.browser.conftest import LAPTOP, PHONE, Visit
from tests.browser.looking import Looker
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.set_up import make_set_up_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# What somebody opens who has a password, a code app, a passkey and recovery codes.
OF_ONES_OWN = (
    "mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "account_change_password", "account_reauthenticate", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "account_logout",
)  # fmt: skip


@pytest.fixture
def colleague() -> User:
    user = somebody("sori", Role.ORGANISER)
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user


def look(looker: Looker) -> None:
    for size in (PHONE, LAPTOP):
        looker.fits(size)
        looker.is_readable_to_all()


def press(looker: Looker) -> None:
    """Send the form of the page."""
    looker.page.locator("main form button[type=submit]").first.click()
    looker.page.wait_for_load_state()


def passes_the_door(looker: Looker, user: User) -> None:
    """Name and password, wrong once; then a recovery code in place of the telephone."""
    looker.open("/desk/login/")
    look(looker)
    for password in ("not the password", PASSWORD):
        looker.page.locator('input[name="login"]').fill(user.username)
        looker.page.locator('input[name="password"]').fill(password)
        press(looker)
        looker.is_at(f"after signing in with {password}")
        look(looker)
    unused = RecoveryCodes(Authenticator.objects.get(user=user, type="recovery_codes"))
    looker.page.locator('input[name="code"]').fill(unused.get_unused_codes()[0])
    press(looker)


def shows_once_more(looker: Looker, password: str) -> None:
    """Before the first change of the visit the password is asked for anew."""
    looker.open(reverse("mfa_add_webauthn"))
    look(looker)
    looker.page.locator('input[name="password"]').fill(password)
    press(looker)


def looks_around(looker: Looker, user: User) -> None:
    shows_once_more(looker, PASSWORD)
    looker.is_at("adding a passkey")
    look(looker)
    looker.page.locator("#mfa_webauthn_add").click()
    looker.page.wait_for_url(f"**{reverse('mfa_index')}")
    passkey = Authenticator.objects.get(user=user, type=Authenticator.Type.WEBAUTHN)
    addresses = [reverse(name) for name in OF_ONES_OWN]
    for address in [*addresses, reverse("mfa_remove_webauthn", args=[passkey.pk])]:
        looker.open(address)
        look(looker)


def sets_up(looker: Looker) -> None:
    """Somebody new, from the link to the code app."""
    newcomer = somebody(f"new-{len(looker.seen)}", Role.TRANSLATOR)
    looker.open(f"/desk/sign-in/set-up/{make_set_up_link(user=newcomer, by=None)}/")
    look(looker)
    for password in ("short", PASSWORD + " nobody says"):
        for name in ("password", "again"):
            looker.page.locator(f'input[name="{name}"]').fill(password)
        press(looker)
        looker.is_at(f"after choosing {password}")
        look(looker)
    shows_once_more(looker, PASSWORD + " nobody says")
    looker.open(reverse("mfa_activate_totp"))
    look(looker)


def looker_for(visit: Visit, origin: object, language: str) -> Looker:
    """Somebody with a telephone that keeps passkeys, reading `language`."""
    page = visit(phone=True, passkeys=True)
    page.context.set_extra_http_headers({"Accept-Language": language})
    return Looker(page, str(origin).replace("127.0.0.1", "localhost"))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_of_signing_in_looks_right(
    visit: Visit, live_server: object, colleague: User, settings, language: str
) -> None:
    settings.SECOND_FACTOR = True
    old, new = (looker_for(visit, live_server, language) for _each in range(2))
    passes_the_door(old, colleague)
    looks_around(old, colleague)
    sets_up(new)
    for looker in (old, new):
        assert looker.page.locator("html").get_attribute("lang") == language
    assert not old.faults + new.faults, "\n".join(old.faults + new.faults)
