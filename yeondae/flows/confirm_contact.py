"""Somebody confirms a contact point in one step, and the letters that waited for it go."""

from yeondae.accounts.models import User
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.deliveries.services import holding
from yeondae.directory import services as directory
from yeondae.directory.models import ContactPoint


def confirm_contact(*, point: ContactPoint, how: str, by: User) -> int:
    """`how` says how they know ("I rang"); how many letters go on. Raises Refused."""
    try:
        directory.verify_contact_point(point=point, how=how, by=by)
    except Refused:
        raise
    except ValueError as error:
        raise Refused(str(error)) from error
    return holding.release_point(point=point, now=clock.now())
