"""The documents say what the code does."""

import hashlib
import re
from pathlib import Path

from django.utils.module_loading import autodiscover_modules

from yeondae.accounts.table import as_markdown
from yeondae.core.commands import COMMANDS

REPOSITORY = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
NAMED = re.compile(r"`((?:docs|yeondae|tests|script)/[\w./*-]+)`")
SETTING = re.compile(r"(?:env\.\w+|secret)\(\s*\"([A-Z_]{4,})\"")
COMMAND = re.compile(r"script/yeondae ([a-z][a-z-]+)")
OFFICIAL = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"


def pages() -> list[Path]:
    return [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]


def test_the_table_of_roles_is_the_one_in_the_code() -> None:
    page = (REPOSITORY / "docs" / "concepts.md").read_text(encoding="utf-8")
    assert as_markdown() in page, "Put the output of script/yeondae role-table into the page."


def test_every_link_leads_to_a_file() -> None:
    broken = [
        (page.name, target)
        for page in pages()
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_file_that_a_page_names_is_there() -> None:
    broken = [
        (page.name, path)
        for page in pages()
        for path in NAMED.findall(page.read_text(encoding="utf-8"))
        if not list(REPOSITORY.glob(path.rstrip("/")))
    ]
    assert broken == []


def test_the_licence_is_the_official_text() -> None:
    assert hashlib.sha256((REPOSITORY / "LICENSE").read_bytes()).hexdigest() == OFFICIAL


def test_every_decision_has_a_number_of_its_own() -> None:
    records = sorted(path.name[:4] for path in (REPOSITORY / "docs" / "adr").glob("*.md"))
    assert records == [f"{number:04}" for number in range(1, len(records) + 1)]


def test_every_setting_is_explained() -> None:
    page = (REPOSITORY / "docs" / "operations.md").read_text(encoding="utf-8")
    read = {
        name
        for path in (REPOSITORY / "yeondae").rglob("*.py")
        for name in SETTING.findall(path.read_text(encoding="utf-8"))
    }
    assert len(read) > 20
    assert {name for name in read if f"`{name}`" not in page} == set()


def test_every_command_that_a_page_names_exists() -> None:
    autodiscover_modules("commands")
    named = {
        (page.name, name)
        for page in pages()
        for name in COMMAND.findall(page.read_text(encoding="utf-8"))
    }
    assert len(named) > 8
    assert {pair for pair in named if pair[1] not in COMMANDS} == set()
