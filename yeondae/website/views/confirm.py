"""Screen three: the mailed code, typed here or in any browser. GET shows, POST confirms."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from yeondae.appeals import queries
from yeondae.appeals.models import Writing
from yeondae.appeals.rules import writing_of
from yeondae.core import clock
from yeondae.flows import take_part
from yeondae.sealing.index import same
from yeondae.supporters.rules import token_hash
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.fields import CodeForm, read_code, why_refused
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices
from yeondae.website.places import place


@own_forms_only
@in_language
def code(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """The code, typed in the browser where the letter was written."""
    if request.method != "POST":
        return _screen(language, slug, CodeForm())
    typed = read_code(request.POST.get("code", ""))
    if not typed:  # an empty field is no try
        return _screen(language, slug, CodeForm(request.POST))
    answer = take_part.confirm_with_code(
        token=cookies.read(request, cookies.WRITING), code=typed, now=clock.now()
    )
    return _answered(answer, request, language, slug)


@own_forms_only
@in_language
def confirm(request: HttpRequest, *, language: str, slug: str, key: str) -> HttpResponseBase:
    """The mailed link: a button where the form's own cookie lives, else the code's field."""
    writing = queries.writing_by_id(writing_of(key) or 0)
    token = cookies.read(request, cookies.WRITING)
    if writing is None or not take_part.is_link(writing, key):
        return page("write_old_link", {"slug": slug}, language=language, status=404)
    is_own = bool(token) and same(bytes(writing.token_hash), token_hash(token))
    if request.method != "POST":
        if writing.state == Writing.State.CONFIRMED:
            return HttpResponseRedirect(place("done", language, slug))
        return _screen(language, slug, CodeForm(), is_own=is_own, by_link=True)
    typed = read_code(request.POST.get("code", ""))
    if not is_own and not typed:
        return _screen(language, slug, CodeForm(request.POST), by_link=True)
    answer = take_part.confirm_with_link(key=key, token=token, code=typed, now=clock.now())
    return _answered(answer, request, language, slug, is_own=is_own, by_link=True)


@own_forms_only
@in_language
def done(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """It is confirmed; what happens now. Names nobody and depends on nobody."""
    context = {"slug": slug, "languages": choices("done", language=language, slug=slug)}
    return page("write_done", context, language=language)


def _answered(
    answer: take_part.Answer,
    request: HttpRequest,
    language: str,
    slug: str,
    *,
    is_own: bool = False,
    by_link: bool = False,
) -> HttpResponseBase:
    if answer.is_success:
        done_page = HttpResponseRedirect(place("done", language, slug), status=303)
        if answer.private_page:
            cookies.set_door(done_page, answer.private_page)
        return done_page
    if answer.refused:
        context = {"slug": slug, "refused": answer.refused}
        return page("write_refused", context, language=language)
    form = CodeForm(request.POST)
    form.errors.pop("code", None)  # by the link's button no code is typed, and none is missing
    form.add_error("code", why_refused(answer.code))
    return _screen(language, slug, form, is_own=is_own, by_link=by_link)


def _screen(
    language: str,
    slug: str,
    form: CodeForm,
    *,
    is_own: bool = False,
    by_link: bool = False,
) -> HttpResponse:
    context = {
        "slug": slug,
        "form": form,
        "is_own": is_own,
        "by_link": by_link,
        "languages": [] if by_link else choices("code", language=language, slug=slug),
    }
    return page("write_code", context, language=language)
