"""A letter beside the sample it began as: which paragraphs its writer changed, and how."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yeondae.letters.models import Letter

# Nearer than this a paragraph counts as the same one, changed; else as a new one.
SAME = 0.55
WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Passage:
    """One paragraph or demand: as it is, and as it differs from the sample."""

    text: str
    is_demand: bool
    is_changed: bool
    marked: SafeString


@dataclass(frozen=True)
class Reading:
    """A letter to read: its passages, and what of the sample its writer left out."""

    passages: Sequence[Passage]
    left_out: Sequence[str]


def reading(letter: Letter) -> Reading:
    """What a letter says and what of it is its writer's own."""
    sample = _parts(letter.version.words["letter"]) if letter.version else []
    unused = [text for text, _is_demand in sample]
    passages = []
    for text, is_demand in _parts(letter.content):
        near = max(unused, key=lambda each: _likeness(each, text), default="")
        likeness = _likeness(near, text)
        if likeness >= SAME:
            unused.remove(near)
        source = near if likeness >= SAME else ""
        is_changed = _plain(source) != _plain(text)
        passages.append(Passage(text, is_demand, is_changed, _marked(source, text)))
    return Reading(passages, unused)


def _parts(content: Mapping[str, Any]) -> list[tuple[str, bool]]:
    names = (("paragraphs", False), ("demands", True), ("after", False))
    return [(text, is_demand) for name, is_demand in names for text in content.get(name, [])]


def _plain(text: str) -> str:
    """Without what is filled in for each letter anyway: fields of the sample, numbers."""
    return " ".join(re.sub(r"\{\w+\}|\d+", "#", text).split())


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _marked(old: str, new: str) -> SafeString:
    """The new text, its own words marked; everything escaped."""
    before, after = WORDS.findall(_plain(old)), WORDS.findall(new)
    comparable = [re.sub(r"\d+", "#", word) for word in after]
    pieces = []
    for kind, _i, _j, start, end in SequenceMatcher(
        None, before, comparable, autojunk=False
    ).get_opcodes():
        text = "".join(after[start:end])
        if text:
            own = kind != "equal" and bool(text.strip())
            pieces.append(format_html("<ins>{}</ins>" if own else "{}", text))
    return format_html_join("", "{}", ((piece,) for piece in pieces))
