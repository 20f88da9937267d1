"""Sealed bytes: what opens, what does not, and that a key can be changed."""

import time

import pytest

from yeondae.sealing.box import CannotOpen, forget_keys, needs_new_seal, open_sealed, seal
from yeondae.sealing.keyfolder import KeyFolder


@pytest.fixture
def keys(tmp_path, settings):
    settings.KEYS = KeyFolder(tmp_path / "keys")
    forget_keys()
    yield settings.KEYS
    forget_keys()


@pytest.mark.parametrize("data", [b"", b"x", "연대".encode(), bytes(range(256)) * 40])
def test_what_was_sealed_opens_again(keys, data):
    assert open_sealed(seal(data, "letters.text"), "letters.text") == data


def test_the_sealed_bytes_do_not_show_the_text_and_differ_each_time(keys):
    one, other = seal(b"Kim, Seoul", "p"), seal(b"Kim, Seoul", "p")
    assert one != other
    assert b"Kim" not in one


def test_a_value_sealed_for_one_column_does_not_open_in_another(keys):
    with pytest.raises(CannotOpen, match=r"supporters\.name"):
        open_sealed(seal(b"x", "supporters.email"), "supporters.name")


def test_every_altered_byte_is_noticed(keys):
    sealed = seal(b"the bank account", "p")
    for place in range(len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises(CannotOpen):
            open_sealed(bytes(altered), "p")


@pytest.mark.parametrize("length", [0, 1, 16, 32])
def test_a_cut_value_is_refused_with_a_sentence(keys, length):
    with pytest.raises(CannotOpen, match="not a sealed value"):
        open_sealed(seal(b"x", "p")[:length], "p")


def test_a_new_key_seals_from_now_on_and_the_old_one_still_opens(keys):
    old = seal(b"before", "p")
    keys.add("sealing")
    forget_keys()
    new = seal(b"after", "p")
    assert open_sealed(old, "p") == b"before"
    assert open_sealed(new, "p") == b"after"
    assert needs_new_seal(old)
    assert not needs_new_seal(new)


def test_without_its_key_a_value_says_which_key_is_missing(keys, tmp_path, settings):
    sealed = seal(b"x", "p")
    settings.KEYS = KeyFolder(tmp_path / "other keys")
    forget_keys()
    with pytest.raises(CannotOpen, match="restore it from the copy of the keys"):
        open_sealed(sealed, "p")


def test_sealing_and_opening_take_microseconds(keys):
    seal(b"warm", "p")
    start = time.process_time()
    for _ in range(2000):
        open_sealed(seal(b"x" * 200, "p"), "p")
    assert (time.process_time() - start) / 2000 < 100e-6
