"""The layers hold, for imports and for the foreign keys that imports do not show."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

REPOSITORY = Path(__file__).resolve().parents[2]
HOUSE = REPOSITORY / "yeondae"
# core knows the database (it inserts rows fast) but no model of ours.
MODELLESS = ("channels", "intake", "typeset")


def _layers() -> list[set[str]]:
    """The layers as `pyproject.toml` has them, highest first."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


def test_imports_run_downwards_only() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def _foreign_keys() -> list[tuple[str, str, str]]:
    return [
        (
            model._meta.app_label,
            field.related_model._meta.app_label,
            f"{model.__name__}.{field.name}",
        )
        for model in apps.get_models()
        if model.__module__.startswith("yeondae.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
    ]


def test_foreign_keys_point_back_along_the_way_letters_take() -> None:
    height = {name: index for index, layer in enumerate(_layers()) for name in layer}
    wrong = [
        f"{where}: {source} points to {target}"
        for source, target, where in _foreign_keys()
        if source != target and target in height and height[target] <= height[source]
    ]
    assert not wrong, "\n".join(wrong)


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_core_knows_no_model_of_ours() -> None:
    for path in (HOUSE / "core").rglob("*.py"):
        ours = [name for name in _imported(path) if name.startswith("yeondae.")]
        assert not [name for name in ours if "models" in name], path.name


@pytest.mark.parametrize("package", MODELLESS)
def test_a_package_that_knows_no_model_imports_no_database(package: str) -> None:
    wrong = [
        f"{path.relative_to(REPOSITORY)}: {name}"
        for path in (HOUSE / package).rglob("*.py")
        for name in _imported(path)
        if name.startswith("django.db") or name.endswith(".models")
    ]
    assert not wrong, "\n".join(wrong)
