"""Notices: the list, one notice with its words and its progress, a new one."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of, telling
from yeondae.desk.notices.forms import NoticeForm, TestCopyForm, initial_of
from yeondae.desk.notices.showing import as_it_arrives, release_of
from yeondae.flows import send_notice as flow
from yeondae.mailings import queries, services
from yeondae.mailings.models import Notice

SHOWN = 50
State = Notice.State
UNSENT = (State.DRAFT, State.WAITING)


@asks(Action.SEND_NOTICE)
def notices(request: StaffRequest) -> HttpResponse:
    """Every notice, the youngest first."""
    out = (Call.State.PUBLISHED, Call.State.STOPPED, Call.State.CLOSED)
    context = {
        "notices": queries.notices()[:SHOWN],
        "calls": Call.objects.filter(state__in=out),
    }
    return render(request, "desk/notices/list.html", context)


@asks(Action.SEND_NOTICE)
def new(request: StaffRequest) -> HttpResponse:
    """A notice written by hand: to those who wrote in one call, or who want to hear of others."""
    call = _call(request.GET.get("call", ""))
    form = NoticeForm(_languages(call), {}, call, request.POST or None,
                      initial={"audience": Notice.Audience.WRITERS} if call else {})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        person = release_of(call, request.POST.get("waits_for", ""))
        if call is not None and person is not None:
            made = services.await_release(
                call=call, person=person, words=form.words(), whom=form.whom(), by=request.user
            )
        else:
            made = services.draft_notice(
                call=call, words=form.words(), whom=form.whom(), by=request.user
            )
        return redirect("desk:notice", pk=made.pk)
    context = {"call": call, "form": form, "people": call.people.all() if call else ()}
    status = 422 if form.errors else 200
    return render(request, "desk/notices/new.html", context, status=status)


@asks(Action.SEND_NOTICE, Action.SAY_YES)
def notice(request: StaffRequest, pk: int) -> HttpResponse:
    """One notice: its words while it is a draft, its progress from then on."""
    found = _find(pk)
    form = None
    if found.state in UNSENT and request.user.may(Action.SEND_NOTICE):
        initial = initial_of(found)
        form = NoticeForm(
            _languages(found.call), found.words, found.call, request.POST or None, initial=initial
        )
        if request.method == "POST" and form.is_valid():
            _keep(request, found, form)
            return redirect("desk:notice", pk=pk)
    context = {
        "notice": found,
        "form": form,
        "progress": queries.progress(found),
        "is_going": found.state == State.SENDING,
        "arrives": as_it_arrives(found),
        "test_copy": TestCopyForm(initial={"to": request.user.email}),
        **_asking(found, request.user),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "desk/notices/notice.html", context, status=status)


def _keep(request: StaffRequest, found: Notice, form: NoticeForm) -> None:
    """Keep the words; where it says so, also ask a colleague to say yes."""
    done = _("A colleague can read it now.") if "ask" in request.POST else _("The words are kept.")
    with telling(request, done):
        services.change_notice(notice=found, words=form.words(), whom=form.whom(), by=request.user)
        if "ask" in request.POST:
            flow.ask_to_send(notice=found, by=request.user)


def _asking(found: Notice, user: User) -> dict[str, object]:
    """How far it is between two people."""
    asked = flow.standing(found) if found.state == State.DRAFT else None
    return {
        "asked": asked,
        "is_approved": asked is not None and asked.approved_at is not None,
        "may_answer": asked is not None and asked.asked_by_id != user.pk,
        "may_send": user.may(Action.SEND_NOTICE),
        "needs_two": needs_two(Action.SEND_NOTICE),
    }


@asks(Action.SEND_NOTICE)
@require_POST
def act(request: StaffRequest, pk: int, act: str) -> HttpResponse:
    """Send what was approved, pause it, go on, or drop the draft."""
    acts: dict[str, tuple[Callable[..., object], str]] = {
        "send": (flow.send_notice, _("It is being sent. You can leave this page.")),
        "pause": (services.pause_notice, _("Paused. What has gone has gone.")),
        "resume": (services.resume_notice, _("It goes on.")),
        "drop": (services.drop_notice, _("Dropped. Nobody gets it.")),
    }
    if act not in acts:
        raise Http404
    verb, done = acts[act]
    with telling(request, done):
        verb(notice=_find(pk), by=request.user)
    return redirect("desk:notices") if act == "drop" else redirect("desk:notice", pk=pk)


@asks(Action.SEND_NOTICE, Action.SAY_YES)
@require_POST
def answer(request: StaffRequest, pk: int) -> HttpResponse:
    """The second person's yes or no."""
    asked = flow.standing(_find(pk))
    if asked is None:
        messages.error(request, _("It was changed or sent meanwhile. Read it again."))
        return redirect("desk:notice", pk=pk)
    if "yes" in request.POST:
        with telling(request, _("You said yes. It can be sent now.")):
            approvals.approve(approval=asked, by=request.user)
    else:
        with telling(request, _("You said no. It stays a draft.")):
            approvals.decline(approval=asked, by=request.user)
    return redirect("desk:notice", pk=pk)


@asks(Action.SEND_NOTICE)
@require_POST
def test_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """Mail every language version to oneself."""
    form = TestCopyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This is not an e-mail address."))
        return redirect("desk:notice", pk=pk)
    to, now = form.cleaned_data["to"], clock.now()
    try:
        count = flow.send_test_copy(notice=_find(pk), to=to, by=request.user, now=now)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(n)s test copy is on its way.", "%(n)s test copies are on their way.",
                        count)  # fmt: skip
        messages.success(request, said % {"n": count})
    return redirect("desk:notice", pk=pk)


@asks(Action.SEND_NOTICE)
@require_POST
def resolve(request: StaffRequest, pk: int) -> HttpResponse:
    """What is to happen with the mails of a notice that may have arrived."""
    again = "again" in request.POST
    count = services.resolve_doubtful(notice=_find(pk), again=again, by=request.user)
    services.count_progress(notice=_find(pk))
    said = ngettext("Decided for %(n)s mail.", "Decided for %(n)s mails.", count)
    messages.success(request, said % {"n": count})
    return redirect("desk:notice", pk=pk)


def _find(pk: int) -> Notice:
    return get_object_or_404(queries.notices(), pk=pk)


def _call(key: str) -> Call | None:
    """The call that the address names; "0" is none: for those who want to hear of others."""
    if key == "0":
        return None
    return get_object_or_404(Call, pk=number_of(key))


def _languages(call: Call | None) -> list[str]:
    """The languages of the call's public editions, or of the site; English at least."""
    if call is None:
        return [code for code, _name in settings.LANGUAGES]
    public = call.editions.filter(is_public=True).values_list("language", flat=True)
    return list(public) or ["en"]
