"""The private page: one's own letters with their proof, opened by a mailed code for 30 minutes."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.appeals import queries, services
from yeondae.appeals.models import Appeal
from yeondae.core import clock
from yeondae.flows import open_private_page
from yeondae.flows.end_news import end_news
from yeondae.flows.withdraw import withdraw as take_back
from yeondae.letters.services import document as sent_bytes
from yeondae.sealing.files import NoSuchFile
from yeondae.supporters.queries import by_index
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.fields import AddressForm, CodeForm
from yeondae.website.languages import in_language
from yeondae.website.pages.my_letters import my_letters, my_mails
from yeondae.website.pages.words import choices


@own_forms_only
@in_language
def ask(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """Ask for a code, unless the page is open. Known and unknown addresses are answered alike."""
    if request.method != "POST" and opened_index(request) is not None:
        return _to("mine_letters", language)
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        token = open_private_page.ask_code(
            email=form.cleaned_data["email"], language=language, now=clock.now()
        )
        answer = _to("mine_code", language)
        cookies.set_door(answer, token)
        return answer
    context = {"form": form, "languages": choices("mine", language=language)}
    return page("mine_ask", context, language=language)


@own_forms_only
@in_language
def code(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """The code from the mail."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        token = cookies.read(request, cookies.DOOR)
        typed = form.cleaned_data["code"]
        if services.open_door(token=token, code=typed, now=clock.now()):
            return _to("mine_letters", language)
        problem = _(
            "This is not the code, or it is older than an hour or was tried five times. Look at "
            "the newest mail, or ask for another code."
        )
        form.add_error("code", problem)
    context = {"form": form, "languages": choices("mine", language=language)}
    return page("mine_code", context, language=language)


@own_forms_only
@in_language
def letters(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """Every letter with every sending and its proof."""
    index = opened_index(request)
    if index is None:
        return _to("mine", language)
    context = {
        "letters": my_letters(index, language),
        "mails": my_mails(index),
        "languages": choices("mine_letters", language=language),
    }
    return page("mine_letters", context, language=language)


@own_forms_only
@in_language
def document(request: HttpRequest, *, language: str, pk: int) -> HttpResponseBase:
    """The bytes that were (or will be) sent, of one's own letter."""
    appeal = _own(request, pk)
    try:
        pdf = sent_bytes(appeal.letter)
    except (NoSuchFile, Appeal.letter.RelatedObjectDoesNotExist):
        raise Http404("This letter is not on paper any more, or not yet.") from None
    return HttpResponse(pdf, content_type="application/pdf")


@own_forms_only
@in_language
def withdraw(request: HttpRequest, *, language: str, pk: int) -> HttpResponseBase:
    """Take back what has not gone."""
    if request.method == "POST":
        take_back(appeal=_own(request, pk), now=clock.now())
    return _to("mine_letters", language)


@own_forms_only
@in_language
def end_mails(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """Take back the consent to mails of one kind."""
    index = opened_index(request)
    supporter = by_index(index) if index else None
    if request.method == "POST" and supporter is not None:
        purpose = request.POST.get("purpose", "")
        end_news(supporter=supporter, purpose=purpose, now=clock.now())
    return _to("mine_letters", language)


@own_forms_only
@in_language
def leave(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """Shut the page before its 30 minutes are over."""
    answer = _to("home", language)
    if request.method == "POST":
        services.close_door(token=cookies.read(request, cookies.DOOR))
        cookies.drop_door(answer)
    return answer


def opened_index(request: HttpRequest) -> bytes | None:
    """The blind index of whoever opened the private page; None where it is shut."""
    token = cookies.read(request, cookies.DOOR)
    return queries.open_index(token, now=clock.now()) if token else None


def _own(request: HttpRequest, pk: int) -> Appeal:
    """The appeal `pk`, if it belongs to whoever opened the page; raises Http404."""
    index = opened_index(request)
    appeal = queries.appeals_of(index).filter(pk=pk).first() if index else None
    if appeal is None:
        raise Http404("There is no such letter of yours, or the page was shut after 30 minutes.")
    return appeal


def _to(name: str, language: str) -> HttpResponseRedirect:
    place = reverse(f"website:{name}", kwargs={"language": language})
    return HttpResponseRedirect(place, status=303)
