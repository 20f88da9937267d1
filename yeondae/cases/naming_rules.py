"""Whether a text names somebody who may not be named; pure, for texts that everyone may read."""

import re
from collections.abc import Iterable

from yeondae.cases.models import Person
from yeondae.cases.rules.showing import leave
from yeondae.core import clock

SERIOUS = 4  # letters; a shorter Latin word is a word of its own too often


def unsaid_in(texts: Iterable[str], people: Iterable[Person]) -> bool:
    """Whether one of `texts` holds a name, or a longer part of one, of who may not be named.

    Load people with their case and consents.
    """
    words = [word for person in people if not _may_be_named(person) for word in _words(person)]
    if not words:
        return False
    # Korean writes particles onto a name, so only Latin letters may not follow.
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?![A-Za-zÀ-ž])", re.IGNORECASE)
    return any(pattern.search(text) for text in texts)


def _may_be_named(person: Person) -> bool:
    today = clock.today_in(person.case.time_zone)
    return leave(person.risk, person.consents.all(), today).name


def _words(person: Person) -> list[str]:
    written = {*person.names.values(), *(name.text for name in person.all_names.all())}
    parts = {part for text in written for part in (text, *text.split())}
    return [re.escape(part) for part in parts if len(part) >= SERIOUS or not part.isascii()]
