"""The relay desk and the print tray: what waits, what is bundled, what is done."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.models import User
from yeondae.accounts.own import organisation_of
from yeondae.accounts.roles import Action
from yeondae.core.refusal import Refused
from yeondae.deliveries import queries
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of
from yeondae.desk.paging import counted
from yeondae.directory.models import ContactPoint, Organisation
from yeondae.flows.gather_letters import gather_letters

Kind = ContactPoint.Kind
SHOWN = 30


@asks(Action.HAND_OVER)
def relay(request: StaffRequest) -> HttpResponse:
    """Letters with organisations that forward them, and letters to bring by hand."""
    only = organisation_of(request.user)
    context = {
        "waiting": queries.at_relays(only=only),
        "by_hand": None if only is not None else counted(queries.in_tray(Kind.BY_HAND)),
        "bundles": queries.bundles((Kind.RELAY, Kind.BY_HAND), only=only)[:SHOWN],
    }
    return render(request, "desk/bundles/relay.html", context)


@asks(Action.POST_LETTERS)
def tray(request: StaffRequest) -> HttpResponse:
    """Letters to print and post."""
    context = {
        "waiting": counted(queries.in_tray(Kind.POST)),
        "bundles": queries.bundles((Kind.POST,))[:SHOWN],
    }
    return render(request, "desk/bundles/tray.html", context)


@asks(Action.HAND_OVER, Action.POST_LETTERS)
@require_POST
def gather(request: StaffRequest) -> HttpResponse:
    """Put what waits into one bundle; a job makes its file."""
    channel = request.POST.get("channel", "")
    relay_id = request.POST.get("relay", "")
    _may_gather(request.user, channel, relay_id)
    organisation = Organisation.objects.filter(pk=relay_id).first() if relay_id else None
    try:
        bundle = gather_letters(
            channel=channel,
            relay=organisation,
            language=get_language() or "en",
            by=request.user,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:tray" if channel == Kind.POST else "desk:relay")
    messages.success(request, _("Bundled. The file is being made; you can leave and come back."))
    return redirect("desk:bundle", pk=bundle.pk)


def _may_gather(user: User, channel: str, relay_id: str) -> None:
    """Raises Http404 for what is not this person's."""
    wanted = {Kind.POST: Action.POST_LETTERS, Kind.RELAY: Action.HAND_OVER}
    action = wanted.get(Kind(channel), Action.HAND_OVER) if channel in Kind.values else None
    if action is None or not user.may(action) or (relay_id and not number_of(relay_id)):
        raise Http404
    if organisation_of(user) is not None and relay_id != str(organisation_of(user)):
        raise Http404
