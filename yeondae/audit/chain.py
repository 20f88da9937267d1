"""The chain of the audit log: what an entry's mark is made of, and whether the whole still fits.

An entry's mark is HMAC-SHA-256, under the installation's index key, over the mark before and
everything the entry says. The end of the chain is sealed in `Head`, and now and then written to a
file beside the database (`audit/checkpoints.py`): a log whose last entries were cut off, with an
older head put back, ends before a checkpoint and is found by it. Whoever holds the keys as well
as the database can forge everything; docs/threat-model.md says so.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timezone

from django.utils.translation import gettext as _

from yeondae.audit.models import Entry, Head
from yeondae.sealing.box import CannotOpen, open_sealed, seal
from yeondae.sealing.index import blind_index, same

START = b"\0" * 32
PURPOSE = "audit head"


@dataclass(frozen=True)
class End:
    """Where a chain stood: how many entries, and the mark of the last."""

    number: int
    mark: bytes


def mark_of(entry: Entry, before: bytes) -> bytes:
    """The mark that fits `entry` after the mark `before`."""
    said = [
        before.hex(),
        entry.number,
        moment(entry.at),
        entry.actor,
        entry.verb,
        entry.subject,
        entry.subject_id,
        entry.detail,
    ]
    exact = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blind_index(exact, "audit")


def moment(at: datetime) -> str:
    """A moment as it is hashed: UTC with microseconds, as both databases keep it."""
    return at.astimezone(timezone.utc).isoformat(timespec="microseconds")  # noqa: UP017


def sealed(end: End) -> bytes:
    """The end of the chain, sealed."""
    return seal(f"{end.number} {end.mark.hex()}".encode(), PURPOSE)


def opened(data: bytes) -> End:
    """What `sealed` sealed. Raises CannotOpen."""
    number, _space, mark = open_sealed(data, PURPOSE).decode().partition(" ")
    return End(int(number), bytes.fromhex(mark))


def findings(checkpoints: Iterable[End] = (), *, since: int = 0) -> list[str]:
    """What does not fit, in sentences; empty: nothing was altered, taken out, put in or cut off.

    `since`: look at the entries after this number only (the mark of that one is believed).
    """
    known = {end.number: end.mark for end in checkpoints if end.number > since}
    found = list(_broken(known, since))
    return found or list(_cut(known, since))


def _broken(known: dict[int, bytes], since: int) -> Iterator[str]:
    """Walk the entries; the first that does not fit is said, what comes after it is not."""
    before = START
    if since:
        before = bytes(Entry.objects.get(number=since).mark)
    expected = since + 1
    for entry in Entry.objects.filter(number__gt=since).order_by("number").iterator(2000):
        if entry.number != expected:
            yield _("Entry %(number)s is missing.") % {"number": expected}
            return
        if not same(bytes(entry.mark), mark_of(entry, before)):
            yield _("Entry %(number)s is not as it was written.") % {"number": entry.number}
            return
        if entry.number in known and not same(known.pop(entry.number), bytes(entry.mark)):
            yield _("Entry %(number)s is another than at its checkpoint.") % {
                "number": entry.number
            }
            return
        before, expected = bytes(entry.mark), expected + 1


def _cut(known: dict[int, bytes], since: int) -> Iterator[str]:
    """Whether the end is where it was; called where every entry that is there fits."""
    last = Entry.objects.order_by("-number").first()
    count = last.number if last else 0
    head = Head.objects.filter(pk=1).first()
    if head is None:
        if count or known:
            yield _("The end of the log is missing: entries may have been cut off.")
        return
    try:
        end = opened(bytes(head.sealed))
    except (CannotOpen, ValueError):
        yield _("The end of the log was not written by this installation.")
        return
    if (head.number, bytes(head.mark)) != (end.number, end.mark):
        yield _("The end of the log was altered.")
    if end.number != count or (last and not same(end.mark, bytes(last.mark))):
        yield _("The log ends at %(found)s and should end at %(number)s: entries were cut off.") % {
            "found": count,
            "number": end.number,
        }
    if any(number > count for number in known):
        yield _(
            "The log ends at %(found)s, before checkpoint %(number)s: entries were cut off."
        ) % {
            "found": count,
            "number": max(known),
        }
