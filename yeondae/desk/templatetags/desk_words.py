"""Small words for the desk's templates."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.texts import CUT
from yeondae.core.countries import country_name as named
from yeondae.core.languages import name_of
from yeondae.core.numerals import written as written_in
from yeondae.petitions.models import PetitionText

register = template.Library()
OF_SHEET = {
    "counted": _("counted"),
    "unreadable": _("unreadable"),
    "duplicate": _("signed before"),
    "held": _("the name stands elsewhere too: a person decides"),
    "refused": _("no usable address"),
}


@register.filter
def language_name(code: str) -> str:
    """ "ko" as "Korean", in the reader's language."""
    return name_of(code, get_language() or "en")


@register.filter
def country_name(code: str) -> str:
    """ "KR" as "South Korea", in the reader's language."""
    return named(code, get_language() or "en")


@register.filter
def written(number: int) -> str:
    """12000 as "12,000", as the reader's language writes it."""
    return written_in(number, get_language() or "en")


@register.filter
def title_for_reader(texts: Iterable[PetitionText]) -> str:
    """The title in the reader's language, else in English, else in whichever there is."""
    titles = {each.language: each.title for each in texts}
    return titles.get(get_language() or "en") or titles.get("en") or next(iter(titles.values()), "")


@register.filter
def of_sheet(word: object) -> object:
    """What became of a line of a paper sheet, in words; a number stays a number."""
    return OF_SHEET.get(str(word), word)


@register.filter
def cuts(text: str) -> SafeString:
    """A paragraph, escaped, with the places marked where private sentences were left out."""
    mark = format_html('<mark class="cut">{}</mark>', CUT)
    return SafeString(mark.join(escape(part) for part in text.split(CUT)))
