"""How long personal data of a petition is kept: as a day, and in the words that people read."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yeondae.core.refusal import Refused
from yeondae.petitions.models import Petition

USUAL_DAYS, MOST_DAYS = 183, 731
DAYS_A_MONTH = 30.5


def data_ends_on(petition: Petition) -> date:
    """The day on which personal data goes; counted from the day it was closed, if that was sooner.

    That day is of UTC, as everything is that the worker does by itself.
    """
    over = petition.closes_on
    if petition.closed_at:
        over = min(over, petition.closed_at.date())
    return over + timedelta(days=petition.keep_days)


def term(days: int) -> str:
    """So many days as people say it, in the language that is active.

    >>> term(183), term(30)
    ('6 months', '30 days')
    """
    months = round(days / DAYS_A_MONTH)
    if months > 1 and abs(days - months * DAYS_A_MONTH) <= 1:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def refuse_after_end(petition: Petition) -> None:
    """Raises Refused where personal data has been destroyed: nothing new is taken up."""
    if petition.data_ended_at:
        raise Refused(_("Names and pictures of this petition are destroyed; it takes no more."))
