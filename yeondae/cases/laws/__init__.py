"""The laws that people are charged under: one file of data for each country, no code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yeondae.core.languages import said

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Article:
    """One article with what it is about; the most years in prison where a source gives them."""

    number: str
    names: Mapping[str, str]
    most_years: int | None = None


@dataclass(frozen=True)
class Law:
    """A law by its code ("KR-NSA"), its names by language, and what else it is called."""

    code: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    articles: tuple[Article, ...] = ()

    def name_in(self, language: str) -> str:
        """The name for readers of `language`."""
        return said(self.names, language, default=self.code)

    def article(self, number: str) -> Article | None:
        """The article of this number, where the pack knows it."""
        return next((each for each in self.articles if each.number == number), None)


@cache
def laws() -> dict[str, Law]:
    """Every law of every pack, by its code."""
    packs = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    return {law.code: law for pack in packs for law in map(_law, pack["law"])}


def _law(row: dict) -> Law:  # type: ignore[type-arg]  # as TOML gives it
    return Law(
        code=row["code"],
        names=row["names"],
        aliases=tuple(row.get("aliases", ())),
        articles=tuple(
            Article(each["number"], each["names"], each.get("most_years"))
            for each in row.get("article", ())
        ),
    )


def find_law(written: str) -> Law | None:
    """The law that somebody calls so: by code, name or alias, in any language."""
    plain = written.strip().casefold()
    for law in laws().values():
        called = {law.code, *law.names.values(), *law.aliases}
        if plain in {each.casefold() for each in called}:
            return law
    return None


def law_name(code: str, language: str) -> str:
    """How a law is called in `language`; its code where no pack knows it."""
    law = laws().get(code)
    return law.name_in(language) if law else code
