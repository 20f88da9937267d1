"""The reads of outcomes."""

from django.db.models import QuerySet

from yeondae.calls.models import Call
from yeondae.outcomes.models import Reply


def replies(call: Call) -> QuerySet[Reply]:
    """Every answer to a call for the desk, the youngest first."""
    return call.replies.select_related("office__organisation", "logged_by").prefetch_related(
        "people", "demands"
    )


def public_replies(call: Call) -> QuerySet[Reply]:
    """The answers that everyone may see; their own text stays sealed, `public_words` are shown."""
    shown = call.replies.filter(visible=Reply.Visible.PUBLIC).exclude(public_words={})
    return shown.select_related("office__organisation").defer("text")
