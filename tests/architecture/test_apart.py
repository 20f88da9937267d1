"""Large libraries are loaded in processes beside ours only, and what runs there needs no Django."""

import re
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2] / "yeondae"
LARGE = {"PIL", "bs4", "docx", "lxml", "pypdfium2", "typst", "zxingcpp"}
KNOWN = ("segno.",)
IMPORT = re.compile(r"^(?:from|import) ([\w.]+)(?: import (\w+))?", re.MULTILINE)


def _imported(path: Path) -> list[str]:
    return [f"{package}.{name}" for package, name in IMPORT.findall(path.read_text())]


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
        if name.partition(".")[0] not in LARGE | sys.stdlib_module_names
        and not _is_apart(name)
        and not name.startswith(KNOWN)
    ]
    assert not wrong, "\n".join(wrong)
