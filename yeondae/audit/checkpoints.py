"""Where the chain stood now and then, in a file beside the database.

Somebody who can write to the database alone can cut entries off and put an older head back; the
file remembers a longer log. One sealed line each; only ever added to. Keep the data folder's
copies elsewhere, as docs/operations.md says.
"""

import base64
import os
from pathlib import Path

from django.conf import settings

from yeondae.audit.chain import End, opened, sealed
from yeondae.audit.models import Head


def file() -> Path:
    """Where the checkpoints are."""
    return Path(settings.HOME) / "audit-checkpoints"


def known() -> list[End]:
    """Every checkpoint, the oldest first. Raises CannotOpen or ValueError for a forged line."""
    if not file().exists():
        return []
    return [opened(base64.b64decode(line)) for line in file().read_text().split()]


def remember() -> bool:
    """Write down where the chain stands; False where the last line says so already."""
    head = Head.objects.filter(pk=1).first()
    if head is None or not head.number:
        return False
    now = End(head.number, bytes(head.mark))
    earlier = known()
    if earlier and earlier[-1].number >= now.number:
        return False
    handle = os.open(file(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "wb") as kept:
        kept.write(base64.b64encode(sealed(now)) + b"\n")
        kept.flush()
        os.fsync(kept.fileno())
    return True
