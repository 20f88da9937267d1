"""Whether a text names somebody who may not be named; pure, for texts that everyone may read."""

import re
from collections.abc import Callable, Container, Iterable
from typing import Any

from yeondae.cases.models import Person
from yeondae.cases.rules.showing import leave
from yeondae.core import clock

GONE = re.escape("[…]")
SERIOUS = 4  # letters; a shorter Latin word is a word of its own too often


def unsaid_in(texts: Iterable[str], people: Iterable[Person]) -> bool:
    """Whether one of `texts` holds a name, or a longer part of one, of who may not be named.

    Load people with their case and consents.
    """
    return naming(person for person in people if not _may_be_named(person))(texts)


def naming(people: Iterable[Person]) -> Callable[[Iterable[str]], bool]:
    """Whether one of some texts holds a name, or a longer part of one, of any of `people`."""
    pattern = _any_of(word for person in people for word in _words(person))
    return lambda texts: pattern is not None and any(pattern.search(text) for text in texts)


def without_names(people: Iterable[Person], others: Iterable[str] = ()) -> Callable[[Any], Any]:
    """What takes the names of `people` out of a text, or out of every text of a list or mapping.

    Whatever `unsaid_in` would find of them is gone afterwards, and short parts ("Han") where they
    are written large; but a whole name of `others` stays, and a short part that they share.
    """
    people, others = list(people), set(others)
    shared = {part for name in others for part in name.split()}
    words = {*_short(people, shared), *(word for person in people for word in _words(person))}
    pattern = _any_of(words)
    if pattern is None:
        return lambda value: value
    stay = sorted((name for name in others if pattern.search(name)), key=len, reverse=True)
    kept = rf"(?<!\w)({'|'.join(map(re.escape, stay))})|" if stay else "(?!)()|"
    both = re.compile(kept + pattern.pattern, re.IGNORECASE)

    def without(value: Any) -> Any:
        if isinstance(value, str):
            taken = both.sub(lambda found: found.group(1) or "[…]", value)
            return re.sub(rf"{GONE}(?:[\s·]*{GONE})+", "[…]", taken)
        if isinstance(value, dict):
            return {key: without(each) for key, each in value.items()}
        return [without(each) for each in value] if isinstance(value, list) else value

    return without


def named_whole(people: Iterable[Person]) -> Callable[[Iterable[str]], bool]:
    """Whether one of some texts holds a whole name of `people`, in either order, hyphens or not.

    For texts far from their case, where a part of a name ("Han") would mean many others.
    """
    pattern = _any_of(
        written for person in people for name in whole_names(person) for written in _orders(name)
    )
    return lambda texts: pattern is not None and any(pattern.search(text) for text in texts)


def whole_names(person: Person) -> set[str]:
    """Every name of a person as it is written somewhere; none of an erased one."""
    return {*person.names.values(), *(name.text for name in person.all_names.all())} - {""}


def _orders(name: str) -> Iterable[str]:
    parts = name.split()
    for order in (parts, parts[1:] + parts[:1], parts[-1:] + parts[:-1]):
        yield r"[\s,]+".join(r"[-‐ ]?".join(map(re.escape, part.split("-"))) for part in order)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first: a part must not leave the rest of its name behind.
    parts = sorted(set(words), key=len, reverse=True)
    if not parts:
        return None
    # Korean writes particles onto a name, so only Latin letters may not follow.
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?![A-Za-zÀ-ž])", re.IGNORECASE)


def _may_be_named(person: Person) -> bool:
    today = clock.today_in(person.case.time_zone)
    return leave(person.risk, person.consents.all(), today).name


def _words(person: Person) -> list[str]:
    return [re.escape(part) for part in _parts(person) if not _is_short(part)]


def _short(people: Iterable[Person], shared: Container[str]) -> list[str]:
    """Short Latin parts of a name, to be found only as they are written."""
    parts = {part for person in people for part in _parts(person)} - {""}
    return [
        rf"(?-i:{re.escape(part)})"
        for part in parts
        if _is_short(part) and part[0].isupper() and len(part) > 1 and part not in shared
    ]


def _is_short(part: str) -> bool:
    return part.isascii() and len(part) < SERIOUS


def _parts(person: Person) -> set[str]:
    return {part for text in whole_names(person) for part in (text, *text.split())}
