"""Kept files: sealed on the disk, whole or absent, gone when destroyed."""

import stat

import pytest
from django.core.files.storage import storages

from yeondae.config import files as setting
from yeondae.config.env import BadSetting
from yeondae.sealing.box import CannotOpen
from yeondae.sealing.files import NoSuchFile, destroy, fetch, keep


@pytest.fixture
def folder(tmp_path, settings):
    sealed = setting.storage(f"folder:{tmp_path}", "kept", home=tmp_path)
    settings.STORAGES = {**settings.STORAGES, "sealed": sealed}
    return tmp_path / "kept"


def test_a_kept_file_comes_back_and_its_folder_does_not_show_it(folder):
    name = keep(b"%PDF-1.7 Dear Minister", "letter")
    assert fetch(name) == b"%PDF-1.7 Dear Minister"
    (file,) = [path for path in folder.rglob("*") if path.is_file()]
    assert b"Minister" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_same_bytes_twice_are_two_files_with_names_that_say_nothing(folder):
    one, other = keep(b"x", "scan"), keep(b"x", "scan")
    assert one != other
    destroy(one)
    assert fetch(other) == b"x"


def test_a_destroyed_file_is_gone_and_destroying_it_again_is_no_error(folder):
    name = keep(b"x" * 100_000, "letter")
    destroy(name)
    destroy(name)
    destroy("")
    assert not [path for path in folder.rglob("*") if path.is_file()]
    for gone in (name, ""):
        with pytest.raises(NoSuchFile, match="not in the storage"):
            fetch(gone)


def test_a_file_moved_to_another_kind_does_not_open(folder):
    name = keep(b"x", "letter")
    moved = name.replace("letter", "scan", 1)
    (folder / moved).parent.mkdir(parents=True)
    (folder / name).rename(folder / moved)
    with pytest.raises(CannotOpen):
        fetch(moved)


@pytest.mark.parametrize("kind", ["", "a/b", "..", "Brief 1"])
def test_a_kind_is_one_plain_word(folder, kind):
    with pytest.raises(ValueError, match="plain word"):
        keep(b"x", kind)


def test_a_name_cannot_lead_out_of_the_folder(folder):
    with pytest.raises(Exception, match="outside of the base path"):
        fetch("../keys/sealing")


def test_a_write_that_breaks_leaves_nothing(folder, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        keep(b"x", "letter")
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_the_setting_chooses_folder_or_bucket(tmp_path):
    bucket = setting.storage("s3://letters/here", "files", home=tmp_path)
    assert bucket["OPTIONS"]["bucket_name"] == "letters"
    assert bucket["OPTIONS"]["location"] == "here/files"
    assert setting.storage("", "files", home=tmp_path)["OPTIONS"]["location"] == str(
        tmp_path / "files"
    )
    for wrong in ("letters", "folder:relative", "ftp://x/y", "s3:///x"):
        with pytest.raises(BadSetting, match="YEONDAE_FILES"):
            setting.storage(wrong, "files", home=tmp_path)


def test_sealed_files_have_no_public_address():
    with pytest.raises(ValueError, match="not accessible via a URL"):
        storages["sealed"].url("letter/aa/aa")
