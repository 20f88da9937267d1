"""What no channel may let out: demo contacts, example addresses, text that breaks a header."""

import re
import unicodedata

from yeondae.channels.addresses import (
    BadAddress,
    ascii_domain,
    is_example_domain,
    is_example_number,
)
from yeondae.channels.base import ChannelError, Parcel

TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{6,62}[A-Za-z0-9]", re.ASCII)
LANGUAGE = re.compile(r"([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?", re.ASCII)
# Control characters, line and paragraph separators, lone surrogates. They end a header, hide a
# part of it or cannot be sent.
UNSAFE_CATEGORIES = {"Cc", "Zl", "Zp", "Cs"}
LONGEST_LINE = 400


def is_one_line(text: str) -> bool:
    """Can `text` stand in a header, a job parameter or an address line as it is?"""
    if len(text) > LONGEST_LINE:
        return False
    # What prints has none of these categories; most texts are told by that alone.
    return text.isprintable() or not any(
        unicodedata.category(char) in UNSAFE_CATEGORIES for char in text
    )


def refuse_malformed(parcel: Parcel) -> None:
    """Raises a permanent ChannelError where a field could break out of its place."""
    if not TAG.fullmatch(parcel.tag):
        raise ChannelError("The sending has no usable tag; report this fault.", permanent=True)
    if not LANGUAGE.fullmatch(parcel.language):
        raise ChannelError("The letter's language is not a language tag.", permanent=True)
    lines = {
        "address": (parcel.to, *parcel.recipient_lines),
        "subject": (parcel.subject,),
        "reply address": (parcel.reply_to,),
        "sender's name": (parcel.sender_name,),
        "document's name": (parcel.document_name,),
        "unsubscribe address": (parcel.unsubscribe,),
    }
    for what, texts in lines.items():
        if not all(is_one_line(text) for text in texts):
            raise ChannelError(
                f"The {what} is too long or holds a line break or a control character. "
                "Correct it at the desk.",
                permanent=True,
            )


def refuse_demo(parcel: Parcel) -> None:
    """Raises a permanent ChannelError for contacts that must never really be sent to."""
    if parcel.demo:
        raise ChannelError(
            "This contact belongs to the demo and is never sent to. "
            "Choose a contact that someone has verified.",
            permanent=True,
        )
    if is_reserved(parcel.to):
        raise ChannelError(
            "This address is reserved for examples and is never sent to. "
            "Correct the contact in the directory.",
            permanent=True,
        )


def is_reserved(to: str) -> bool:
    """Is `to` (an E.164 number, an e-mail address or "") reserved for examples?"""
    if "@" not in to:
        return is_example_number(to)
    try:
        return is_example_domain(ascii_domain(to.rpartition("@")[2]))
    except BadAddress:
        return False


def refuse_unsendable(parcel: Parcel) -> None:
    """Every real channel calls this first. Raises a permanent ChannelError."""
    refuse_malformed(parcel)
    refuse_demo(parcel)
