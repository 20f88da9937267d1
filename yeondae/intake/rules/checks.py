"""What a person should look at: things lost, left open, claimed or contradicting each other."""

import re
from collections.abc import Iterator
from datetime import date

from yeondae.intake.draft import Caution, Claim, Contact, Draft, Event, Span, Target
from yeondae.intake.page import Page
from yeondae.intake.remarks import remark
from yeondae.intake.rules.chronicle import Chronicle
from yeondae.intake.rules.dates import dates_in, weekday_pattern, weekdays
from yeondae.intake.rules.letter import LetterPart
from yeondae.intake.rules.places import classes_of, places_in
from yeondae.intake.rules.small import small
from yeondae.intake.words import Vocabulary, any_language, cue, tables

SOME = 10  # in a letter to a ministry
MANY = 1000  # from here on a number without a source is worth a look wherever it stands


def lost_contacts(draft: Draft) -> Iterator[Caution]:
    """Labels with no address behind them."""
    parties: tuple[Target | Contact, ...] = (*draft.targets, *draft.copy_to, *draft.contacts)
    for party in parties:
        for value in party.emails:
            if value.value is None:
                yield Caution(remark("email-lost"), value.spans)
        for value in party.websites:
            if value.value is None:
                yield Caution(remark("web-lost"), value.spans)


def of_contacts(draft: Draft) -> Iterator[Caution]:
    """The warnings of numbers and addresses, together with all others."""
    parties: tuple[Target | Contact, ...] = (*draft.targets, *draft.copy_to, *draft.contacts)
    for party in parties:
        for number in party.numbers:
            yield from number.warnings
        if party.address:
            yield from party.address.warnings


def lost_links(page: Page, draft: Draft) -> Iterator[Caution]:
    """Lines that announce a link, with nothing behind; a label of somebody's is said already."""
    said = [span for each in lost_contacts(draft) for span in each.spans]
    web = cue(f"{tables('labels')['web']}|{any_language('link_words')}")
    lines = [line for line in page.lines if not line.blank]
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        opens = re.search(r"(?::|->|→|\()\Z", line.text)
        follows = after is not None and re.match(r"https?:|www\.|\S+\.\w{2,4}(?:/|\Z)", after.text)
        listed = after is not None and after.bullet
        known = any(start < line.end and line.start < end for start, end in said)
        if (
            opens
            and not (follows or known or listed)
            and web.search(line.text)
            and len(line.text) < 120
        ):
            yield Caution(remark("link-lost", words=line.text), ((line.start, line.end),))


def undated_letter(letters: tuple[LetterPart, ...], anchor: date | None) -> Iterator[Caution]:
    """A sample letter with a day but no year: it will be read months later."""
    for letter in letters:
        for paragraph in letter.paragraphs:
            for mention in dates_in(paragraph.text, anchor):
                if mention.why and mention.why.code.startswith("year-"):
                    words = paragraph.text[mention.start : mention.end]
                    span = paragraph.span(mention.start, mention.end)
                    yield Caution(remark("letter-without-year", words=words), (span,))


def unsourced(claims: tuple[Claim, ...], letters: tuple[LetterPart, ...]) -> Iterator[Caution]:
    """Great numbers, and any number in a letter, for which nobody is named who counted."""
    spans = [each.span for each in letters]
    seen = set()
    for claim in claims:
        in_letter = any(a <= claim.spans[0][0] < b for a, b in spans)
        if (
            not claim.sourced
            and claim.number >= (SOME if in_letter else MANY)
            and claim.as_written not in seen
        ):
            seen.add(claim.as_written)
            yield Caution(remark("claim-without-source", words=claim.as_written), claim.spans)


def letter_against_story(
    letters: tuple[LetterPart, ...], events: tuple[Event, ...], words: Vocabulary
) -> Iterator[Caution]:
    """A letter that says of each "at home or at work" where the story has someone elsewhere."""
    for letter in letters:
        for paragraph in letter.paragraphs:
            for place in places_in(paragraph.text, words):
                before = paragraph.text[max(0, place.start - 30) : place.start].rstrip()
                if cue(words.each, end=True).search(before):
                    span = paragraph.span(place.start, place.end)
                    yield from _elsewhere(events, place.words, span, letter.span, words)


def _elsewhere(
    events: tuple[Event, ...], said: str, span: Span, letter: Span, words: Vocabulary
) -> Iterator[Caution]:
    for event in events:
        if event.place is None or event.person is None or event.kind not in {"arrest", "abduction"}:
            continue
        told = event.place.spans[0]
        known = classes_of(event.place.value or "", words)
        if letter[0] <= told[0] < letter[1] or known & classes_of(said, words) or known == {"city"}:
            continue
        values = {"person": event.person, "letter": said, "story": event.place.value or ""}
        yield Caution(remark("letter-against-story", **values), (span, told))


def other_days(told: Chronicle) -> Iterator[Caution]:
    """A letter that gives another day than the story."""
    for story, letter in told.conflicts:
        days = [each.on.value or "" if each.on else "" for each in (story, letter)]
        values = {"person": letter.person or "", "story": days[0], "letter": days[1]}
        yield Caution(remark("letter-day-against-story", **values), letter.spans)


def wrong_weekdays(page: Page) -> Iterator[Caution]:
    """ "Wednesday, November 28, 2007" where that day was no Wednesday."""
    for paragraph in page.paragraphs:
        for mention in dates_in(paragraph.text):
            start = max(0, mention.start - 14)
            found = weekday_pattern().search(paragraph.text[start : mention.start])
            if found and mention.day and weekdays()[small(found[1])] != mention.day.weekday():
                words = paragraph.text[start + found.start() : mention.end]
                span = paragraph.span(start + found.start(), mention.end)
                yield Caution(remark("weekday-wrong", words=words), (span,))


def left_out(draft: Draft) -> Iterator[Caution]:
    """A demand or caption that asks for the release of some, but not of all, at risk."""
    everyone = {person.name.value for person in draft.people}
    for demand in draft.demands:
        missing = everyone - set(demand.people)
        if demand.action == "release" and len(demand.people) > 1 and missing:
            names = ", ".join(sorted(filter(None, missing)))
            yield Caution(remark("someone-left-out", names=names), demand.text.spans)


def missing(draft: Draft) -> Iterator[Caution]:
    """What a call needs and this text does not have."""
    if draft.issued_on is None:
        yield Caution(remark("no-issue-date"))
    if draft.kind.value in {"urgent_call", "update"}:
        for code, found in (("no-target", draft.targets), ("no-people", draft.people)):
            if not found:
                yield Caution(remark(code))
