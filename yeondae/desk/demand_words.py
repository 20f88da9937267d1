"""The demands of a call in the reader's language."""

from yeondae.calls.models import Call


def demand_words(call: Call, language: str) -> dict[int, str]:
    """By position, as the edition in `language` (else in English, else any) says them."""
    editions = {
        edition.language: edition.current
        for edition in call.editions.select_related("current")
        if edition.current
    }
    version = editions.get(language) or editions.get("en") or next(iter(editions.values()), None)
    return dict(enumerate(version.words["demands"])) if version else {}
