"""Reports of what was sent elsewhere: "I sent it", and what a group sent. No cookie is set."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.appeals.models import Report
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.flows.report_sent import report_sent
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.reporting import GroupForm, SentForm
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices
from yeondae.website.views.call import shown_call


@own_forms_only
@in_language
def sent(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """One person sent one letter themselves."""
    return _report(request, language, slug, SentForm, "sent", Report.Who.PERSON)


@own_forms_only
@in_language
def group(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """A group reports what it sent."""
    return _report(request, language, slug, GroupForm, "group", Report.Who.GROUP)


@own_forms_only
@in_language
def thanks(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """It was counted."""
    _row, shown = shown_call(slug, language)
    languages = choices("thanks", language=language, slug=slug)
    return page("thanks", {"call": shown, "languages": languages}, language=language)


def _report(
    request: HttpRequest, language: str, slug: str, kind: type[SentForm], name: str, who: str
) -> HttpResponseBase:
    row, shown = shown_call(slug, language)
    now = clock.now()
    typed = request.POST if request.method == "POST" else None
    form = kind(typed, language=language, today=now.date())
    problem = ""
    if form.is_valid():
        told = form.cleaned_data
        try:
            report_sent(
                call=row,
                office=None,
                who=who,
                channel=told["channel"],
                country=told["country"],
                letters=told.get("letters", 1),
                sent_on=told.get("sent_on", now.date()),
                group=told.get("group", ""),
                now=now,
                too_many=_("So many reports came within one hour that we wait. Try again later."),
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            place = {"language": language, "slug": slug}
            return HttpResponseRedirect(reverse("website:thanks", kwargs=place), status=303)
    context = {
        "call": shown,
        "form": form,
        "problem": problem,
        "languages": choices(name, language=language, slug=slug),
    }
    return page(name, context, language=language)
