"""Fax through a gateway that takes mail: to FAX=+12025550143@gateway (RFC 3192), or its own form.

The gateway only says that it took the mail; that a machine received the pages it tells, if at all,
in a mail to the campaign. So a fax that goes this way is "accepted", never "delivered".
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext as _

from yeondae.channels.addresses import BadAddress, mailbox
from yeondae.channels.base import Handed, Parcel
from yeondae.channels.email.smtp import SmtpChannel
from yeondae.channels.fax.hylafax import pages_for
from yeondae.channels.guard import refuse_unsendable

SUBJECT = "Fax"


@dataclass(frozen=True, slots=True)
class GatewayConfig:
    """`address` with {number} (E.164 with +) or {digits} (without), at the gateway's domain."""

    address: str = "FAX={number}@fax.example.org"
    password_line: str = ""

    def address_for(self, number: str) -> str:
        return self.address.replace("{number}", number).replace("{digits}", number.lstrip("+"))

    def check(self) -> list[str]:
        """What stands in the way of sending, one sentence each."""
        if "{number}" not in self.address and "{digits}" not in self.address:
            return [_("The fax gateway's address must hold {number} or {digits}.")]
        try:
            mailbox(self.address_for("+12025550143"))
        except BadAddress as error:
            return [_("The fax gateway's address cannot be used. %(why)s") % {"why": error}]
        return []


class FaxByMailChannel:
    """The pages as PDF in a mail to the gateway; nothing of the letter's text in the mail."""

    name = "fax"
    remembers = timedelta(0)

    def __init__(self, config: GatewayConfig, mail: SmtpChannel) -> None:
        self.config = config
        self.mail = mail

    def send(self, parcel: Parcel) -> Handed:
        refuse_unsendable(parcel)
        return self.mail.send(self.mail_for(parcel))

    def mail_for(self, parcel: Parcel) -> Parcel:
        """The mail that carries the fax. Raises ChannelError."""
        number, document = pages_for(parcel)
        return replace(
            parcel,
            to=self.config.address_for(number),
            subject=SUBJECT,
            text=self.config.password_line,
            document=document,
            document_name="fax.pdf",
            reply_to="",
            unsubscribe="",
        )

    def follow(self, handle: str) -> Handed:
        return Handed("accepted", handle, said="The fax gateway took it; it tells no more.")

    def recall(self, handle: str) -> bool:
        return False

    def find(self, tag: str) -> Handed | None:
        return None

    def forget(self, handle: str) -> None:
        return None

    def ready(self, to: str) -> bool:
        return self.mail.ready(to)

    def check(self) -> list[str]:
        return [*self.config.check(), *self.mail.check()]
