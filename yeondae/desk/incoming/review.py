"""The review of a draft: left the text as it came, right what was read of it, to correct."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls import services
from yeondae.calls.drafts.confirming import Unclear
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.from_call import earlier_drafts
from yeondae.calls.drafts.matching import matches
from yeondae.calls.drafts.points import points
from yeondae.calls.drafts.proposing import ADDABLE, groups
from yeondae.calls.models import Call, Incoming
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import telling
from yeondae.desk.incoming.forms import UpdateForm
from yeondae.desk.incoming.posted import corrections
from yeondae.desk.incoming.rows import Link, blocks, text_with_marks
from yeondae.flows import confirm_draft
from yeondae.intake.draft import Draft
from yeondae.intake.updates import Likeness, compare

CONTEXT = 30  # characters shown on either side of a difference


@asks(Action.RECEIVE_CALL)
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the draft; keep what was typed; make the call of it once it is confirmed."""
    incoming = get_object_or_404(Incoming, pk=pk)
    kept = Corrections.from_json(incoming.corrected)
    if request.method != "POST" or incoming.state != Incoming.State.NEW:
        return _page(request, incoming, kept, {})
    kept = corrections(request.POST, groups(Draft.from_json(incoming.draft), kept.added), kept)
    services.correct_incoming(incoming=incoming, corrected=kept.to_json(), by=request.user)
    if request.POST.get("act") != "confirm":
        if "add" not in request.POST:
            messages.success(request, _("Your corrections are kept. Nothing is published."))
        return redirect(f"{request.path}#{request.POST.get('add', '')}")
    return _confirm(request, incoming, kept)


def _confirm(request: StaffRequest, incoming: Incoming, kept: Corrections) -> HttpResponse:
    if "seen" not in request.POST:
        wrong = {"seen": _("Compare what was inferred or guessed with the text, then tick this.")}
        return _page(request, incoming, kept, wrong)
    try:
        call = confirm_draft.confirm(incoming=incoming, by=request.user)
    except Unclear as unclear:
        return _page(request, incoming, kept, unclear.errors)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:draft", pk=incoming.pk)
    messages.success(
        request, _("Call %(code)s is made. Nothing of it is public yet.") % {"code": call}
    )
    return redirect("desk:call", slug=call.slug)


def _page(
    request: StaffRequest, incoming: Incoming, kept: Corrections, errors: dict[str, str]
) -> HttpResponse:
    read = Draft.from_json(incoming.draft)
    made = groups(read, kept.added)
    shown = blocks(made, kept, errors, matches(read))
    context: dict[str, Any] = {
        "incoming": incoming,
        "text": text_with_marks(read, made),
        "blocks": shown,
        "points": [(each, [Link(spans) for spans in each.places]) for each in points(read, kept)],
        "payments": read.payments,
        "errors": errors,
        "addable": ADDABLE,
        "is_new": incoming.state == Incoming.State.NEW,
    }
    if incoming.looks_like and context["is_new"]:
        context |= {
            "likeness": _likeness(incoming.looks_like, read),
            "update_form": UpdateForm(initial={"on": _day(read), "title": _title(read)}),
        }
    return render(request, "desk/incoming/draft.html", context, status=422 if errors else 200)


def _likeness(call: Call, read: Draft) -> dict[str, object]:
    """Why the text seems to follow the call, and every place where their letters differ."""
    language = read.language.value
    earlier = sorted(earlier_drafts(call), key=lambda each: each.language.value != language)
    likeness = next(
        (found for each in earlier if (found := compare(each, read)).is_update),
        Likeness(False, False, False, ()),
    )
    return {
        "reasons": [reason.say(gettext) for reason in likeness.reasons],
        "is_same": likeness.same_letter,
        "differences": [
            (each.kind, *_around(read.text, each.after_span), each.before, each.after)
            for each in likeness.differences
        ],
    }


def _around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    return text[max(0, span[0] - CONTEXT) : span[0]], text[span[1] : span[1] + CONTEXT]


def _day(read: Draft) -> str:
    written = read.issued_on.value if read.issued_on else None
    return written or clock.now().date().isoformat()


def _title(read: Draft) -> str:
    return (read.title.value if read.title else None) or ""


@asks(Action.RECEIVE_CALL)
@require_POST
def join(request: StaffRequest, pk: int) -> HttpResponse:
    """The text is an update of the call that it looks like: join it, without publishing it."""
    incoming = get_object_or_404(Incoming.objects.select_related("looks_like"), pk=pk)
    form = UpdateForm(request.POST)
    if incoming.looks_like is None or not form.is_valid():
        messages.error(request, _("An update needs its date, a title and what is new."))
        return redirect("desk:draft", pk=pk)
    with telling(request, _("The text is an update of this call now; it is not out yet.")):
        confirm_draft.join_as_update(
            incoming=incoming,
            call=incoming.looks_like,
            on=form.cleaned_data["on"],
            title=form.cleaned_data["title"],
            paragraphs=form.cleaned_data["text"],
            asks_again=form.cleaned_data["asks_again"],
            by=request.user,
        )
    return redirect("desk:call", slug=incoming.looks_like.slug)
