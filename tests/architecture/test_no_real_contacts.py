"""No number and no address that leads to somebody stands in the project."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import phonenumbers

from yeondae.channels.guard import is_reserved

REPOSITORY = Path(__file__).resolve().parents[2]
# Fonts, licences and locked requirements are other people's texts. The tests of intake read the
# documents themselves and must say which numbers they hold.
ELSEWHERE = ("yeondae/typeset/fonts/", "LICENSE", "requirements", "tests/", ".ci/")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
HASHES = re.compile(r"[0-9a-f]{32,}")


@cache
def own_texts() -> tuple[tuple[str, str], ...]:
    """Every tracked text file of ours, by its path."""
    return tuple(_own_texts())


def _own_texts() -> Iterator[tuple[str, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in listed.split("\0"):
        path = REPOSITORY / name
        if not name or name.startswith(ELSEWHERE) or not path.is_file():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def numbers(text: str) -> set[str]:
    """The telephone numbers written with a country code in `text`, in E.164."""
    found = phonenumbers.PhoneNumberMatcher(text, None)
    return {phonenumbers.format_number(each.number, 0) for each in found}


def test_no_number_of_the_received_documents_stands_in_the_project(seeds: Path) -> None:
    theirs = {
        number[-8:]
        for document in seeds.glob("*.txt")
        for number in numbers(document.read_text(encoding="utf-8"))
    }
    assert len(theirs) >= 5
    held = [
        (name, number)
        for name, text in own_texts()
        for number in theirs
        if number in re.sub(r"[\s()./-]", "", HASHES.sub("", text))
    ]
    assert held == []


def test_every_number_in_the_project_is_reserved_for_fiction() -> None:
    found = [(name, each) for name, text in own_texts() for each in numbers(text)]
    assert [pair for pair in found if not is_reserved(pair[1])] == []


def test_every_mail_address_in_the_project_is_an_example() -> None:
    found = [(name, each) for name, text in own_texts() for each in ADDRESS.findall(text)]
    assert [pair for pair in found if not is_reserved(pair[1])] == []
