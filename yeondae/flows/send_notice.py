"""Everyone who wrote is told what happened: drafted by the machine, sent by a person, once.

draft ─▶ sending ─▶ sent      sending ◀─▶ paused      draft ─▶ dropped
Who gets it, and that nobody gets it twice, is held row by row (mailings).
"""

from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.core.refusal import Refused
from yeondae.flows.notice_words import unfinished
from yeondae.mailings import services as mailings
from yeondae.mailings.models import Notice


def send_notice(*, notice: Notice, by: User) -> None:
    """Send a draft. Raises Refused where it was sent, or still holds words to be replaced."""
    if unfinished(notice.words):
        raise Refused(_("The notice still has a passage in square brackets. Write it first."))
    mailings.release_notice(notice=notice, by=by)
