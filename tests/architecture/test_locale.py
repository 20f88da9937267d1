"""German and Korean: every sentence is there, and nothing in it breaks."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from yeondae.config.management.commands.makemessages import ARGUMENTS, keywords, names_in

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "yeondae"
LANGUAGES = ("de", "ko")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
TAG = re.compile(r"</?\w+")


@cache
def catalogue(language: str, root: Path = PACKAGE) -> Catalog:
    path = root / "locale" / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=root == PACKAGE)


def entries(language: str) -> list[tuple[Message, str, str]]:
    """Each form of each entry beside the English that it stands for."""
    found = []
    for message in catalogue(language):
        if not message.id:
            continue
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        # The one form of Korean stands for the English plural, which has the number in it.
        meant = english if len(texts) == len(english) else english[-1:]
        found += [(message, each, text) for each, text in zip(meant, texts, strict=True)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_missing_or_uncertain(language: str) -> None:
    assert [message.id for message, _english, text in entries(language) if not text.strip()] == []
    assert [message.id for message, _e, _t in entries(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_keeps_its_placeholders(language: str) -> None:
    broken = [
        (english, text)
        for _message, english, text in entries(language)
        if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert broken == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_keeps_its_tags_and_its_line_ends(language: str) -> None:
    for _message, english, text in entries(language):
        assert sorted(TAG.findall(english)) == sorted(TAG.findall(text)), english
        assert english.startswith("\n") == text.startswith("\n"), english
        assert english.endswith("\n") == text.endswith("\n"), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_is_polite_and_plain(language: str) -> None:
    """Korean pages speak in 합니다체; German ones say Sie."""
    rude = {"de": r"\b(du|dein|deine|dir|dich)\b", "ko": r"(해요|어요|아요|네요|세요)[.?!]?$"}
    pattern = re.compile(rude[language])
    assert [text for _message, _english, text in entries(language) if pattern.search(text)] == []


def test_both_languages_have_the_same_entries() -> None:
    ids = [{message.id for message in catalogue(language)} for language in LANGUAGES]
    assert ids[0] == ids[1]


def wrapped(path: Path) -> Iterator[tuple[object, object]]:
    """The context and the sentence of each call of gettext, whatever the file calls it."""
    code = ast.parse(path.read_text(encoding="utf-8"))
    names = names_in(code)
    for call in ast.walk(code):
        if not isinstance(call, ast.Call):
            continue
        called = call.func
        if isinstance(called, ast.Name):
            kind = names.get(called.id)
        else:
            # `translation.gettext("Yes")`
            kind = called.attr if isinstance(called, ast.Attribute) else None
        if kind not in ARGUMENTS:
            continue
        has_context = "c" in ARGUMENTS[kind]
        texts = [each.value if isinstance(each, ast.Constant) else None for each in call.args]
        # A sentence that is not written here was marked by gettext_noop elsewhere.
        if isinstance(texts[has_context], str):
            yield (texts[0] if has_context else None), texts[has_context]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wrapped_sentence_is_translated_under_whatever_name(language: str) -> None:
    """Without GNU gettext, and by what each file imports: `_`, `_t` and any name to come."""
    kept = {
        (message.context, message.id[0] if isinstance(message.id, tuple) else message.id)
        for message in catalogue(language)
    }
    forgotten = [
        f"{path.relative_to(PACKAGE)}: {sentence}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for context, sentence in wrapped(path)
        if (context, sentence) not in kept
    ]
    assert forgotten == [], "run makemessages and translate these"


def test_the_collector_is_told_every_name(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    names = "gettext as say, gettext_lazy as _, ngettext_lazy as count, npgettext, override"
    (tmp_path / "desk" / "forms.py").write_text(f"from django.utils.translation import {names}\n")
    told = ["_:1", "count:1,2", "npgettext:1c,2,3", "say:1"]
    assert keywords(tmp_path) == [f"--keyword={each}" for each in told]


@pytest.mark.long
@pytest.mark.skipif(which("xgettext") is None, reason="GNU gettext is not installed")
def test_no_sentence_of_the_code_is_forgotten(tmp_path: Path) -> None:
    """What GNU gettext finds in code and templates today is what the files hold."""
    copied = tmp_path / "yeondae"
    for language in LANGUAGES:
        (copied / "locale" / language / "LC_MESSAGES").mkdir(parents=True)
    for folder in PACKAGE.iterdir():
        if folder.is_dir() and folder.name not in ("locale", "__pycache__"):
            (copied / folder.name).symlink_to(folder)
    command = ["-m", "django", "makemessages", "--symlinks", "-a", "--add-location", "never"]
    subprocess.run([sys.executable, *command, "-l", "de", "-l", "ko"], cwd=copied, check=True,
                   env={"PYTHONPATH": str(REPOSITORY), "PATH": "/usr/bin:/bin",
                        "DJANGO_SETTINGS_MODULE": "yeondae.config.settings",
                        "YEONDAE_HOME": str(tmp_path / "home")})  # fmt: skip
    for language in LANGUAGES:
        now = {message.id for message in catalogue(language, copied)}
        kept = {message.id for message in catalogue(language)}
        assert now - kept == set(), "run makemessages and translate these"
