"""A supporter wants no more mails: from the private page, or with the button of a mail program.

Letters that were written go on: they are taken back by themselves (`withdraw`).
"""

from datetime import datetime

from yeondae.mailings.queries import supporter_of
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.services import withdraw_consent

Purpose = ConsentGiven.Purpose
NEWS = (Purpose.CALL_NEWS, Purpose.NEWSLETTER)


def end_news(*, supporter: Supporter, purpose: str, now: datetime) -> int:
    """Take back the consent to mails of one kind; how many consents. Others stay."""
    if purpose not in NEWS:
        return 0
    return withdraw_consent(supporter=supporter, purpose=purpose, now=now)


def end_news_of_mail(*, tag: str, now: datetime) -> None:
    """End the mails of the kind that carried `tag`; nothing for a tag that we do not know."""
    supporter, purpose = supporter_of(tag)
    if supporter is not None:
        end_news(supporter=supporter, purpose=purpose, now=now)
