"""The letter to somebody who came out, as everyone reads it: a page and a PDF."""

from django.http import Http404, HttpRequest, HttpResponse

from yeondae.letters.greeting import public_greeting, sheet_of, words_of
from yeondae.letters.models import Greeting
from yeondae.letters.typesetting import long_date
from yeondae.typeset.letter import letter_pdf
from yeondae.website.answers import page, remembered
from yeondae.website.languages import in_language, language_name
from yeondae.website.pages.words import choices


def _found(public_id: str) -> Greeting:
    greeting = public_greeting(public_id)
    if greeting is None:
        raise Http404("There is no such letter.")
    return greeting


@remembered
@in_language
def greeting(request: HttpRequest, *, language: str, public_id: str) -> HttpResponse:
    """The letter in its own language, on a page in the reader's."""
    found = _found(public_id)
    context = {
        "letter": words_of(found),
        "greeting": found,
        "case": found.person.case,
        "dated": long_date(found.dated, found.language),
        "written_in": "" if found.language == language else language_name(found.language),
        "languages": choices("greeting", language=language, public_id=public_id),
    }
    return page("cases/greeting", context, language=language)


@remembered
@in_language
def document(request: HttpRequest, *, language: str, public_id: str) -> HttpResponse:
    """The same as it is printed."""
    pdf = letter_pdf(sheet_of(_found(public_id)))
    return HttpResponse(pdf, content_type="application/pdf")
