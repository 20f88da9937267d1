"""Signing a finished mail with DKIM (RFC 6376), after it has become bytes with CRLF."""

from functools import lru_cache
from pathlib import Path

from django.utils.module_loading import import_string

from yeondae.channels.email.config import MailConfig

# From is listed twice, so that a second From cannot be added on the way.
SIGNED_HEADERS = [
    b"from",
    b"from",
    b"to",
    b"reply-to",
    b"subject",
    b"date",
    b"message-id",
    b"list-unsubscribe",
    b"list-unsubscribe-post",
    b"mime-version",
    b"content-type",
]


def signed(raw: bytes, config: MailConfig) -> bytes:
    """`raw` with a DKIM-Signature in front; unchanged where no key is set."""
    if not config.dkim_key:
        return raw
    sign = import_string("dkim.sign")  # loaded where a key is set, with the name system it brings
    signature: bytes = sign(
        raw,
        config.dkim_selector.encode("ascii"),
        config.domain.encode("ascii"),
        private_key(config.dkim_key),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=SIGNED_HEADERS,
    )
    return signature + raw


@lru_cache(maxsize=8)
def private_key(file: str) -> bytes:
    """The PEM text of the key. Read once: a new key needs a restart."""
    return Path(file).read_bytes()
