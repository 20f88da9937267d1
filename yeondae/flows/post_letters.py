"""Letters for the post: one file in print order with an address list, then marked posted.

gather ─▶ (a job makes the file) ─▶ take: printed ─▶ posted, all or all but some
A posted letter is out; that it arrived nobody confirms, and we do not say so.
"""

from collections.abc import Collection
from datetime import date

from yeondae.accounts.models import User
from yeondae.deliveries.models import Bundle
from yeondae.deliveries.services import bundling
from yeondae.deliveries.services.bundling import Carried


def mark_posted(*, bundle: Bundle, on: date, by: User, left_out: Collection[str] = ()) -> int:
    """The bundle was posted on the day `on`, without `left_out`; how many letters went."""
    return len(bundling.carried(bundle=bundle, word=Carried(on), by=by, left_out=left_out))
