"""What floods are recognised by: keyed marks of a mail domain, a network, a way of naming.

Marks are keyed; that of a network changes daily. No mark is a proof: a flood is held out of the
number and shown to a person, and nothing is deleted.
"""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from yeondae.sealing.index import blind_index, canonical_email

MARK_LENGTH = 16
FIRST_EASTERN = "\u2e80"  # from here on Han, Kana and Hangul
# Where many people have their mail: a thousand signers from one of these are no flood by that.
LARGE_PROVIDERS = frozenset({
    "gmail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.de",
    "yahoo.co.jp", "yahoo.co.uk", "yahoo.fr", "icloud.com", "proton.me", "aol.com", "gmx.de",
    "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "mailbox.org",
    "posteo.de", "riseup.net", "fastmail.com", "naver.com", "daum.net", "hanmail.net",
    "kakao.com", "nate.com", "qq.com", "163.com", "126.com", "yandex.ru", "mail.ru", "orange.fr",
    "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it",
    "wp.pl", "o2.pl", "interia.pl", "onet.pl", "seznam.cz", "ziggo.nl", "kpnmail.nl", "xs4all.nl",
    "telenet.be", "skynet.be", "bluewin.ch", "btinternet.com", "sky.com", "comcast.net",
    "verizon.net", "att.net", "rogers.com", "shaw.ca", "bigpond.com", "optusnet.com.au",
    "uol.com.br", "bol.com.br", "terra.com.br", "rediffmail.com", "docomo.ne.jp", "ezweb.ne.jp",
    "softbank.ne.jp",
})  # fmt: skip
# Where anyone gets a mailbox for ten minutes: honest people use them too, so they are not refused;
# they share one mark, and many of them are a flood.
THROW_AWAY = frozenset({
    "10minutemail.com", "dispostable.com", "emailondeck.com", "fakeinbox.com", "getnada.com",
    "grr.la", "guerrillamail.com", "guerrillamail.net", "guerrillamail.org", "inboxkitten.com",
    "maildrop.cc", "mailinator.com", "mailnesia.com", "mintemail.com", "mohmal.com", "moakt.com",
    "mytemp.email", "sharklasers.com", "spam4.me", "spamgourmet.com", "temp-mail.org",
    "tempail.com", "tempmail.com", "tempmailo.com", "tempr.email", "throwawaymail.com",
    "trash-mail.com", "trashmail.com", "trbvm.com", "wegwerfmail.de", "yopmail.com", "yopmail.fr",
})  # fmt: skip
# Signers with one mark within a day that are many for a union hall, and few for a machine.
MOST = {"domain": 40, "network": 60, "pattern": 25}


# This machine, and networks that no visitor comes from across the internet.
OWN: dict[int, tuple[Any, ...]] = {
    4: tuple(map(ipaddress.IPv4Network, (
        "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
    ))),
    6: tuple(map(ipaddress.IPv6Network, ("::1/128", "fc00::/7", "fe80::/10"))),
}  # fmt: skip


@dataclass(frozen=True)
class Marks:
    """What a signature is compared by; a mark is None where it says nothing."""

    domain: bytes | None
    pattern: bytes | None


def marks(petition_id: int, address: str) -> Marks:
    """The marks of an address: its domain unless that is a large provider's, and its pattern."""
    local, _at, domain = canonical_email(address).rpartition("@")
    rare = domain not in LARGE_PROVIDERS
    stem = "a throw-away mailbox" if domain in THROW_AWAY else pattern(local)
    return Marks(
        domain=_mark(domain, f"domain {petition_id}") if rare else None,
        pattern=_mark(stem, f"pattern {petition_id}") if stem else None,
    )


def pattern(local: str) -> str:
    """How the part before the @ is made, where a machine may have made it; "" where it says little.

    Digits and letters in hexadecimal become one mark each, so "anna1987" and "anna1988" share a
    pattern only by their word; "maria" alone has none.

    >>> pattern("signer00017"), pattern("maria.lopez"), pattern("f3a9c01b77de")
    ('signer#', '', 'hex12')
    """
    if len(local) >= MARK_LENGTH // 2 and re.fullmatch(r"(?=.*\d)[0-9a-f]+", local):
        return f"hex{len(local)}"
    stem = re.sub(r"\d+", "#", local)
    return stem if "#" in stem else ""


def network_marks(address: str, day: date) -> tuple[bytes, bytes] | None:
    """(the visitor's address, its network) as keyed hashes of this day; None for no address, and
    for one of our own: everybody who comes through an onion service, or through a proxy that passes
    no address on, would share it and be shut out together.

    A network is /24 of IPv4 and /48 of IPv6; an address of IPv6 is its /64. No address is kept.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if any(found in own for own in OWN[found.version]):
        return None
    narrow, wide = (4, 3) if found.version == 4 else (8, 6)
    one, around = found.packed[:narrow].hex(), found.packed[:wide].hex()
    return _mark(one, f"visitor {day}"), _mark(around, f"network {day}")


def name_key(name: str, country: str, petition_id: int) -> bytes | None:
    """The mark by which one name of one place is found again on paper; None without a name."""
    letters = _name(name)
    if not letters:
        return None
    return blind_index(f"{letters} {country}", f"petition name {petition_id}")


def on_paper(name: str, place: str, country: str, petition_id: int) -> bytes:
    """The index of somebody without an address: one name of one place signs once on paper."""
    plain = f"{_name(name)} {_letters(place)} {country}"
    return blind_index(plain, f"petition paper {petition_id}")


def _name(name: str) -> str:
    """A name whichever of its parts is written first, as sheets of many countries ask for it; in
    scripts that need no space between them, the order is one.
    """
    parts = unicodedata.normalize("NFKC", name).casefold().split()
    has_order = any(max(part) >= FIRST_EASTERN for part in parts)
    return _letters("".join(parts if has_order else sorted(parts)))


def _letters(text: str) -> str:
    """Letters and digits alone, in one form and size."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def _mark(value: str, purpose: str) -> bytes:
    return blind_index(value, f"flood {purpose}")[:MARK_LENGTH]
