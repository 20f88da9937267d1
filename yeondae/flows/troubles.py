"""What is wrong with the installation now, or was last night: a sentence each, with where to look.

For the first page of the desk. A failure has a sentence (design rule 12): what is wrong, what it
means for letters, what to do. Few queries, none over a large table; names nobody.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.counting import count_together
from yeondae.deliveries import queries
from yeondae.deliveries.models import Line
from yeondae.directory.models import ContactPoint
from yeondae.jobs import health, incidents, standstill
from yeondae.jobs.models import Incident
from yeondae.mailings.models import Mail
from yeondae.supporters import remnants

# Below this nothing may be kept soon: the database writes its log in pieces of 16 MB.
LEAST_FREE = 200 * 1024 * 1024
SILENT_SECONDS = 60.0
COUNTED = 1000


@dataclass(frozen=True)
class Trouble:
    """What is wrong, in a sentence, and the page of the desk where to look ("" without one).

    `action`: what that page asks leave for.
    """

    sentence: str
    link: str = ""
    action: Action | None = None


def current_troubles() -> list[Trouble]:
    """What staff should know of the ground the installation stands on; empty on a good day."""
    now = clock.now()
    uncertain = Mail.objects.filter(state=Mail.State.UNCERTAIN)
    mails, letters, left = count_together(
        [uncertain, queries.uncertain(), remnants.overdue_rows(now)], most=COUNTED
    )
    found = (_standstill(), _disk(), _worker(), _lines(), _doubtful(mails, letters),
             _remnants(left), _night(now))  # fmt: skip
    return [trouble for group in found for trouble in group]


def _standstill() -> Iterator[Trouble]:
    still = standstill.in_force()
    if still is not None:
        yield Trouble(
            _(
                "This installation was restored from a backup of %(moment)s. Nothing is sent until "
                "an organiser has looked and lets it go."
            )
            % {"moment": moment(still.backup_from)},
            reverse("desk:restored"),
            Action.LET_SEND,
        )


def _disk() -> Iterator[Trouble]:
    free = shutil.disk_usage(settings.HOME).free
    if free < LEAST_FREE:
        yield Trouble(
            _(
                "The disk is nearly full: %(megabytes)s MB are left. When it is full nothing new "
                "is accepted, and nothing that was accepted is lost. Make room."
            )
            % {"megabytes": free // (1024 * 1024)}
        )


def _worker() -> Iterator[Trouble]:
    measured = health.worker()
    if measured.heartbeat is None or measured.heartbeat > SILENT_SECONDS:
        yield Trouble(
            _(
                "No worker is running: nothing is sent and no code is mailed. Letters wait and go "
                "when it is back. Restart the program."
            )
        )
    elif measured.failing_sweeps:
        yield Trouble(
            ngettext(
                "%(number)s task of the worker fails again and again. The log of the program says "
                "which and why; what it works on waits.",
                "%(number)s tasks of the worker fail again and again. The log of the program says "
                "which and why; what they work on waits.",
                measured.failing_sweeps,
            )
            % {"number": measured.failing_sweeps}
        )


def _lines() -> Iterator[Trouble]:
    for line in queries.lines_away():
        yield Trouble(_line_sentence(line), reverse("desk:sendings"), Action.SEE_DELIVERIES)


def _line_sentence(line: Line) -> str:
    said = {"since": moment(line.away_since)}
    if line.channel == ContactPoint.Kind.EMAIL:
        return (
            _(
                "The mail server has not answered since %(since)s. Letters and codes wait and go "
                "when it is back; no letter loses a try."
            )
            % said
        )
    if line.channel == ContactPoint.Kind.FAX:
        return (
            _(
                "The fax server has not answered since %(since)s. Faxes wait and go when it is "
                "back; no letter loses a try."
            )
            % said
        )
    return _(
        "The channel %(channel)s has not answered since %(since)s. Its letters wait and go when "
        "it is back."
    ) % {**said, "channel": line.channel}


def _doubtful(mails: int, letters: int) -> Iterator[Trouble]:
    if mails:
        yield Trouble(
            ngettext(
                "Nobody knows whether %(number)s mail of ours arrived: the line broke while it "
                "was handed over. It is not sent twice by itself; whoever waits for a code asks "
                "for a new one.",
                "Nobody knows whether %(number)s mails of ours arrived: the line broke while they "
                "were handed over. They are not sent twice by themselves; whoever waits for a "
                "code asks for a new one.",
                mails,
            )
            % {"number": mails},
            reverse("desk:notices"),
            Action.SEND_NOTICE,
        )
    if letters:
        yield Trouble(
            _("Letters may have arrived without anybody having said so. Look and decide for each."),
            reverse("desk:uncertain"),
            Action.RESOLVE_DELIVERY,
        )


def _remnants(left: int) -> Iterator[Trouble]:
    if left:
        yield Trouble(
            ngettext(
                "%(number)s copy of an erased letter still lies at a mail or fax server that does "
                "not answer. It is destroyed when the server is back.",
                "%(number)s copies of erased letters still lie at a mail or fax server that does "
                "not answer. They are destroyed when it is back.",
                left,
            )
            % {"number": left},
            reverse("desk:sendings"),
            Action.SEE_DELIVERIES,
        )


def _night(now: datetime) -> Iterator[Trouble]:
    for incident in incidents.told(now):
        yield Trouble(_incident_sentence(incident))


def _incident_sentence(incident: Incident) -> str:
    said: dict[str, Any] = {
        "began": moment(incident.began_at),
        "ended": moment(incident.ended_at),
    }
    if incident.kind == Incident.Kind.DISK:
        return (
            _(
                "The disk was full from %(began)s to %(ended)s. Nothing new was accepted meanwhile "
                "and nothing that was accepted is lost."
            )
            % said
        )
    if incident.kind == Incident.Kind.CLOCK:
        return (
            _(
                "The clock of this machine jumped from %(began)s to %(ended)s. Letters are neither "
                "lost nor doubled; look at the machine's time service, and at send-by dates."
            )
            % said
        )
    return (
        _(
            "The database did not answer from %(began)s to %(ended)s. Nothing was accepted "
            "meanwhile and nothing that was accepted is lost."
        )
        % said
    )


def moment(at: datetime | None) -> str:
    """A moment as staff read it, in UTC."""
    shown = date_format(localtime(at), "DATETIME_FORMAT") if at else ""
    return _("%(moment)s UTC") % {"moment": shown}
