"""Asking the domain name system. Loaded where it is asked: few installations ever do."""

import dns.exception
import dns.resolver

TIMEOUT = 5.0


def texts(name: str) -> list[str]:
    """The TXT records of a name; none where it has none. Raises OSError where nobody answers."""
    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=TIMEOUT)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException as error:
        raise OSError(str(error)) from error
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]
