"""The first words of a notice that the machine drafts; a person reads and sends it.

Subjects name nobody: a mail's subject is read over shoulders and by providers.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.calls.models import Call
from yeondae.cases.models import Change
from yeondae.cases.queries import shown
from yeondae.letters.typesetting import long_date

Words = dict[str, dict[str, str]]


def words_of_change(call: Call, change: Change) -> Words:
    """A draft in each language of the call, about what was reported of one person."""
    languages = [edition.language for edition in call.editions.filter(is_public=True)] or ["en"]
    return {language: _of_change(call, change, language) for language in languages}


def _of_change(call: Call, change: Change, language: str) -> dict[str, str]:
    with override(language):
        person = shown(change.person, language)
        who = person.name or _("one of the people you wrote for")
        text = _(
            "You wrote a letter in the urgent action %(code)s. There is news: %(who)s – "
            "%(what)s, %(on)s (source: %(source)s).\n\n"
            "[What it means, and what we ask now]\n\n%(url)s"
        ) % {
            "code": call.code,
            "who": who,
            "what": change.get_kind_display(),
            "on": long_date(change.on, language),
            "source": change.source_name,
            "url": f"{settings.SITE_URL}/{language}/calls/{call.slug}/",
        }
        return {"subject": _("News of an urgent action that you took part in"), "text": text}


def unfinished(words: Words) -> bool:
    """Whether a passage in square brackets, which a person must write, is still there."""
    return any("[" in entry["text"] and "]" in entry["text"] for entry in words.values())
