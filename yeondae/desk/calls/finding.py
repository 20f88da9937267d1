"""The call of an address, or a page that says there is none."""

from django.http import Http404

from yeondae.calls.models import Call
from yeondae.calls.queries import desk_call


def find(slug: str, *parts: str) -> Call:
    """The call with the parts of it that a page shows (`desk_call`). Raises Http404."""
    call = desk_call(slug, *parts)
    if call is None:
        raise Http404("There is no such call.")
    return call
