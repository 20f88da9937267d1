"""How faxes leave: the HylaFAX server, the modem, and what the other side sees of us."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

# What HylaFAX's command parser takes between quotes without any escape.
SAFE = re.compile(r"[A-Za-z0-9 .,:/+_@-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class FaxConfig:
    """The fax server. All times in seconds.

    modem      HylaFAX's name of the line (pts_0, ttyS0), or "any"
    station    what the receiving machine is shown as our number (TSI), at most 20 characters
    sender     the name in HylaFAX's own records; the campaign's, never a supporter's
    keeps      how long a finished job stays readable there (faxqclean removes it after 15 minutes)
    """

    host: str = ""
    port: int = 4559
    user: str = "yeondae"
    password: str = ""
    modem: str = "any"
    station: str = ""
    sender: str = "campaign"
    timeout: float = 30.0
    keeps: int = 900

    def __repr__(self) -> str:
        return f"FaxConfig(host={self.host!r}, port={self.port}, modem={self.modem!r})"

    def check(self) -> list[str]:
        """What stands in the way of sending, one sentence each."""
        if not self.host:
            return [_("No fax server is set. Give its name in YEONDAE_FAX_HOST.")]
        problems = []
        for name in ("user", "modem", "station", "sender"):
            if not SAFE.fullmatch(getattr(self, name)):
                problems.append(
                    _("The fax server's %(field)s may hold plain letters and digits only.")
                    % {"field": name}
                )
        if not self.user or not self.modem or not self.sender:
            problems.append(_("The fax server's user, modem and sender must not be empty."))
        if len(self.station) > 20:
            problems.append(_("The fax station name is longer than the 20 characters a fax shows."))
        return problems
