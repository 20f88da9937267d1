"""How a sending is told to people: honest about what each way can know.

A machine's word is one thing (a fax), a server's is another (mail), a person's a third (relay,
post). "Delivered" is said only where somebody or something at the other end confirmed.
"""

from django.utils.translation import gettext as _

from yeondae.deliveries.models import Delivery
from yeondae.directory.models import ContactPoint

State, Kind = Delivery.State, ContactPoint.Kind

WAITING, UNDER_WAY, OUT, ARRIVED, DOUBTFUL, FAILED, ENDED = (
    "waiting", "under_way", "out", "arrived", "doubtful", "failed", "ended",
)  # fmt: skip
STANDINGS = (WAITING, UNDER_WAY, OUT, ARRIVED, DOUBTFUL, FAILED, ENDED)


def standing(state: str, *, is_finished: bool) -> str:
    """One of seven words for the public's numbers.

    waiting: held or queued. under_way: with a fax server, a tray, a relay. out: a mail server or
    the post took it. arrived: confirmed from the other end.
    """
    if state == State.HANDED:
        return OUT if is_finished else UNDER_WAY
    return _OF_STATE[state]


_OF_STATE: dict[str, str] = {
    State.HELD: WAITING,
    State.QUEUED: WAITING,
    State.SENDING: UNDER_WAY,
    State.DELIVERED: ARRIVED,
    State.UNCERTAIN: DOUBTFUL,
    State.FAILED: FAILED,
    State.CANCELLED: ENDED,
}


def standing_label(word: str) -> str:
    """A standing in the reader's language."""
    return {
        WAITING: _("waiting"),
        UNDER_WAY: _("on the way"),
        OUT: _("sent"),
        ARRIVED: _("arrived"),
        DOUBTFUL: _("may have arrived"),
        FAILED: _("could not be sent"),
        ENDED: _("ended"),
    }[word]


def told(delivery: Delivery, *, relay: str = "") -> str:
    """One line on where a sending stands, in the reader's language; `relay` names who hands on."""
    state, channel = delivery.state, delivery.channel
    if state == State.HELD:
        return _("held: %(why)s") % {"why": delivery.get_held_why_display()}
    if state == State.CANCELLED and delivery.ended_why:
        return _("ended: %(why)s") % {"why": delivery.get_ended_why_display()}
    if state == State.HANDED:
        return _handed(channel, is_finished=delivery.finished_at is not None, relay=relay)
    if state == State.DELIVERED:
        return _delivered(channel, relay)
    return str(State(state).label)


def _handed(channel: str, *, is_finished: bool, relay: str) -> str:
    if channel == Kind.EMAIL:
        return _("taken by the mail server")
    if channel == Kind.FAX:
        return _("with the fax server")
    if channel == Kind.POST:
        return _("posted") if is_finished else _("in the print tray, not yet posted")
    if channel == Kind.RELAY:
        return _("with %(relay)s, not yet handed over") % {"relay": relay or _("the relay")}
    return _("to be brought by hand")


def _delivered(channel: str, relay: str) -> str:
    if channel == Kind.FAX:
        return _("received by the machine")
    if channel == Kind.RELAY:
        return _("handed over by %(relay)s") % {"relay": relay or _("the relay")}
    if channel == Kind.BY_HAND:
        return _("handed over")
    return _("arrived")
