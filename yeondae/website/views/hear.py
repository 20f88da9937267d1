"""To hear of other calls: an address, a mailed code, done. Ended in each mail, or on My letters."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.core import clock
from yeondae.flows import subscribe
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.fields import AddressForm, CodeForm
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.words import choices


@own_forms_only
@in_language
def hear(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """Ask for the code. Known and unknown addresses are answered alike."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    words = _("Mail me of other urgent actions. I can end this at any time.")
    if form.is_valid():
        token = subscribe.ask(
            email=form.cleaned_data["email"],
            language=interface_language(language),
            words=words,
            now=clock.now(),
        )
        answer = _to("hear_code", language)
        cookies.set_hearing(answer, token)
        return answer
    context = {"form": form, "words": words, "languages": choices("hear", language=language)}
    return page("hear", context, language=language)


@own_forms_only
@in_language
def code(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """The code from the mail."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    problem = ""
    if form.is_valid():
        token = cookies.read(request, cookies.HEARING)
        if subscribe.confirm(token=token, code=form.cleaned_data["code"], now=clock.now()):
            answer = _to("hear_done", language)
            cookies.drop_hearing(answer)
            return answer
        problem = _(
            "This is not the code, or it is older than an hour or was tried five times. Look at "
            "the newest mail, or ask for another code."
        )
    context = {"form": form, "problem": problem,
               "languages": choices("hear_code", language=language)}  # fmt: skip
    return page("hear_code", context, language=language)


@own_forms_only
@in_language
def done(request: HttpRequest, *, language: str) -> HttpResponseBase:
    """It is kept."""
    return page("hear_done", {"languages": choices("hear_done", language=language)},
                language=language)  # fmt: skip


def _to(name: str, language: str) -> HttpResponseRedirect:
    place = reverse(f"website:{name}", kwargs={"language": language})
    return HttpResponseRedirect(place, status=303)
