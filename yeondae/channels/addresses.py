"""Which addresses can be sent to at all: their form, and those that stand in examples only."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext

E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
# RFC 5322 dot-atom: what every mail server takes without quoting.
LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

# RFC 2606 and RFC 6761.
EXAMPLE_DOMAINS = {"example.com", "example.net", "example.org"}
EXAMPLE_ENDINGS = {"example", "invalid", "localhost", "test"}

# Numbers kept for plays and examples, as the national regulators publish them:
# North America (NANPA 555-0100 to 0199), United Kingdom (Ofcom), Germany (Bundesnetzagentur),
# France (ARCEP), Australia (ACMA).
EXAMPLE_NUMBERS = re.compile(
    r"""\+(?:
      1[2-9]\d\d55501\d\d
    | 44(?:1632960|207946 0|11[3-8]4960|1[2-6]14960|1914980|289649 6|292018 0|7700900
        |8081570|306999 0|909879 0)\d{3}
    | 49(?:3023125|6990009|4066969|2214710|8999998)\d{3}
    | 33(?:19900|26191|35301|46571|53649|63998)\d{4}
    | 61(?:[2378](?:5550|7010)\d{4}|491570\d{3})
    )""",
    re.VERBOSE,
)


class BadAddress(ValueError):
    """Raised with a sentence that says why an address cannot be sent to."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An e-mail address in the form that goes over the wire (domain in ASCII, lower case)."""

    local: str
    domain: str

    def __str__(self) -> str:
        return f"{self.local}@{self.domain}"


@lru_cache(maxsize=64)
def mailbox(text: str) -> Mailbox:
    """`text` as a mailbox. Raises BadAddress for anything but one plain local@domain."""
    local, _, domain = text.rpartition("@")
    if len(local) > 64 or not LOCAL_PART.fullmatch(local):
        raise BadAddress(gettext("This is not an e-mail address that can be written to."))
    return Mailbox(local, ascii_domain(domain))


@lru_cache(maxsize=256)
def ascii_domain(domain: str) -> str:
    """`domain` with international labels as punycode. Raises BadAddress for IP addresses too."""
    try:
        name = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    labels = name.split(".")
    if (
        len(name) > 253
        or len(labels) < 2
        or labels[-1].isdigit()
        or not all(LABEL.fullmatch(label) for label in labels)
    ):
        raise BadAddress(gettext("The part after the @ is not the name of a mail domain."))
    return name


def fax_number(text: str) -> str:
    """`text`, which must be an E.164 number such as +12025550143. Raises BadAddress."""
    if not E164.fullmatch(text):
        raise BadAddress(
            gettext("This is not a fax number with its country code, such as +12025550143.")
        )
    return text


def is_example_domain(domain: str) -> bool:
    """Is the domain, or the domain above it, reserved for examples?"""
    labels = domain.lower().rstrip(".").split(".")
    return labels[-1] in EXAMPLE_ENDINGS or ".".join(labels[-2:]) in EXAMPLE_DOMAINS


def is_example_number(number: str) -> bool:
    """Is the E.164 number reserved for examples and plays?"""
    return EXAMPLE_NUMBERS.fullmatch(number) is not None
