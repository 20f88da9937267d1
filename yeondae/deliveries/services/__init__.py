"""The only writer of letters on their way; one module for each thing that is written."""

from yeondae.deliveries.services.holding import (
    cancel,
    hold_call,
    let_late_go,
    release_call,
    release_letter,
    release_point,
    release_verified,
)
from yeondae.deliveries.services.queueing import queue_letters

__all__ = [
    "cancel",
    "hold_call",
    "let_late_go",
    "queue_letters",
    "release_call",
    "release_letter",
    "release_point",
    "release_verified",
]
