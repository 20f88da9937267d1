"""How many people keep this installation: chosen here, with what a smaller size gives up."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts import approvals, committee
from yeondae.accounts.roles import Action
from yeondae.accounts.staff import loosen
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent, telling
from yeondae.desk.staff.forms import SizeForm


@asks(Action.CHANGE_SETTINGS, Action.SAY_YES)
def choose(request: StaffRequest) -> HttpResponse:
    """A stricter size holds at once; a looser one needs the colleague whom it would do without.

    Whoever is asked for that yes reads here what would be given up, and changes nothing.
    """
    may_choose = request.user.may(Action.CHANGE_SETTINGS)
    form = SizeForm(sent(request) if may_choose else None, initial={"size": committee.size()})
    if form.is_valid():
        _set(request, form.cleaned_data["size"])
        return redirect("desk:committee")
    sizes = [(size, committee.gives_up(size)) for size in committee.Size]
    asked = [size for size in committee.Size if _asked(size)]
    facts = {
        "form": form,
        "sizes": sizes,
        "now": committee.size(),
        "asked": asked,
        "may_choose": may_choose,
    }
    return render(request, "desk/staff/committee.html", facts)


def _asked(size: str) -> bool:
    return bool(
        approvals.standing(
            action=Action.CHANGE_SETTINGS, subject=committee.the_committee(), content=size
        )
    )


def _set(request: StaffRequest, size: str) -> None:
    if not committee.is_looser(size):
        with telling(request, _("This holds from now on.")):
            committee.set_size(chosen=size, by=request.user)
        return
    waiting = approvals.standing(
        action=Action.CHANGE_SETTINGS, subject=committee.the_committee(), content=size
    )
    if waiting and waiting.approved_at:
        with telling(request, _("This holds from now on.")):
            loosen(chosen=size, by=request.user)
        return
    with telling(request, _("A colleague must say yes first; it waits under Approvals.")):
        approvals.ask(
            action=Action.CHANGE_SETTINGS,
            subject=committee.the_committee(),
            by=request.user,
            content=size,
            place=reverse("desk:committee"),
        )
