"""What the worker does for the audit log."""

from yeondae.audit.checkpoints import remember
from yeondae.jobs.periodic import every


@every(seconds=600)
def remember_audit() -> int:
    """A checkpoint of the log, where something was added."""
    return int(remember())
