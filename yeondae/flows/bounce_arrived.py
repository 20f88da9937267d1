"""A mail of ours came back: the letter goes on by its next way, the reader's bounces are counted.

Believed is only what proves whose mail it was: the mark in our return address, which nobody else
can make; or, where that address has none, the Message-ID and the very address we wrote to.
"""

from datetime import datetime, timedelta

from yeondae.channels.email.returned import Returned
from yeondae.deliveries.queries import email_of_tag
from yeondae.deliveries.services.returning import came_back
from yeondae.mailings.models import Mail
from yeondae.mailings.queries import by_tag
from yeondae.mailings.services import count_returned
from yeondae.sealing.index import blind_index, canonical_email
from yeondae.sealing.marks import tag_of
from yeondae.supporters.services import use_allowance

MOST_AN_HOUR, HOUR = 5000, timedelta(hours=1)


class TooMany(Exception):
    """More mails come back than we can have sent; this one may come again later."""


def bounce_arrived(*, returned: Returned, now: datetime) -> str:
    """Follow one mail that came back; what was done, in a sentence. Raises TooMany."""
    if returned.kind in ("", "delayed"):
        return "Nothing done: this is no failure."
    tag = _proved(returned)
    if not tag:
        return "Nothing done: it does not prove that a mail of ours came back."
    key = blind_index("all", "bounces an hour")
    if not use_allowance(key=key, most=MOST_AN_HOUR, within=HOUR, now=now):
        raise TooMany("More mails come back than one hour may bring. Send it again later.")
    if came_back(tag=tag, said=returned.said, now=now):
        return "A letter came back. It goes on by its next way, where it has one."
    mail = by_tag(tag)
    if mail is None or mail.state != Mail.State.SENT:
        return "Nothing done: this mail is not known any more, or came back before."
    if returned.kind == "refused":  # it says something of our server, nothing of the mailbox
        return "Not counted: the mail was refused, the mailbox is there."
    counted = count_returned(mail=mail, for_good=returned.kind == "for_good", now=now)
    return "Counted." if counted else "Nothing done: it was counted before."


def _proved(returned: Returned) -> str:
    """The tag of the mail that certainly came back, else ""."""
    for mark in returned.marks:
        if tag := tag_of(mark):
            return tag
    failed = {_folded(each) for each in returned.recipients}
    for tag in returned.tags:
        address = _written_to(tag)
        if address and _folded(address) in failed:
            return tag
    return ""


def _written_to(tag: str) -> str:
    """The address that our mail with this tag went to; "" where we do not know (any more)."""
    mail = by_tag(tag)
    if mail is not None:
        return str(mail.supporter.email if mail.supporter else mail.to)
    return email_of_tag(tag)


def _folded(address: str) -> str:
    try:
        return canonical_email(address)
    except ValueError:
        return ""
