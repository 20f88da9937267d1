"""Fields that the server can read take no word of migration status and no hiding place."""

from django.utils.translation import gettext as _

from yeondae.cases.models.kinds import EventKind
from yeondae.cases.rules.sealed_words import why_sealed
from yeondae.core.refusal import Refused


def take_no_sealed_words(*texts: str) -> None:
    """Raises Refused, pointing to the sealed case notes, where one of `texts` has such a word."""
    if why := why_sealed(*texts):
        raise Refused(why)


def take_no_hiding_place(kind: str, *places: str) -> None:
    """Raises Refused where an event of hiding is given a place."""
    if kind == EventKind.HIDING and any(places):
        raise Refused(
            _("Where somebody hides stands in sealed case notes only. Leave the place blank here.")
        )
