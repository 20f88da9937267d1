"""Somebody confirms a contact point, and the letters that waited for it go."""

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.core import clock
from yeondae.deliveries.services import holding
from yeondae.directory.models import ContactPoint
from yeondae.directory.verifying import verify_contact_point


@transaction.atomic
def confirm_contact(*, point: ContactPoint, how: str, by: User, place: str = "") -> int | None:
    """`how` says how they know ("I rang"); how many letters go on. Raises Refused.

    None: whoever confirms wrote the value down as well, so a colleague was asked (at the desk's
    page `place`) and the letters wait for their yes.
    """
    if not verify_contact_point(point=point, how=how, by=by, place=place):
        return None
    return holding.release_point(point=point, now=clock.now())
