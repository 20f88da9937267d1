"""The addresses of signing in, under desk/. Of allauth only what is named here is there: nobody
registers, and no link or code comes by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from django.contrib.auth.decorators import login_required, user_passes_test
from django.urls import path
from django.views.generic import RedirectView

from yeondae.desk.sign_in.views import set_up, sign_in, sign_out_elsewhere

# Who came in by a link of the demo has no password to change.
with_password = user_passes_test(
    lambda user: user.is_authenticated and user.has_usable_password(),
    login_url="mfa_index",
    redirect_field_name=None,
)

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("sign-in/second/", second.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/",
        login_required(passkey.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("sign-in/mine/", second.index, name="mfa_index"),
    path("sign-in/mine/app/", login_required(totp.activate_totp), name="mfa_activate_totp"),
    path("sign-in/mine/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sign-in/mine/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "sign-in/mine/codes/new/",
        login_required(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "sign-in/mine/passkeys/",
        RedirectView.as_view(pattern_name="mfa_index"),
        name="mfa_list_webauthn",
    ),
    path(
        "sign-in/mine/passkeys/add/", login_required(passkey.add_webauthn), name="mfa_add_webauthn"
    ),
    path(
        "sign-in/mine/passkeys/<int:pk>/remove/",
        login_required(passkey.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "sign-in/mine/password/",
        login_required(with_password(account.password_change)),
        name="account_change_password",
    ),
    path("sign-in/mine/elsewhere/", sign_out_elsewhere, name="sign_out_elsewhere"),
    path("sign-in/set-up/<str:token>/", set_up, name="set_up_account"),
    path("sign-in/<str:token>/", sign_in, name="sign_in_by_link"),
]
