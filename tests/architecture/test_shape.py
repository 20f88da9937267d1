"""Files and functions stay small, names say something, and nothing foreign is written down."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
HOUSE = REPOSITORY / "yeondae"
LONGEST_FILE = 500
LONGEST_FUNCTION = 50
SAYS_NOTHING = {"utils", "helpers", "common", "misc"}
# A registry's address, or a path of one machine.
FOREIGN = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian\.org|/work/|/root/|/home/\w"
)


def _kept(*patterns: str) -> list[Path]:
    """The files git keeps (or would keep) that match."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=REPOSITORY, capture_output=True, check=True, text=True,
    )  # fmt: skip
    paths = (REPOSITORY / name for name in listed.stdout.splitlines())
    return [path for path in paths if path.is_file()]


def _code() -> Iterator[Path]:
    return (path for path in _kept("*.py") if "migrations" not in path.parts)


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = [f"{path.relative_to(REPOSITORY)} ({lines})" for path in _code()
            if (lines := len(path.read_text().splitlines())) > LONGEST_FILE]  # fmt: skip
    assert not long, long


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{path.relative_to(REPOSITORY)}:{node.lineno} {node.name}"
        for path in _code()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_every_module_is_named_for_what_it_does() -> None:
    vague = []
    for path in _code():
        parts = {part.removesuffix(".py") for part in path.relative_to(REPOSITORY).parts}
        if parts & SAYS_NOTHING:
            vague.append(str(path.relative_to(REPOSITORY)))
    assert not vague, vague


def _inner_imports(tree: ast.Module) -> Iterator[int]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node.lineno


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(REPOSITORY)}:{line}"
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts
        for line in _inner_imports(ast.parse(path.read_text()))
    ]
    assert not hidden, "\n".join(hidden)


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_kept() -> None:
    this = Path(__file__)
    wrong = []
    for path in _kept():
        if path == this or path.suffix in {".png", ".otf", ".ttf", ".jpg", ".pdf", ".tif"}:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if FOREIGN.search(line):
                wrong.append(f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:80]}")
    assert not wrong, "\n".join(wrong)
