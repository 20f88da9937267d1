"""Who may open which page of the desk: every view says which action it asks leave for."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from yeondae.accounts.models import User
from yeondae.accounts.own import calls_of
from yeondae.accounts.roles import Action
from yeondae.desk.calls.finding import find

# Every address below it names a call: desk/urls.py.
CALLS = "/desk/calls/"
View = Callable[..., HttpResponse]


class StaffRequest(HttpRequest):
    """A request that came through `asks`: its user is a member of staff."""

    user: User


def keep_to_own_calls(request: HttpRequest, named: dict[str, Any]) -> None:
    """Raises Http404 where the address is of a call that this person does not see."""
    if not request.path.startswith(CALLS) or "slug" not in named:
        return
    own = calls_of(request.user)  # type: ignore[arg-type]
    if own is not None and find(named["slug"]).pk not in own:
        raise Http404("There is no such call.")


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
            keep_to_own_calls(request, kwargs)
            return page_instead(view)(request, *args, **kwargs)

        opened: View = require_admin_access(never_cache(guarded))
        opened.asks = actions  # type: ignore[attr-defined]
        return opened

    return decorate


def page_instead(view: View) -> View:
    """Say in a page what an address is for that only a button reaches, with the way to the button.

    Somebody comes there by the browser's memory, or by a page loaded again after signing in anew.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if request.method == "POST" or answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        page = render(request, "desk/by_button.html", {"back": _above(request.path)}, status=405)
        page.headers["Allow"] = answer.headers["Allow"]
        return page

    return answered


def _above(path: str) -> str:
    """The nearest address above `path` that the desk answers."""
    start = reverse("desk:start")
    parts = path.removeprefix(start).strip("/").split("/")
    for many in range(len(parts) - 1, 0, -1):
        above = f"{start}{'/'.join(parts[:many])}/"
        try:
            if "desk" in resolve(above).namespaces:
                return above
        except Resolver404:
            continue
    return start
