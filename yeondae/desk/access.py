"""Who may open which page of the desk: every view says which action it asks leave for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action

View = Callable[..., HttpResponse]


class StaffRequest(HttpRequest):
    """A request that came through `asks`: its user is a member of staff."""

    user: User


def asks(*actions: Action) -> Callable[[View], View]:
    """A view of the desk that needs leave for one of `actions`.

    Whoever is not signed in is asked to; whoever lacks the role gets a page that says so (403).
    The actions stay readable on the view, so that a test can hold every route against the table.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(request.user.may(action) for action in actions):  # type: ignore[union-attr]
                return render(request, "desk/refused.html", {"actions": actions}, status=403)
            return view(request, *args, **kwargs)

        opened: View = require_admin_access(never_cache(guarded))
        opened.asks = actions  # type: ignore[attr-defined]
        return opened

    return decorate
