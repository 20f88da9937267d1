"""Large libraries are loaded in processes beside ours only, and what runs there needs no Django."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "yeondae"
LARGE = {"docx", "lxml", "typst", "zxingcpp"}
OTHERS = {"PIL", "pypdfium2"}
KNOWN = {"yeondae.core", "segno"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _is_apart(name: str) -> bool:
    return "apart" in name.split(".")


MODULES = {
    path: ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)
    for path in HOUSE.rglob("*.py")
}


def test_no_process_of_ours_loads_what_is_done_beside_it() -> None:
    wrong = [
        f"{module}: {name}"
        for path, module in MODULES.items()
        if not _is_apart(module)
        for name in _imported(path)
        if name.partition(".")[0] in LARGE or _is_apart(name)
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_done_apart_knows_no_django() -> None:
    parts = [(path, module) for path, module in MODULES.items() if _is_apart(module)]
    assert parts
    wrong = [
        f"{module}: {name}"
        for path, module in parts
        for name in _imported(path)
        if name.partition(".")[0] not in OTHERS | LARGE | sys.stdlib_module_names
        and not _is_apart(name)
        and not any(name == known or name.startswith(f"{known}.") for known in KNOWN)
    ]
    assert not wrong, "\n".join(wrong)
