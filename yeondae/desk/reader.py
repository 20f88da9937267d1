"""In which language somebody reads the desk."""

from django.utils.translation import get_language


def reader() -> str:
    """The language of whoever is looking; `core.languages.said` falls back from it."""
    return get_language() or "en"
