"""People around the campaign: what they ask and offer, news for them, who answers for it all."""

from yeondae.community.models.asking import Asking
from yeondae.community.models.keeper import Keeper
from yeondae.community.models.news import News

__all__ = ["Asking", "Keeper", "News"]
