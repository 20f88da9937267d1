"""Finding sealed values again: keyed blind indexes, hashed codes, and one form for an address.

The index key is a file of its own and does not change by itself: a new one would need every
sealed value opened and indexed anew. Who holds it and a list of addresses can test each of them.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings


def blind_index(value: str, purpose: str) -> bytes:
    """32 bytes that stand for `value` under `purpose`: equal values, equal bytes; no way back.

    The caller brings the value into one form first (`canonical_email`). Another purpose gives
    unrelated bytes, so two tables or campaigns cannot be joined by it.
    """
    # A copy: with small values a new one would do more, and let another thread run, each time.
    mark = _keyed().copy()
    mark.update(f"{purpose}\0{value}".encode())
    return mark.digest()


def hash_code(code: str, purpose: str) -> bytes:
    """A typed code as it is stored: without spaces and hyphens, in capitals, keyed.

    Put what it is for and its row into `purpose` ("appeal 17"): the same code elsewhere
    then has another hash.
    """
    return blind_index("".join(mark for mark in code.upper() if mark.isalnum()), f"code {purpose}")


def same(one: bytes | str, other: bytes | str) -> bool:
    """Whether two secrets are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(_as_bytes(one), _as_bytes(other))


def forget_keys() -> None:
    """Read the key folder anew at the next use."""
    _keyed.cache_clear()


def warm() -> None:
    """Read the key now, so that forked processes share it."""
    _keyed()


@lru_cache(maxsize=1)
def _keyed() -> hmac.HMAC:
    return hmac.new(str(settings.KEYS.newest("index")).encode("ascii"), digestmod="sha256")


def _as_bytes(value: bytes | str) -> bytes:
    return value.encode() if isinstance(value, str) else bytes(value)


@dataclass(frozen=True)
class Provider:
    """What a mail provider ignores in the part before the @.

    `tag` starts a suffix that reaches the same mailbox; `ignored` are characters without meaning;
    `domain` is the one name for its several names.
    """

    domain: str
    tag: str = "+"
    ignored: str = ""


GMAIL = Provider("gmail.com", ignored=".")
PROTON = Provider("proton.me", ignored=".-_")
ICLOUD = Provider("icloud.com")
YANDEX = Provider("yandex.ru")
# Only what the provider documents. A rule too many would take two people for one.
PROVIDERS = {
    "gmail.com": GMAIL,
    "googlemail.com": GMAIL,
    "proton.me": PROTON,
    "protonmail.com": PROTON,
    "protonmail.ch": PROTON,
    "pm.me": PROTON,
    "icloud.com": ICLOUD,
    "me.com": ICLOUD,
    "mac.com": ICLOUD,
    "yandex.ru": YANDEX,
    "yandex.com": YANDEX,
    "ya.ru": YANDEX,
    "outlook.com": Provider("outlook.com"),
    "hotmail.com": Provider("hotmail.com"),
    "live.com": Provider("live.com"),
    "fastmail.com": Provider("fastmail.com"),
    "posteo.de": Provider("posteo.de"),
    "mailbox.org": Provider("mailbox.org"),
    "riseup.net": Provider("riseup.net"),
    "yahoo.com": Provider("yahoo.com", tag="-"),
}


def canonical_email(address: str) -> str:
    """One form for all spellings of one mailbox, to compare and index; never to send to.

    Folds case and width, writes the domain in ASCII, and applies the provider's own rules.
    Raises ValueError (without the address in it) where there is no address.
    """
    folded = unicodedata.normalize("NFKC", address.strip()).casefold()
    local, at, domain = folded.rpartition("@")
    if not at or not local or not domain or len(folded.split()) > 1:
        raise ValueError("This is not an e-mail address: it needs a name, an @ and a domain.")
    try:
        domain = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError("The part after the @ is not a domain name.") from None
    provider = PROVIDERS.get(domain)
    if provider is None:
        return f"{local}@{domain}"
    kept = local.split(provider.tag)[0].translate({ord(mark): None for mark in provider.ignored})
    return f"{kept or local}@{provider.domain}"
