"""Erasing somebody of a case, on two pages: what goes, then which texts go on naming them.

Both are read before anybody can ask, say yes or do it: there are no buttons but on the second.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yeondae.accounts.roles import Action
from yeondae.cases.models import Person
from yeondae.cases.queries import open_names
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.reader import reader
from yeondae.flows import erase_person as flow


@asks(Action.ERASE_PERSON, Action.SAY_YES)
@require_safe
def erase(request: StaffRequest, pk: int) -> HttpResponse:
    """What would go, what would stay, and what cannot be called back."""
    context = _about(request, pk)
    context["before"] = flow.beforehand(context["person"])
    return render(request, "desk/people/erase.html", context)


@asks(Action.ERASE_PERSON, Action.SAY_YES)
def erase_texts(request: StaffRequest, pk: int) -> HttpResponse:
    """GET says which texts go on naming them; POST asks a colleague, or does what one said yes to.

    Every text is looked through, so it is a page of its own.
    """
    context = _about(request, pk)
    person = context["person"]
    asked = flow.standing(person)
    if request.method == "POST":
        return _act(request, person, is_granted=bool(asked and asked.approved_at))
    left = flow.left(person)
    context |= {
        "left": left,
        "naming": [(place, request.user.may(place.action)) for place in left.texts],
        "to_look_at": [(place, request.user.may(place.action)) for place in left.to_look_at],
        "asked": asked,
        "is_mine": bool(asked and asked.asked_by_id == request.user.pk),
    }
    return render(request, "desk/people/erase_texts.html", context)


def _about(request: StaffRequest, pk: int) -> dict[str, Any]:
    """Whom it is about, for both pages. Raises Http404 where there is nobody."""
    person = open_names(pk, by=request.user)
    if person is None:
        raise Http404("There is no such person.")
    return {
        "person": person,
        "name": said(person.names, reader()),
        "may_do": request.user.may(Action.ERASE_PERSON),
    }


def _act(request: StaffRequest, person: Person, *, is_granted: bool) -> HttpResponse:
    if not is_granted:
        with telling(request, _("Asked. A colleague looks at these pages and says yes or no.")):
            flow.ask(person=person, by=request.user)
        return redirect("desk:erase_person_texts", pk=person.pk)
    with telling(request, _("Erased. Pages, feed and search forget them within seconds.")):
        flow.erase(person=person, by=request.user)
    return redirect("desk:case", pk=person.case_id)
