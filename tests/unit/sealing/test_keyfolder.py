"""The key folder: made by itself, for one reader only, never half written, never replaced."""

import stat
import threading

import pytest

from yeondae.sealing.keyfolder import KeyFolder


@pytest.fixture
def folder(tmp_path):
    return KeyFolder(tmp_path / "deep" / "keys")


def test_the_first_use_makes_a_key_that_only_its_owner_reads(folder):
    key = folder.newest("django")
    assert len(key) >= 43
    assert stat.S_IMODE((folder.folder / "django").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.folder.stat().st_mode) == 0o700
    assert folder.newest("django") == key
    assert folder.newest("sealing") != key


def test_twelve_starters_at_once_agree_on_one_key(folder):
    found = []
    starters = [
        threading.Thread(target=lambda: found.append(folder.newest("sealing"))) for _ in range(12)
    ]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert len(found) == 12
    assert len(set(found)) == 1
    assert [path.name for path in folder.folder.iterdir()] == ["sealing"]


def test_an_added_key_is_the_newest_and_the_old_one_stays(folder):
    first = folder.newest("sealing")
    folder.add("sealing")
    assert folder.all("sealing")[0] == first
    assert folder.newest("sealing") != first
    assert stat.S_IMODE((folder.folder / "sealing").stat().st_mode) == 0o600


def test_a_key_that_others_can_read_stops_the_start(folder):
    folder.newest("django")
    (folder.folder / "django").chmod(0o640)
    with pytest.raises(PermissionError, match="chmod 600"):
        folder.newest("django")


def test_an_empty_key_file_is_refused_and_never_overwritten(folder):
    folder.newest("sealing")
    (folder.folder / "sealing").write_text("")
    with pytest.raises(ValueError, match="restore it"):
        folder.newest("sealing")
    assert (folder.folder / "sealing").read_text() == ""
