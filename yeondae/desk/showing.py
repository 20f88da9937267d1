"""Putting something out at the desk: one asks, a colleague looks at the same page and says yes.

With the yes it is out at once. Where one person is all there is, it is out when they ask.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts import approvals
from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest


@dataclass(frozen=True)
class Asking:
    """How it stands with what is to be put out, for `desk/asking.html`."""

    url: str  # where the answer goes
    asked: Approval | None
    is_mine: bool
    may_ask: bool
    is_alone: bool
    stops: str


def asking(request: StaffRequest, asked: Approval | None, url: str, *, stops: str = "") -> Asking:
    """`asked`: the open asking for exactly what the page shows; `stops`: why it cannot go out."""
    return Asking(
        url=url,
        asked=asked,
        is_mine=asked is not None and asked.asked_by_id == request.user.pk,
        may_ask=request.user.may(Action.SET_RISK),
        is_alone=not needs_two(Action.SET_RISK),
        stops=stops,
    )


def act(
    request: StaffRequest,
    *,
    asked: Approval | None,
    ask: Callable[[], Approval],
    do: Callable[[User], None],
    done: str,
) -> None:
    """Ask, say yes to what was asked for, or do what a colleague said yes to; and say so."""
    try:
        with transaction.atomic():
            is_out = _step(request, asked, ask, do)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        waits = _("Asked. It shows as soon as a colleague says yes; it waits under Approvals.")
        messages.success(request, done if is_out else waits)


def _step(
    request: StaffRequest,
    asked: Approval | None,
    ask: Callable[[], Approval],
    do: Callable[[User], None],
) -> bool:
    if "asking" in request.POST:
        if asked is None or str(asked.pk) != request.POST["asking"]:
            raise Refused(_("It was changed after it was asked for. Look at it as it is now."))
        approvals.approve(approval=asked, by=request.user)
    asked = asked or ask()
    if asked.approved_at is None:
        return False
    do(asked.asked_by)
    return True
