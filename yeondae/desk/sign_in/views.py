"""Signing in by a one-time link, in the demo only. GET shows a button, POST signs in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yeondae.accounts.services import is_link_good, use_sign_in_link
from yeondae.core import clock

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
