"""A new key: what lies in the database is sealed anew, and reads as before."""

import pytest
from django.db import connection

from yeondae.config.resealing import reseal
from yeondae.core import clock
from yeondae.sealing import box
from yeondae.sealing.keyfolder import KeyFolder
from yeondae.supporters.models import Supporter


@pytest.fixture
def keys(tmp_path, settings):
    settings.KEYS = KeyFolder(tmp_path / "keys")
    box.forget_keys()
    yield settings.KEYS
    box.forget_keys()


def sealed_names() -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM supporters_supporter ORDER BY id")
        return [bytes(row[0]) for row in cursor.fetchall()]


def test_every_row_is_sealed_with_the_newest_key_and_opens_without_the_old_one(db, keys):
    for number in range(450):
        Supporter.objects.create(
            email_index=str(number).encode(),
            email=f"supporter{number}@example.org",
            name=f"Supporter {number}",
            since=clock.now().date(),
        )
    before = sealed_names()
    keys.add("sealing")
    box.forget_keys()
    assert all(box.needs_new_seal(value) for value in before)
    assert reseal() == 450
    after = sealed_names()
    assert not any(box.needs_new_seal(value) for value in after)
    newest = keys.newest("sealing")
    (keys.folder / "sealing").write_text(newest + "\n")
    box.forget_keys()
    names = set(Supporter.objects.values_list("name", flat=True))
    assert names == {f"Supporter {number}" for number in range(450)}
