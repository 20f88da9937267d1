"""More of somebody is to show: whoever says yes sees here what shows now, and what would."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.cases import rules
from yeondae.cases.models import Person
from yeondae.cases.queries import open_person
from yeondae.cases.services import want_no_more
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.people.forms import SHOWS
from yeondae.desk.reader import reader
from yeondae.desk.showing import act, asking
from yeondae.flows import show_person as flow


def _open(pk: int, request: StaffRequest) -> Person:
    found = open_person(pk, by=request.user)
    if found is None:
        raise Http404("There is no such person.")
    return found


@asks(Action.SET_RISK, Action.SAY_YES)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: what shows now and what would. POST: ask, or say yes."""
    person = _open(pk, request)
    url, asked = reverse("desk:show_person", args=[pk]), flow.standing(person)
    if request.method == "POST":
        act(
            request,
            asked=asked,
            ask=lambda: flow.ask(person=person, by=request.user),
            do=lambda by: flow.show(person=person, by=by),
            done=_("It shows now, as far as grade and consents allow."),
        )
        return redirect(url)
    today = clock.today_in(person.case.time_zone)
    now, then = rules.leave(person.risk, person.consents.all(), today), flow.would_show(person)
    labels = [("exists", _("that there is somebody")), *SHOWS]
    context = {
        "person": person,
        "name": said(person.names, reader()),
        "rows": [(label, getattr(now, key), getattr(then, key)) for key, label in labels],
        "consents": flow.waiting_consents(person),
        "is_waiting": flow.is_waiting(person),
        "asking": asking(request, asked, url),
        "may_open": request.user.may(Action.SET_RISK),
    }
    return render(request, "desk/people/show.html", context)


@asks(Action.SET_RISK)
@require_POST
def no_more(request: StaffRequest, pk: int) -> HttpResponse:
    """What waits comes to nothing."""
    with telling(request, _("Nothing waits any more; what shows stays as it was.")):
        want_no_more(person=_open(pk, request), by=request.user)
    return redirect("desk:person", pk=pk)
