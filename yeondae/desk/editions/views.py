"""Writing the words of a call, and reading them as supporters will."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.calls import queries, services
from yeondae.calls.models import Call, Edition, EditionVersion
from yeondae.calls.words import EditionWords, empty, from_places, paragraphs
from yeondae.core.languages import direction
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.editions.places import moved_up, rows, typed, up_to_date

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?")


@asks(Action.EDIT_CALL, Action.TRANSLATE)
@require_POST
def start_words(request: StaffRequest, slug: str) -> HttpResponse:
    """Begin one more language."""
    call = find(slug)
    language = request.POST.get("language", "").strip().lower()
    if not LANGUAGE.fullmatch(language):
        messages.error(request, _("Write the language as its code, such as fr or ne."))
        return redirect("desk:call", slug=slug)
    services.start_edition(call=call, language=language, by=request.user)
    return redirect("desk:words", slug=slug, language=language)


def _edition(call: Call, language: str) -> Edition:
    for edition in call.editions.all():
        if edition.language == language:
            return edition
    raise Http404("The call has no words in this language.")


def _source(call: Call, edition: Edition, newest: EditionVersion | None) -> EditionVersion | None:
    """The newest version of the language that this edition translates; None for the first one."""
    if newest is not None:
        if newest.translates is None:
            return None
        return queries.newest(queries.source_of(newest.translates, call))
    others = [each for each in queries.loaded_versions(call) if each.edition_id != edition.pk]
    originals = [each for each in others if each.translates_id is None]
    return next(iter(originals or others), None)


@asks(Action.EDIT_CALL, Action.TRANSLATE)
def words(request: StaffRequest, slug: str, language: str) -> HttpResponse:
    """Write a new version; a translation stands beside its source, stale passages marked."""
    call = find(slug, "editions")
    edition = _edition(call, language)
    newest = queries.newest(edition)
    source = _source(call, edition, newest)
    stale = queries.stale_places(newest) if newest else set()
    present: EditionWords = newest.words if newest else empty()
    conflict = False
    if request.method == "POST":
        texts = typed(request.POST)
        keep = {f"demands.{index}" for index in range(call.demands.count())}
        if source is not None:
            keep |= {place for place, _text in paragraphs(source.words)}
        new = from_places(texts, keep=keep)
        conflict = request.POST.get("base", "0") != str(newest.number if newest else 0)
        is_moving = source is None and "up" in request.POST
        if is_moving:
            new = moved_up(new, request.POST["up"])
            messages.info(request, _("Moved. Keep it as a new version when all is in place."))
        elif not conflict:
            ticked = set(request.POST.getlist("holds"))
            holds = up_to_date(stale, dict(paragraphs(present)), dict(paragraphs(new)), ticked)
            follows = newest.translates if newest and newest.translates and not holds else source
            services.write_version(edition=edition, words=new, translates=follows, by=request.user)
            messages.success(request, _("A new version is kept. It shows once it is approved."))
            return redirect("desk:preview", slug=slug, language=language)
        present = new
    context = {
        "call": call,
        "edition": edition,
        "newest": newest,
        "source": source,
        "conflict": conflict,
        "direction": direction(language),
        "rows": rows(
            present,
            source=source.words if source else None,
            translated=newest.translates.words if newest and newest.translates else None,
            stale=stale,
            demands=call.demands.count(),
        ),
        "stale": len(stale),
    }
    return render(request, "desk/editions/words.html", context, status=409 if conflict else 200)


@asks(Action.SEE_DESK)
def preview(request: StaffRequest, slug: str, language: str) -> HttpResponse:
    """The newest words as they will be read, with who must still look at them."""
    call = find(slug, "editions")
    edition = _edition(call, language)
    newest = queries.newest(edition)
    context = {
        "call": call,
        "edition": edition,
        "version": newest,
        "words": newest.words if newest else empty(),
        "direction": direction(language),
        "is_current": newest is not None and newest.pk == edition.current_id,
        "may_write": request.user.may(Action.EDIT_CALL) or request.user.may(Action.TRANSLATE),
    }
    return render(request, "desk/editions/preview.html", context)
