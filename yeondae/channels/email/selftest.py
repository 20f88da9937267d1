"""Send a test, and say in words whether receivers will believe that the mail is ours.

SPF says which servers may send for a domain, DKIM signs the mail, DMARC tells receivers what to do
when both fail. Looking them up asks the domain name system, which others can see: it is done only
where the caller hands in a `lookup`, and so never by itself and never from the outbox.
"""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_private_key,
)
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yeondae.channels.base import Channel, ChannelError, Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.dkim_signing import private_key

Lookup = Callable[[str], list[str]]
KEY = re.compile(r"(?:^|;)\s*p\s*=([^;]*)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer. `good` is None where nothing could be said."""

    good: bool | None
    sentence: str


def send_test(
    channel: Channel, config: MailConfig, parcel: Parcel, lookup: Lookup | None
) -> list[Finding]:
    """Send `parcel` by `channel` and say what became of it, then SPF, DKIM and DMARC in words."""
    try:
        handed = channel.send(parcel)
    except ChannelError as error:
        return [Finding(False, error.said), *findings(config, lookup)]
    return [Finding(True, handed.said), *findings(config, lookup)]


def findings(config: MailConfig, lookup: Lookup | None) -> list[Finding]:
    """What receivers will find about the sender's domain."""
    if problems := config.check():
        return [Finding(False, problem) for problem in problems]
    if lookup is None:
        return [
            Finding(None, _("SPF and DMARC were not looked up: this machine was not asked to.")),
            _own_key(config),
        ]
    return [_spf(config, lookup), _dkim(config, lookup), _dmarc(config, lookup)]


def dns_texts(name: str) -> list[str]:
    """The TXT records of a name; none where it has none. Raises OSError where nobody answers."""
    found: list[str] = import_string("yeondae.channels.email.lookup.texts")(name)
    return found


def _texts(lookup: Lookup, name: str, start: str) -> list[str] | None:
    """The records that begin with `start`; None where nobody answers."""
    try:
        return [text for text in lookup(name) if text.lower().startswith(start)]
    except OSError:
        return None


def _no_answer(domain: str) -> Finding:
    return Finding(
        None, _("The domain name system did not answer for %(domain)s.") % {"domain": domain}
    )


def _spf(config: MailConfig, lookup: Lookup) -> Finding:
    domain = config.domain
    records = _texts(lookup, domain, "v=spf1")
    if records is None:
        return _no_answer(domain)
    if not records:
        return Finding(
            False,
            _("SPF: %(domain)s does not say which servers may send its mail. Publish a record.")
            % {"domain": domain},
        )
    if len(records) > 1:
        return Finding(
            False,
            _("SPF: %(domain)s has more than one record, so receivers heed none. Keep one.")
            % {"domain": domain},
        )
    if re.search(r"\s\+?all(\s|$)", records[0], re.IGNORECASE):
        return Finding(
            False, _("SPF: the record lets everybody send for %(domain)s.") % {"domain": domain}
        )
    return Finding(
        True,
        _(
            "SPF: %(domain)s names its servers (%(record)s). "
            "Make sure that your mail server is among them."
        )
        % {"domain": domain, "record": records[0]},
    )


def _own_key(config: MailConfig) -> Finding:
    if not config.dkim_key:
        return Finding(
            None, _("DKIM: we do not sign. Your mail server may; ask who runs it, or set a key.")
        )
    try:
        _public_key(config)
    except (ValueError, UnsupportedAlgorithm, OSError):
        return Finding(False, _("DKIM: the key file is no private key. Make a new one."))
    return Finding(True, _("DKIM: every mail is signed. Whether the key is published is unknown."))


def _public_key(config: MailConfig) -> bytes:
    key = load_pem_private_key(private_key(config.dkim_key), password=None)
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _dkim(config: MailConfig, lookup: Lookup) -> Finding:
    own = _own_key(config)
    if not own.good:
        return own
    name = f"{config.dkim_selector}._domainkey.{config.domain}"
    try:
        records = lookup(name)
    except OSError:
        return _no_answer(name)
    if not records:
        return Finding(
            False, _("DKIM: no key is published at %(name)s. Publish it.") % {"name": name}
        )
    if _published_key(records[0]) != _public_key(config):
        return Finding(
            False,
            _("DKIM: the key published at %(name)s is not the one we sign with.") % {"name": name},
        )
    return Finding(True, _("DKIM: every mail is signed, and the published key fits."))


def _published_key(record: str) -> bytes:
    """The key in a DKIM record (RFC 6376 3.6.1); nothing where it cannot be read."""
    found = KEY.search(record)
    try:
        return base64.b64decode(re.sub(r"\s", "", found[1]), validate=True) if found else b""
    except ValueError:
        return b""


def _dmarc(config: MailConfig, lookup: Lookup) -> Finding:
    records = _texts(lookup, f"_dmarc.{config.domain}", "v=dmarc1")
    if records is None:
        return _no_answer(config.domain)
    if not records:
        return Finding(
            False,
            _("DMARC: %(domain)s has no policy. Many receivers ask for one.")
            % {"domain": config.domain},
        )
    return Finding(True, _("DMARC: %(record)s") % {"record": records[0]})
