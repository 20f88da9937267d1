"""The page behind a letter's code: it tells a recipient what they hold, and names nobody."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from yeondae.core.ids import read_reference
from yeondae.letters.models import Letter
from yeondae.letters.typesetting import long_date
from yeondae.website.answers import page, private
from yeondae.website.languages import in_language, interface_language
from yeondae.website.pages.words import choices


def letter_short(request: HttpRequest, reference: str) -> HttpResponseBase:
    """To the page in the language of the letter; in English where there is no such letter."""
    letter = _found(reference)
    language = interface_language(letter.language) if letter else "en"
    place = {"language": language, "reference": reference[:20]}
    return HttpResponseRedirect(reverse("website:letter", kwargs=place))


@in_language
def letter(request: HttpRequest, *, language: str, reference: str) -> HttpResponse:
    """What this letter is, who answers for it, how to reply. No writer, no person held."""
    found = _found(reference)
    context = {
        "reference": found.reference if found else "",
        "office": found.office.title_in(language) if found else "",
        "on": long_date(found.frozen_at.date(), language) if found else "",
        "slug": found.call.slug if found else "",
        "code": found.call.code if found else "",
        "languages": choices("letter", language=language, reference=reference[:20]),
    }
    response = page("letter", context, language=language, status=200 if found else 404)
    private(response)
    return response


def _found(reference: str) -> Letter | None:
    return (
        Letter.objects.select_related("call", "office")
        .filter(reference=read_reference(reference[:20]))
        .first()
    )
