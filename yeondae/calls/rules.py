"""Pure rules of calls: when letters are taken, what stops a publication, which step follows which.

draft ──submit──▶ in_review ──approve──▶ published ──stop──▶ stopped ──resume──▶ published
  │                  ▲ └─take back─▶ draft    │                 │
  └──first report────┼────────────────────▶ published           │
                     └ its review: approve    └──────close──────┴──▶ closed
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.calls.models import Call, EditionVersion
from yeondae.calls.words import EditionWords, missing_places, paragraphs
from yeondae.cases import rules as case_rules
from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.core.languages import name_of

REVIEW_WITHIN = timedelta(hours=6)
SERIOUS_NAME = 3  # letters; a shorter part of a name is too often a word of the text
S = Call.State


class Acceptance(NamedTuple):
    """Whether a call takes letters, and why not, or why they are held: a code, "" for plainly yes.

    Codes: ask_first (taken, held), stopped, closed, not_published, words_held.
    """

    accepted: bool
    reason: str = ""


def accepts_letters(call: Call, now: datetime) -> Acceptance:
    """After the send-by date (a date at the call's place) letters are taken and held."""
    if call.state == S.STOPPED:
        return Acceptance(False, "stopped")
    if call.state == S.CLOSED:
        return Acceptance(False, "closed")
    if call.state != S.PUBLISHED:
        return Acceptance(False, "not_published")
    if call.words_held_at is not None:
        return Acceptance(False, "words_held")
    if is_past_send_by(call, now):
        return Acceptance(True, "ask_first")
    return Acceptance(True)


def is_past_send_by(call: Call, now: datetime) -> bool:
    """Whether the send-by date is over at the call's place; without a date it never is."""
    return (
        call.send_by is not None and now.astimezone(ZoneInfo(call.time_zone)).date() > call.send_by
    )


def review_overdue(call: Call, now: datetime) -> bool:
    """Whether a first report still waits for its second pair of eyes after six hours."""
    return (
        call.state in {S.PUBLISHED, S.STOPPED}
        and call.approved_by_id is None
        and call.review_due_at is not None
        and now > call.review_due_at
    )


def names_not_to_say(people: Iterable[Person]) -> list[str]:
    """The written names that the words of a call must not contain: R3, R4, or no consent."""
    kept: list[str] = []
    for person in people:
        today = clock.today_in(person.case.time_zone)
        if not case_rules.leave(person.risk, person.consents.all(), today).name:
            kept += person.names.values()
    return kept


def says(texts: Iterable[str], name: str) -> bool:
    """Whether one of the texts contains the name, or a longer part of it, as a word.

    "Park" is found in "the PARK case" and in "Park의", not in "a park" or "Parkhaus".
    """
    parts = {name, *name.split()}
    serious = [re.escape(part) for part in parts if len(part) >= SERIOUS_NAME or not part.isascii()]
    if not serious:
        return False
    # Korean writes particles onto a name, so what follows must be no Latin letter, not no letter.
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(serious)})(?![A-Za-zÀ-ž])", re.IGNORECASE)
    found = (match.group() for text in texts for match in pattern.finditer(text))
    return any(word[0].isupper() or not word[0].isascii() for word in found)


def _texts(words: EditionWords) -> list[str]:
    return [text for _place, text in paragraphs(words)]


def names_in_subject(words: EditionWords, people: Iterable[Person]) -> bool:
    """Whether the letter's subject names anybody: every machine on the way reads a subject."""
    names = [name for person in people for name in person.names.values()]
    return any(says([words["letter"]["subject"]], name) for name in names)


def why_not_publish(
    call: Call, people: Sequence[Person], versions: Sequence[EditionVersion]
) -> list[str]:
    """The sentences that stop a publication of `call`; empty: nothing stops it.

    `people` with their consents; `versions`: the newest of each language that is to go out.
    """
    reasons = case_rules.may_publish(people)
    # Whoever is not ready has a sentence already; their name in the words needs no second one.
    hidden = names_not_to_say(each for each in people if not case_rules.may_publish([each]))
    if not versions:
        reasons.append(_("There is no language version yet. Write one."))
    for version in versions:
        reasons += _against_words(version, people, hidden)
    if not call.at_risk and not call.nobody_at_risk:
        reasons.append(
            _("No country at risk is named. Name it, or say in the facts that there is none.")
        )
    if not call.offices.all():
        reasons.append(_("No office is asked. Say to whom people should write."))
    return reasons


def why_not_show_words(people: Sequence[Person], version: EditionVersion) -> list[str]:
    """The sentences that stop new words of a call that is out already; empty: nothing does.

    Whoever may not be named keeps the call from nothing: words without them are what is wanted.
    """
    return _against_words(version, people, names_not_to_say(people))


def _against_words(
    version: EditionVersion, people: Sequence[Person], hidden: Sequence[str]
) -> list[str]:
    words = version.words
    found = []
    if not words["title"].strip() or not words["letter"]["paragraphs"]:
        found.append(_("The version in %(language)s lacks its title or its sample letter."))
    if not words["letter"]["subject"].strip():
        found.append(_("The letter in %(language)s has no subject. Write one that names nobody."))
    source = version.translates
    if source is not None and missing_places(source.words, words):
        found.append(_("The version in %(language)s leaves out what its source says."))
    if any(says(_texts(words), name) for name in hidden):
        found.append(_("The version in %(language)s names someone who must not be named."))
    if names_in_subject(words, people):
        found.append(
            _("The subject of the letter in %(language)s names someone. Subjects name nobody.")
        )
    language = name_of(version.edition.language, get_language() or "en")
    return [sentence % {"language": language} for sentence in found]
