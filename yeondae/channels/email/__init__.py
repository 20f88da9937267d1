"""E-mail: from our own sender address, answers to the campaign's mailbox."""

from yeondae.channels.base import Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.message import compose
from yeondae.channels.email.smtp import SmtpChannel
from yeondae.channels.kind import Arrival, Kind, Options, Picture
from yeondae.core import clock


def build(options: Options) -> SmtpChannel:
    """The channel from MailConfig's fields."""
    return SmtpChannel(MailConfig(**options))


def arrives(parcel: Parcel, options: Options, picture: Picture) -> Arrival:
    """The mail as bytes, as the recipient's server would get it (unsigned)."""
    sender = MailConfig(**options).from_line
    return Arrival("message/rfc822", ".eml", compose(parcel, sender, clock.now()))


KIND = Kind(build=build, arrives=arrives)
