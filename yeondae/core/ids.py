"""Names for rows that go out into the world: unguessable in addresses, readable on paper."""

import secrets

# Crockford's base 32 without U, in lower case: nothing to confuse when read aloud or typed.
PUBLIC = "0123456789abcdefghjkmnpqrstvwxyz"
# On paper and by fax 0/O/D/Q, 1/I/L, 2/Z, 5/S, 8/B and U/V run together: one of each stays.
PRINTED = "3479ACEFHJKMNPQRTWXY"


def _table(marks: str) -> tuple[bytes, bytes]:
    """Which mark each byte stands for, each mark equally often, and the bytes left over."""
    fair = 256 - 256 % len(marks)
    written = "".join(marks[byte % len(marks)] for byte in range(256))
    return written.encode(), bytes(range(fair, 256))


_PUBLIC, _PRINTED = _table(PUBLIC), _table(PRINTED)


def public_id(length: int = 16) -> str:
    """A name for an address (URL): `length` characters of 5 random bits; 16 are 80 bits."""
    return _drawn(_PUBLIC, length)


def reference(groups: int = 2) -> str:
    """A reference for paper such as Y7K3-9QFM: groups of four letters or digits, random.

    It says nothing about a person, a call or an order. Two groups have 25 thousand million
    values: the caller keeps it unique in its table and draws again on a clash.
    """
    drawn = _drawn(_PRINTED, 4 * groups)
    return "-".join(drawn[start : start + 4] for start in range(0, len(drawn), 4))


def _drawn(table: tuple[bytes, bytes], length: int) -> str:
    """`length` random marks; the few bytes that would favour some marks are thrown away."""
    written, left_over = table
    drawn = b""
    while len(drawn) < length:
        drawn += secrets.token_bytes(2 * length).translate(written, left_over)
    return drawn[:length].decode()


def read_reference(typed: str) -> str:
    """A reference as somebody typed it, in the form in which it is kept ("y7k3 9qfm" too)."""
    letters = "".join(mark for mark in typed.upper() if mark.isalnum())
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
