"""The pages of the second pair of eyes. They work on a phone: one column, one button."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls import queries
from yeondae.calls.drafts.points import open_points
from yeondae.calls.models import Call, EditionVersion
from yeondae.calls.words import changed_places, paragraphs
from yeondae.cases.queries import shown
from yeondae.core import clock
from yeondae.core.languages import direction, said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.doing import telling
from yeondae.desk.reader import reader
from yeondae.desk.review.waiting import words_waiting
from yeondae.flows import publish_call


@asks(Action.PUBLISH_CALL)
def reviews(request: StaffRequest) -> HttpResponse:
    """What waits for somebody's eyes, one's own work marked as such."""
    context = {
        "calls": [(call, _title(call)) for call in queries.waiting_for_review()],
        "versions": words_waiting(request.user),
    }
    return render(request, "desk/review/list.html", context)


def _title(call: Call) -> str:
    versions = queries.loaded_versions(call)
    return said({each.edition.language: each.words["title"] for each in versions}, reader())


@asks(Action.PUBLISH_CALL)
def review_call(request: StaffRequest, slug: str) -> HttpResponse:
    """Read a call whole, then say yes. Whoever submitted it reads it only."""
    call = find(slug, "editions", "people", "offices", "received")
    if request.method == "POST":
        return _approve(request, call)
    versions, people = queries.loaded_versions(call), list(call.people.all())
    versions.sort(key=lambda each: each.edition.language != reader())
    ladders, now = queries.loaded_ladder(call), clock.now()
    own = [each for each in versions if each.made_by_id == request.user.pk]
    context: dict[str, Any] = {
        "call": call,
        "versions": [(each, direction(each.edition.language)) for each in versions],
        "own": own,
        "people": [(said(each.names, reader()), each, shown(each, reader())) for each in people],
        "ladders": [
            (asked.office, [(each, each.is_verified(now)) for each in ladders[asked.office_id]])
            for asked in call.offices.all()
        ],
        "reasons": publish_call.reasons_against(call, versions, people),
        "knowing": publish_call.worth_knowing(call, people, ladders),
        "points": open_points(call),
        "is_review": True,
        "is_own": call.submitted_by_id == request.user.pk,
        "waits": call.state == Call.State.IN_REVIEW
        or (call.is_first_report and call.approved_by_id is None),
    }
    return render(request, "desk/review/call.html", context)


def _approve(request: StaffRequest, call: Call) -> HttpResponse:
    try:
        back = publish_call.approve(call=call, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:review_call", slug=call.slug)
    messages.success(request, _("Approved. Call %(code)s is out.") % {"code": call.code})
    if back:
        languages = ", ".join(edition.language for edition in back)
        messages.warning(
            request,
            _("You wrote %(languages)s yourself: somebody else approves that.")
            % {"languages": languages},
        )
    return redirect("desk:call", slug=call.slug)


@asks(Action.PUBLISH_CALL)
def review_words(request: StaffRequest, slug: str, language: str) -> HttpResponse:
    """Newer words of a call that is out, against what everyone sees now."""
    call = find(slug, "editions", "people")
    version = next(
        (each for each in queries.loaded_versions(call) if each.edition.language == language), None
    )
    if version is None:
        raise Http404("The call has no words in this language.")
    if request.method == "POST":
        with telling(request, _("These words are out now.")):
            publish_call.publish_words(version=version, by=request.user)
        return redirect("desk:call", slug=slug)
    context = {
        "call": call,
        "version": version,
        "changes": _changes(version),
        "direction": direction(language),
        "is_own": version.made_by_id == request.user.pk,
        "waits": version.pk != version.edition.current_id,
        "reasons": publish_call.reasons_against_words(version, list(call.people.all())),
    }
    return render(request, "desk/review/words.html", context)


def _changes(version: EditionVersion) -> list[tuple[str, str]]:
    """Each passage that changes: what everyone sees now, and what it would be."""
    current = version.edition.current
    if current is None:
        return [("", text) for _place, text in paragraphs(version.words) if text]
    before, after = dict(paragraphs(current.words)), dict(paragraphs(version.words))
    changed = changed_places(current.words, version.words)
    gone = [place for place in before if place not in after]
    return [
        *((before.get(place, ""), after[place]) for place in after if place in changed),
        *((before[place], "") for place in gone),
    ]
