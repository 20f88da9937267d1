"""Small words for the desk's templates."""

from django import template
from django.utils.translation import get_language

from yeondae.core.languages import name_of

register = template.Library()


@register.filter
def language_name(code: str) -> str:
    """ "ko" as "Korean", in the reader's language."""
    return name_of(code, get_language() or "en")
