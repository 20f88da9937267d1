"""The other languages of a call that was made from the form: its facts in standard phrases."""

from collections.abc import Sequence
from dataclasses import replace

from yeondae.calls.facts import CallFacts, PersonFacts
from yeondae.calls.phrases import ASKS, LANGUAGES, Ask, Story, compose, demand_texts
from yeondae.cases.models import Event

TAKEN = frozenset({Event.Kind.ARREST, Event.Kind.DETENTION, Event.Kind.ABDUCTION})
HELD = frozenset({Event.Kind.DETENTION, Event.Kind.TRANSFER})


def in_every_language(facts: CallFacts, authority: str = "") -> CallFacts:
    """The facts with an edition in each language that has phrases, besides those there are."""
    own = facts.language if facts.language in LANGUAGES else "en"
    source = facts.editions.get(own)
    if source is None:
        return facts
    story = _story(facts, source["demands"], own, authority)
    others = {
        language: compose(story, language)
        for language in LANGUAGES
        if language not in facts.editions
    }
    return replace(facts, editions={**facts.editions, **others})


def _story(facts: CallFacts, demands: Sequence[str], own: str, authority: str) -> Story:
    taken = [event.when.on for event in facts.events if event.kind in TAKEN and event.when.on]
    held = [event.place for event in facts.events if event.kind in HELD and event.place]
    organisations = [person.organisation for person in facts.people if person.organisation]
    return Story(
        own_language=own,
        names=[person.names for person in facts.people],
        asks=[_ask(text, facts.people, own) for text in demands],
        on=min(taken) if taken else None,
        authority=authority,
        place=held[-1] if held else "",
        organisation=organisations[0] if organisations else "",
    )


def _ask(text: str, people: Sequence[PersonFacts], own: str) -> Ask:
    """The standard demand that `text` is, word for word; else one's own words."""
    standard = [Ask(code) for code in ASKS]
    story = Story(own, [person.names for person in people], standard)
    for ask, phrase in zip(standard, demand_texts(story, own), strict=True):
        if phrase == text:
            return ask
    return Ask(own=text)
