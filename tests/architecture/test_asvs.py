"""docs/asvs.md decides every requirement once, and what it says of the code as a whole is so."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
HOUSE = REPOSITORY / "yeondae"
PAGE = (REPOSITORY / "docs" / "asvs.md").read_text()
ROW = re.compile(r"^\| (V[\d.]+) \| (\w+) \| (.+) \| (?:`(.+)`)? *\|$", re.MULTILINE)
ROWS = ROW.findall(PAGE)
# Levels 1 and 2 of ASVS 5.0.0 without V10 and V17, by chapter.
IN_EACH_CHAPTER = {
    "V1": 27, "V2": 11, "V3": 19, "V4": 10, "V5": 9, "V6": 35, "V7": 18, "V8": 7, "V9": 7,
    "V11": 14, "V12": 9, "V13": 13, "V14": 9, "V15": 13, "V16": 16,
}  # fmt: skip


def test_each_of_the_217_is_decided_once() -> None:
    numbers = [number for number, *_rest in ROWS]
    assert len(numbers) == len(set(numbers)) == 217
    assert Counter(number.split(".")[0] for number in numbers) == IN_EACH_CHAPTER


def test_each_decision_is_one_of_five_and_the_page_counts_them_right() -> None:
    found = Counter(decision for _number, decision, *_rest in ROWS)
    assert set(found) == {"yes", "partly", "no", "place", "none"}
    for decision, count in found.items():
        assert re.search(rf"^\| {decision} \| .* \| {count} \|$", PAGE, re.MULTILINE), decision


def test_each_named_test_exists() -> None:
    wrong = []
    for number, _decision, _why, named in ROWS:
        path, _colons, name = named.partition("::")
        file = REPOSITORY / "tests" / path
        if named and (not file.is_file() or (name and f"def {name}(" not in file.read_text())):
            wrong.append(f"{number}: {named}")
    assert not wrong, "\n".join(wrong)


def test_what_is_said_of_this_software_has_its_test_beside_it() -> None:
    """What occurs only where it runs, or not at all, needs none."""
    without = [row[0] for row in ROWS if row[1] in {"yes", "partly", "no"} and not row[3]]
    assert without == []


@cache
def _code() -> list[tuple[Path, ast.Module]]:
    """Every module of ours, parsed once for all tests."""
    paths = (path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)
    return [(path, ast.parse(path.read_text())) for path in paths]


def _imports() -> Iterator[tuple[str, str]]:
    for path, tree in _code():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from ((str(path.relative_to(HOUSE)), each.name) for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield str(path.relative_to(HOUSE)), node.module or ""


def _calls() -> Iterator[tuple[str, str]]:
    for path, tree in _code():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(HOUSE)}:{node.lineno}", node.func.id


def test_nothing_is_evaluated() -> None:
    assert [where for where, name in _calls() if name in {"eval", "exec", "__import__"}] == []


def test_nothing_is_unpickled() -> None:
    forbidden = {"pickle", "marshal", "shelve", "dill", "yaml"}
    assert [where for where, name in _imports() if name.split(".")[0] in forbidden] == []


def test_nothing_fetches_what_somebody_typed() -> None:
    """No client for web pages is loaded anywhere; mail, fax and storage go where settings say."""
    clients = {"requests", "httpx", "aiohttp", "urllib3", "urllib.request", "http.client"}
    assert [(where, name) for where, name in _imports() if name in clients] == []


def test_no_shell_reads_a_command() -> None:
    shells = [
        f"{path.relative_to(HOUSE)}:{node.lineno}"
        for path, tree in _code()
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "shell"
    ]
    assert shells == []


def test_debug_has_no_switch() -> None:
    settings = (HOUSE / "config" / "settings.py").read_text()
    assert re.findall(r"^DEBUG = (.+)$", settings, re.MULTILINE) == ["False"]


def test_no_script_of_ours_writes_html() -> None:
    html = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|Function\(")
    ours = [*HOUSE.glob("website/static/**/*.js"), *HOUSE.glob("desk/static/**/*.js")]
    assert ours and [path.name for path in ours if html.search(path.read_text())] == []


def test_every_package_is_locked_with_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        for line in (REPOSITORY / name).read_text().replace("\\\n", " ").splitlines():
            if line and not line.startswith("#"):
                assert "==" in line and "--hash=sha256:" in line, line.split()[0]
