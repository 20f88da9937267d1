"""What proves an attempt, in the reader's words: one table for the desk and for supporters."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _


def proof_lines(proof: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What proves an attempt, with a label where we know the word."""
    labels = _labels()
    return [(labels.get(name, name), str(value)) for name, value in proof.items()]


def _labels() -> dict[str, str]:
    return {
        "message_id": _("Message-ID"),
        "accepted_at": _("taken at"),
        "server": _("mail server"),
        "sha256": _("SHA-256 of what was sent"),
        "job": _("job at the fax server"),
        "pages": _("pages confirmed"),
        "dials": _("calls"),
        "call": _("record of the call"),
        "ended_at": _("ended at"),
        "remote_id": _("the other machine's name"),
        "bit_per_second": _("bits a second"),
        "seconds": _("seconds"),
        "laid_ready_at": _("laid ready at"),
        "outbox": _("in the outbox as"),
        "kept_at": _("kept at"),
        "on": _("on"),
        "to": _("to"),
        "how": _("how"),
        "bundle": _("bundle"),
        "decided": _("decided"),
        "grounds": _("on what grounds"),
    }
