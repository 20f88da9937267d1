"""Words that label people instead of naming what happened to them never reach a page."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "yeondae"
FORBIDDEN = {
    "victim": r"\bvictims?\b",
    "person of concern": r"\bpersons? of concern\b",
    "illegal": r"\billegals?\b",
    "Opfer": r"\bOpfern?s?\b",
    "불법체류": r"불법\s?체류",
    "피해자": r"피해자|희생자",
    "사건 (for a case: 사례)": r"사건",
}
TRANSLATES = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "_"}


@cache
def spoken() -> tuple[tuple[Path, str], ...]:
    """Every text that people may see: templates, translations, demo, words in the code."""
    return tuple(_spoken())


def _spoken() -> Iterator[tuple[Path, str]]:
    for folder, pattern in ((PACKAGE, "**/templates/**/*.html"), (PACKAGE / "locale", "**/*.po")):
        for path in folder.glob(pattern):
            yield path, path.read_text(encoding="utf-8")
    for path in (PACKAGE / "flows" / "demo" / "data").iterdir():
        yield path, path.read_text(encoding="utf-8")
    for path in PACKAGE.glob("**/*.py"):
        for text in translated(path):
            yield path, text


def translated(path: Path) -> Iterator[str]:
    """The sentences of a module that are wrapped for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATES:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


@pytest.mark.parametrize("word", FORBIDDEN)
def test_a_word_that_labels_people_is_nowhere(word: str) -> None:
    pattern = re.compile(FORBIDDEN[word], re.IGNORECASE)
    found = [f"{path.relative_to(REPOSITORY)}" for path, text in spoken() if pattern.search(text)]
    assert found == []


def test_the_search_would_find_one() -> None:
    assert re.search(FORBIDDEN["illegal"], "the illegals", re.IGNORECASE)
    assert not re.search(FORBIDDEN["illegal"], "illegally", re.IGNORECASE)
    assert any("yeondae/accounts/roles.py" in str(path) for path, _text in spoken())
