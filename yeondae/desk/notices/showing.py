"""What a page about a notice shows: each language version as it will arrive, and the release."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yeondae.calls.models import Call
from yeondae.cases.models import Person
from yeondae.desk.doing import number_of
from yeondae.mailings.models import Notice
from yeondae.mailings.parcels import whole_text


@dataclass(frozen=True)
class Arriving:
    """One language version as a mail program shows it."""

    language: str
    subject: str
    text: str


def as_it_arrives(notice: Notice) -> list[Arriving]:
    """Every language version with what is added below it."""
    place = _("(Here stands the address that ends them.)")
    return [
        Arriving(language, words["subject"], whole_text(notice, language, place))
        for language, words in notice.words.items()
    ]


def release_of(call: Call | None, key: str) -> Person | None:
    """Whose release a new notice waits for; None: for nobody's."""
    return call.people.filter(pk=number_of(key)).first() if call else None
