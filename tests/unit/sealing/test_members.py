"""What is wrapped for a member opens with their passphrase, and with nothing else."""

import pytest

from yeondae.sealing import members
from yeondae.sealing.box import CannotOpen


def test_a_private_key_opens_with_its_passphrase_only() -> None:
    pair = members.new_pair("four words of mine")
    assert len(members.unlock(pair.locked, "four words of mine")) == members.KEY
    with pytest.raises(CannotOpen):
        members.unlock(pair.locked, "four words of yours")


def test_a_wrapped_key_opens_for_its_member_only() -> None:
    one, two = members.new_pair("one"), members.new_pair("two")
    key = members.new_key()
    wrapped = members.wrap(key, one.public)
    assert members.unwrap(wrapped, members.unlock(one.locked, "one")) == key
    with pytest.raises(CannotOpen):
        members.unwrap(wrapped, members.unlock(two.locked, "two"))
    assert members.wrap(key, one.public) != wrapped


@pytest.mark.parametrize("place", [0, 20, -1])
def test_an_altered_text_does_not_open(place: int) -> None:
    key = members.new_key()
    sealed = bytearray(members.seal_with(key, b"where they are", b"case 1"))
    sealed[place] ^= 1
    with pytest.raises(CannotOpen):
        members.open_with(key, bytes(sealed), b"case 1")


def test_a_text_opens_only_about_what_it_was_sealed() -> None:
    key = members.new_key()
    sealed = members.seal_with(key, b"where they are", b"case 1")
    assert members.open_with(key, sealed, b"case 1") == b"where they are"
    with pytest.raises(CannotOpen):
        members.open_with(key, sealed, b"case 2")
