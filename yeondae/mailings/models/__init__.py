"""Updates and notices to supporters, and the mails that carry codes."""

from yeondae.mailings.models.mail import Mail
from yeondae.mailings.models.notice import Notice
from yeondae.mailings.models.returned import Returned
from yeondae.mailings.models.subscribing import Subscribing

__all__ = ["Mail", "Notice", "Returned", "Subscribing"]
