"""The same files in an S3 bucket: kept sealed, fetched, destroyed."""

import pytest
from django.core.files.storage import storages

from tests.object_store import object_store
from yeondae.channels.outbox import Drawer
from yeondae.config import files as setting
from yeondae.sealing.files import NoSuchFile, destroy, fetch, keep


@pytest.fixture
def kept(tmp_path, settings, monkeypatch):
    with object_store() as (address, kept):
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
        # Older stores take no trailing checksums; docs/operations.md names this switch.
        monkeypatch.setenv("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
        parts = {
            "sealed": setting.storage("s3://letters/here", "files", home=tmp_path),
            "outbox": setting.storage("s3://letters/here", "outbox", home=tmp_path),
        }
        settings.STORAGES = {**settings.STORAGES, **parts}
        yield kept


def test_a_file_is_kept_sealed_in_the_bucket_and_comes_back(kept):
    name = keep(b"%PDF-1.7 Dear Minister", "letter")
    (key,) = kept
    assert key == f"here/files/{name}"
    assert b"Minister" not in kept[key]
    assert fetch(name) == b"%PDF-1.7 Dear Minister"


def test_a_destroyed_file_is_gone_from_the_bucket(kept):
    name = keep(b"x", "letter")
    destroy(name)
    destroy(name)
    assert kept == {}
    with pytest.raises(NoSuchFile):
        fetch(name)


def test_the_outbox_finds_nothing_in_an_empty_bucket(kept):
    drawer = Drawer(storages["outbox"], bytes, bytes)
    assert drawer.get("email/none") is None
