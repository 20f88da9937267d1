"""Fax: through our own HylaFAX server, or through a gateway that takes mail."""

from yeondae.channels.base import Channel, Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.smtp import SmtpChannel
from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.gateway import FaxByMailChannel, GatewayConfig
from yeondae.channels.fax.hylafax import HylafaxChannel, pages_for
from yeondae.channels.kind import Arrival, Kind, Options, Picture


def build(options: Options) -> Channel:
    """HylaFAX from FaxConfig's fields; or, with `gateway` and `mail` among them, the gateway."""
    if "gateway" not in options:
        return HylafaxChannel(FaxConfig(**options))
    mail = SmtpChannel(MailConfig(**options["mail"]))
    return FaxByMailChannel(GatewayConfig(**options["gateway"]), mail)


def arrives(parcel: Parcel, options: Options, picture: Picture) -> Arrival:
    """The page as the receiving machine would print it."""
    _, document = pages_for(parcel)
    return Arrival("image/tiff", ".tif", picture(document))


KIND = Kind(build=build, arrives=arrives, first="waiting", last="delivered", recallable=True)
