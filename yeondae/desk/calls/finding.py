"""The call of an address, or a page that says there is none."""

from django.http import Http404

from yeondae.calls.models import Call
from yeondae.calls.queries import desk_call


def find(slug: str) -> Call:
    """The call with everything that the desk shows of it. Raises Http404."""
    call = desk_call(slug)
    if call is None:
        raise Http404("There is no such call.")
    return call
