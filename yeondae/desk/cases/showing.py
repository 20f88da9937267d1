"""A case gets a page for everyone: whoever says yes sees here what the page would say."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts.roles import Action
from yeondae.cases import services
from yeondae.cases.queries import open_case_to_show, public_case
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.reader import reader
from yeondae.desk.showing import act, asking


@asks(Action.SET_RISK, Action.SAY_YES)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: what everyone would read. POST: ask, or say yes."""
    found = open_case_to_show(pk, by=request.user)
    if found is None:
        raise Http404("There is no such case.")
    url, asked = reverse("desk:show_case", args=[pk]), services.asked_to_publish(found)
    if request.method == "POST":
        act(
            request,
            asked=asked,
            ask=lambda: services.ask_to_publish(case=found, by=request.user, place=url),
            do=lambda by: services.publish_case(case=found, by=by),
            done=_("Everyone can read the page of this case now."),
        )
        return redirect(url)
    context = {
        "case": found,
        "title": said(found.titles, reader()),
        "shown": public_case(found, reader()),
        "asking": asking(request, asked, url),
        "may_open": request.user.may(Action.SET_RISK),
    }
    return render(request, "desk/cases/show.html", context)
