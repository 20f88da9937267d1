"""Reading the demo's data files: one of the directory, one a call, one a call and language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

from yeondae.calls.words import EditionWords

FOLDER = Path(__file__).parent / "data"
LANGUAGES = ("en", "de", "ko")
# The first is the one that is open: it gets the first number of the year.
CALLS = ("mtu_2007", "han_2015", "lee_yeong_ju_2018", "lee_seok_ki_2017", "arrests_1998")

# What waits in the incoming of the desk.
RECEIVED = ("received_update", "received_release")

Data = dict[str, Any]


def directory() -> Data:
    """Organisations, offices with their holders, and invented contact points."""
    return _read("directory")


def call(name: str) -> Data:
    """The facts of one call: people, events, demands, of whom it asks, how it stands."""
    return _read(name)


def words(name: str, language: str) -> EditionWords:
    """What one call says in one language."""
    return cast(EditionWords, _read(f"{name}.{language}"))


def source_names(source: str) -> dict[str, str]:
    """A source that everybody reads, by the languages other than English."""
    return cast(dict[str, str], _sources().get(source, {}))


def record(name: str) -> Data:
    """What else is known of a case: names, sources, courts, numbers."""
    return _read(f"record_{name}")


def petition() -> Data:
    """The example petition: to whom, its words, the sheets that came back."""
    return _read("petition_mtu_2007")


def greeting() -> Data:
    """A letter to somebody who came out."""
    return _read("greeting_han_2015")


def community() -> Data:
    """News, who answers for the place, and what people asked: all of it examples."""
    return _read("community")


def received(name: str) -> str:
    """A text as it might arrive, in our own words."""
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


@cache
def _sources() -> Data:
    return _read("sources")


def _read(name: str) -> Data:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
