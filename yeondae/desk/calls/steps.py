"""The steps of a call: each a button of its page."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls import services
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.calls.forms import CloseForm, RenewForm, StopForm, UpdateForm
from yeondae.desk.doing import telling
from yeondae.flows import publish_call, stop_call
from yeondae.flows.close_call import close_call
from yeondae.flows.confirm_draft import settle_point
from yeondae.flows.renew_call import renew_call


def _say(request: StaffRequest, form: Form | None, act: Callable[[], str]) -> None:
    """Do `act` and show the sentence it returns, or why it was not done."""
    if form is not None and not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return
    try:
        messages.success(request, act())
    except Refused as refusal:
        messages.error(request, str(refusal))


def _letters(count: int) -> str:
    return ngettext("%(count)s letter", "%(count)s letters", count) % {"count": count}


@asks(Action.EDIT_CALL)
@require_POST
def submit(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask for a second pair of eyes; the next page has the link to send."""
    with telling(request, _("It waits for a second pair of eyes now. Send the link below.")):
        publish_call.submit(call=find(slug), by=request.user)
    return redirect("desk:call", slug=slug)


@asks(Action.EDIT_CALL, Action.PUBLISH_CALL)
@require_POST
def take_back(request: StaffRequest, slug: str) -> HttpResponse:
    """Back to draft."""
    why = str(request.POST.get("why", ""))
    with telling(request, _("It is a draft again.")):
        services.take_back_call(call=find(slug), why=why, by=request.user)
    return redirect("desk:call", slug=slug)


@asks(Action.EDIT_CALL, Action.PUBLISH_CALL)
@require_POST
def settle(request: StaffRequest, slug: str) -> HttpResponse:
    """One open point of the text that the call was made of is settled."""
    call = find(slug)
    chosen = str(request.POST.get("text", ""))
    incoming = next((each for each in call.received.all() if str(each.pk) == chosen), None)
    if incoming is None:
        raise Http404("The call was not made of this text.")
    with telling(request, _("Settled.")):
        settle_point(incoming=incoming, key=str(request.POST.get("point", "")), by=request.user)
    back = "desk:review_call" if "reviewing" in request.POST else "desk:call"
    return redirect(back, slug=slug)


@asks(Action.EDIT_CALL)
@require_POST
def first_report(request: StaffRequest, slug: str) -> HttpResponse:
    """One person publishes; it is logged, and somebody has six hours to look."""
    with telling(request, _("It is out as a first report. Its review is due within six hours.")):
        publish_call.publish_first_report(call=find(slug), by=request.user)
    return redirect("desk:call", slug=slug)


@asks(Action.STOP_CALL)
@require_POST
def stop(request: StaffRequest, slug: str) -> HttpResponse:
    """Nothing more leaves; the page says how many letters wait and how many are out already."""
    call, form = find(slug), StopForm(request.POST)

    def act() -> str:
        done = stop_call.stop_call(call=call, why=form.cleaned_data["why"], by=request.user)
        return _("Stopped. Held: %(held)s. Already out: %(out)s.") % {
            "held": _letters(done.held),
            "out": _letters(done.out),
        }

    _say(request, form, act)
    return redirect("desk:call", slug=slug)


@asks(Action.STOP_CALL)
@require_POST
def resume(request: StaffRequest, slug: str) -> HttpResponse:
    """Letters are taken and sent again."""
    call = find(slug)

    def act() -> str:
        going = stop_call.resume_call(call=call, by=request.user)
        return _("It goes on, with %(letters)s.") % {"letters": _letters(going)}

    _say(request, None, act)
    return redirect("desk:call", slug=slug)


@asks(Action.EDIT_CALL)
@require_POST
def renew(request: StaffRequest, slug: str) -> HttpResponse:
    """A new date and a new round."""
    call, form = find(slug), RenewForm(request.POST)

    def act() -> str:
        opened, going = renew_call(call=call, send_by=form.cleaned_data["send_by"], by=request.user)
        return _("Round %(number)s is open, and %(letters)s that waited may go.") % {
            "number": opened.number,
            "letters": _letters(going),
        }

    _say(request, form, act)
    return redirect("desk:call", slug=slug)


@asks(Action.STOP_CALL)
@require_POST
def close(request: StaffRequest, slug: str) -> HttpResponse:
    """It is over, with what happened; the notice to those who wrote is drafted."""
    call = find(slug)
    form = CloseForm(request.POST, languages=[each.language for each in call.editions.all()])

    def act() -> str:
        ended = close_call(call=call, words=form.words(), by=request.user)
        return _("Closed. Cancelled: %(letters)s. A notice to those who wrote is drafted.") % {
            "letters": _letters(ended)
        }

    _say(request, form, act)
    return redirect("desk:call", slug=slug)


@asks(Action.EDIT_CALL)
@require_POST
def update(request: StaffRequest, slug: str) -> HttpResponse:
    """Write further information; it is not out yet."""
    call = find(slug)
    form = UpdateForm(request.POST, languages=[each.language for each in call.editions.all()])

    def act() -> str:
        services.add_update(
            call=call,
            on=form.cleaned_data["on"],
            words=form.words(),
            asks_again=form.cleaned_data["asks_again"],
            by=request.user,
        )
        return _("The update is kept; it is not out yet.")

    _say(request, form, act)
    return redirect("desk:call", slug=slug)


@asks(Action.PUBLISH_CALL)
@require_POST
def publish_update(request: StaffRequest, slug: str, number: int) -> HttpResponse:
    """Show an update that somebody else wrote."""
    call = find(slug)
    found = call.updates.filter(number=number, published_at=None).first()
    if found is None:
        raise Http404("There is no such update, or it is out.")

    def act() -> str:
        opened = publish_call.publish_update(update=found, by=request.user)
        if opened:
            return _("The update is out, and round %(number)s is open.") % {"number": opened.number}
        return _("The update is out.")

    _say(request, None, act)
    return redirect("desk:call", slug=slug)
