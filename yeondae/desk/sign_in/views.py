"""Signing in by a one-time link (demo) and setting an account up. GET shows, POST acts."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from yeondae.accounts.models import User
from yeondae.accounts.services import end_other_sessions, is_link_good, use_sign_in_link
from yeondae.accounts.set_up import use_set_up_link, whose_link
from yeondae.core import clock
from yeondae.desk.doing import sent
from yeondae.desk.sign_in.forms import NewPassword

BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Mail scanners follow links, so following one changes nothing (design rule 5)."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        user = use_sign_in_link(token=token, now=clock.now())
        if user is not None:
            login(request, user, backend=BACKEND)
            return redirect("wagtailadmin_home")
    good = is_link_good(token=token, now=clock.now())
    return render(request, "desk/sign_in/button.html", {"good": good}, status=200 if good else 410)


@login_required
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one; a GET only leads to the button."""
    if request.method == "POST" and isinstance(request.user, User):
        end_other_sessions(user=request.user, but=request.session.session_key or "")
    return redirect("mfa_index")


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """A new colleague, or one who lost their way in, chooses a password."""
    user = whose_link(token)
    if user is None:
        return render(request, "desk/sign_in/set_up_over.html", status=410)
    form = NewPassword(sent(request), user=user)
    if request.method == "POST" and form.is_valid():
        ready = use_set_up_link(token=token, password=form.cleaned_data["password"])
        if ready is not None:
            login(request, ready, backend=BACKEND)
            return redirect("mfa_index")
        return render(request, "desk/sign_in/set_up_over.html", status=410)
    return render(request, "desk/sign_in/set_up.html", {"form": form, "member": user})
