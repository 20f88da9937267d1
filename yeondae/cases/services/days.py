"""Refusing days that cannot be."""

from datetime import date

from django.utils.translation import gettext as _

from yeondae.cases.rules.days import can_be
from yeondae.core import clock
from yeondae.core.refusal import Refused


def take_days_that_can_be(*days: date | None) -> None:
    """Raises Refused where the year of one of `days` cannot be right."""
    for day in days:
        if day is not None and not can_be(day, clock.now().date()):
            raise Refused(_("%(year)s cannot be right. Look at the year.") % {"year": day.year})
