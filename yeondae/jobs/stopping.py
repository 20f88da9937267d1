"""Whether this process was asked to end. Long loops look here between two rows."""

import threading

STOP = threading.Event()


def wanted() -> bool:
    """True once the worker got SIGTERM or Ctrl-C: finish the row in hand and return."""
    return STOP.is_set()
