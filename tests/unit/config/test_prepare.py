"""What must be there before anything runs, when several programs begin at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from yeondae.config import prepare
from yeondae.config.stamps import Stamps

STEPS = ("_keys", "_texts_now", "_database_now", "_static_now", "_demo_now")
NAMES = ("texts", "database", "static files", "demo world")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings) -> Path:
    settings.HOME = tmp_path
    for name in STEPS:
        monkeypatch.setattr(prepare, name, lambda *_args: "as it is now")
    return tmp_path


def others_work(home: Path) -> None:
    for name in NAMES:
        Stamps(home / "prepared.json").note(name, "as it is now")


def test_what_waited_for_another_s_work_is_told_that_something_was_done(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def waiting(_file: Path) -> Iterator[None]:
        others_work(home)
        yield

    monkeypatch.setattr(prepare, "_alone", waiting)
    assert prepare.everything(lambda _line: None)


def test_where_nothing_is_missing_nothing_was_done(home: Path) -> None:
    others_work(home)
    assert not prepare.everything(lambda _line: None)
