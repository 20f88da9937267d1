"""How allauth signs our staff in: names and passwords only, nobody registers, no mail is sent."""

import base64
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.services import note_sign_in
from yeondae.sealing.box import open_sealed, seal

PURPOSE = "second factor"
# One sentence for a wrong name, a wrong password and too many tries: it tells nothing.
DOES_NOT_FIT = _(
    "That does not fit together. After five wrong tries nothing fits for fifteen minutes; a "
    "passkey works all the same."
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by colleagues; what happens is shown on pages and in the audit log."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": DOES_NOT_FIT,
        "incorrect_password": DOES_NOT_FIT,
        "too_many_login_attempts": DOES_NOT_FIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing about signing in leaves this machine."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """The Staff page and the audit log show it instead."""

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The page that follows shows how things stand."""

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        note_sign_in(user=user)
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie sealed; the last one stays where one is required."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code does not fit. A new one comes every thirty seconds."),
        "cannot_delete_authenticator": _(
            "Set up another second factor first: here nobody signs in with a password alone."
        ),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(seal(text.encode(), PURPOSE)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(base64.b64decode(encrypted_text), PURPOSE).decode()

    def get_totp_issuer(self) -> str:
        return "Yeondae"

    def _get_site_name(self) -> str:
        return "Yeondae"

    def _get_user_identifier(self, user: Any) -> str:
        return str(user.get_username())

    def build_totp_svg(self, url: str) -> str:
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, border=4, light="white")
        return drawn.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.SECOND_FACTOR:
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """As above: no mail."""
