"""Erasing somebody of a case: what goes and what is kept stands there before anybody says yes."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.cases.models import Person
from yeondae.cases.queries import open_person
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.reader import reader
from yeondae.flows import erase_person as flow


@asks(Action.ERASE_PERSON, Action.SAY_YES)
def erase(request: StaffRequest, pk: int) -> HttpResponse:
    """GET says what would go; POST asks a colleague, or does what a colleague said yes to."""
    person = open_person(pk, by=request.user)
    if person is None:
        raise Http404("There is no such person.")
    asked = flow.standing(person)
    if request.method == "POST":
        return _act(request, person, is_granted=bool(asked and asked.approved_at))
    before = flow.beforehand(person)
    context = {
        "person": person,
        "name": said(person.names, reader()),
        "before": before,
        "naming": [(place, request.user.may(place.action)) for place in before.left.texts],
        "to_look_at": [(place, request.user.may(place.action)) for place in before.left.to_look_at],
        "asked": asked,
        "is_mine": bool(asked and asked.asked_by_id == request.user.pk),
        "may_do": request.user.may(Action.ERASE_PERSON),
    }
    return render(request, "desk/people/erase.html", context)


def _act(request: StaffRequest, person: Person, *, is_granted: bool) -> HttpResponse:
    if not is_granted:
        with telling(request, _("Asked. A colleague looks at this page and says yes or no.")):
            flow.ask(person=person, by=request.user)
        return redirect("desk:erase_person", pk=person.pk)
    with telling(request, _("Erased. Pages, feed and search forget them within seconds.")):
        flow.erase(person=person, by=request.user)
    return redirect("desk:case", pk=person.case_id)
