"""What somebody may ask of us on their private page: everything kept of them, or to be erased."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from yeondae.core import clock
from yeondae.flows import what_is_kept as keeping
from yeondae.flows.forget_person import already_out, farewell, forget_person, line
from yeondae.letters.models import Letter
from yeondae.supporters.models import Supporter
from yeondae.supporters.queries import by_index
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.languages import in_language
from yeondae.website.pages.words import choices
from yeondae.website.views.mine import opened_index


@own_forms_only
@in_language
def kept(request: HttpRequest, *, language: str, form: str) -> HttpResponseBase:
    """Everything kept of whoever opened the page, as a file: to read (txt) or for programs."""
    person = _person(request)
    if person is None:
        return _ask(language)
    if form == "json":
        text, kind = keeping.as_json(keeping.what_is_kept(person.email)), "application/json"
    else:
        text, kind = keeping.as_text(person.email, language), "text/plain"
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="what-is-kept.{form}"'
    return answer


@own_forms_only
@in_language
def erase(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """GET says what is destroyed and what is out already; POST destroys and shuts the page."""
    person = _person(request)
    if person is None:
        return _ask(language)
    offered = choices("mine_erase", language=language)
    if request.method != "POST":
        letters = list(Letter.objects.filter(appeal__supporter=person))
        out = [line(each) for each in already_out(letters)]
        return page("mine_erase", {"out": out, "languages": offered}, language=language)
    done = forget_person(address=person.email, by=None, now=clock.now())
    context = {"said": farewell(done.out), "is_told": done.is_told}
    answer = page("mine_erased", context, language=language)
    cookies.drop_door(answer)
    return answer


def _person(request: HttpRequest) -> Supporter | None:
    """Who opened the page, if we know them: behind a stranger's door there is nothing."""
    index = opened_index(request)
    return by_index(index) if index is not None else None


def _ask(language: str) -> HttpResponseRedirect:
    place = reverse("website:mine", kwargs={"language": language})
    return HttpResponseRedirect(place, status=303)
