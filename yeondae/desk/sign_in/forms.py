"""The forms of signing in: allauth's, in our words, counting wrong tries in the database."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from yeondae.accounts import tries

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class NameAndPassword(LoginForm):  # type: ignore[misc]
    """Who, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        _is_password(self.fields["password"])


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that a stolen session must not do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _is_password(self.fields["password"])


class OtherPassword(ChangePasswordForm):  # type: ignore[misc]
    """Another password; every other browser of the account is signed out by it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _is_password(self.fields["oldpassword"])
        self.fields["oldpassword"].label = _("The password until now")
        for name, label in (("password1", _("New password")), ("password2", _("Once more"))):
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].widget.attrs = {"autocomplete": "new-password"}


def _is_password(field: forms.Field) -> None:
    field.label, field.help_text = _("Password"), ""
    field.widget.attrs = {"autocomplete": "current-password"}


class Counting:
    """Five wrong codes close the second factor for a while; the same code works once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label, field.widget.attrs = _("Six digits, or a recovery code"), dict(CODE)

    def clean_code(self) -> str:
        """The code; the same error for a wrong one, a used one and too many tries."""
        what = f"second {self.user.pk}"  # type: ignore[attr-defined]
        typed = self.cleaned_data["code"].replace(" ", "")  # type: ignore[attr-defined]
        if tries.is_closed(what) or not tries.use_once(typed, what):
            tries.count(what)
            raise get_adapter().validation_error("incorrect_code")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except forms.ValidationError:
            tries.count(what)
            raise
        tries.forget(what)
        return code


class Code(Counting, AuthenticateForm):  # type: ignore[misc]
    """The second factor by hand."""


class CodeAgain(Counting, ReauthenticateByCodeForm):  # type: ignore[misc]
    """The second factor once more."""


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app that was just set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six digits it shows now")
        self.fields["code"].widget.attrs = dict(CODE)


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or security key, and whether it alone is enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What to call it")
        self.fields["name"].initial = self.initial["name"] = _("This device")
        alone = self.fields["passwordless"]
        alone.label = _("Sign in with it alone, without name and password")
        alone.help_text = _("It then asks for your finger, face or its own PIN each time.")
        alone.initial = True


class NewPassword(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least twelve characters; four or five words that nobody says are good."),
    )
    again = forms.CharField(
        label=_("Once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("password") and found.get("again") != found["password"]:
            self.add_error("again", _("The two are not the same."))
        return found
