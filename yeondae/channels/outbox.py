"""The local outbox: nothing leaves the machine, but everything is kept as it would have arrived.

Kept sealed, one file a sending, named by a hash of its tag: the folder's listing names nobody.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

from yeondae.channels.base import ChannelError, Handed, Parcel, State
from yeondae.channels.guard import refuse_malformed
from yeondae.channels.kind import Arrival, Kind
from yeondae.core import clock

Sealer = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """One sending in the outbox."""

    channel: str
    tag: str
    to: str
    recipient_lines: tuple[str, ...]
    kept_at: datetime
    state: State
    arrival: Arrival

    @property
    def handle(self) -> str:
        return handle_of(self.channel, self.tag)


def handle_of(channel: str, tag: str) -> str:
    """The name of the file; tells nothing to whoever does not know the tag."""
    return f"{channel}/{hashlib.sha256(tag.encode()).hexdigest()[:40]}"


class Drawer:
    """The outbox's files. `seal` and `unseal` work on whole files."""

    def __init__(self, storage: Storage, seal: Sealer, unseal: Sealer) -> None:
        self.storage = storage
        self._seal = seal
        self._unseal = unseal

    def put(self, kept: Kept) -> None:
        """Keep it; takes the place of an earlier one with the same tag."""
        self.remove(kept.handle)
        self.storage.save(kept.handle, ContentFile(self._seal(_to_bytes(kept))))

    def get(self, handle: str) -> Kept | None:
        """The sending with this handle, or None."""
        try:
            with self.storage.open(handle) as file:
                sealed = file.read()
        except FileNotFoundError:
            return None
        return _from_bytes(self._unseal(sealed))

    def remove(self, handle: str) -> None:
        """Destroy it; no error where it is already gone."""
        self.storage.delete(handle)

    def handles(self, channel: str) -> list[str]:
        """Every sending of a channel, the newest first."""
        try:
            _, files = self.storage.listdir(channel)
        except FileNotFoundError:
            return []
        names = [f"{channel}/{file}" for file in files]
        return sorted(names, key=self.storage.get_modified_time, reverse=True)


class OutboxChannel:
    """Takes a channel's place and answers like it, without sending."""

    remembers = timedelta.max

    def __init__(
        self, name: str, kind: Kind, arrives: Callable[[Parcel], Arrival], drawer: Drawer
    ) -> None:
        self.name = name
        self._kind = kind
        self._arrives = arrives
        self._drawer = drawer

    def send(self, parcel: Parcel) -> Handed:
        refuse_malformed(parcel)
        if known := self.find(parcel.tag):
            return known
        kept = Kept(
            channel=self.name,
            tag=parcel.tag,
            to=parcel.to,
            recipient_lines=parcel.recipient_lines,
            kept_at=clock.now(),
            state=self._kind.first,
            arrival=self._arrives(parcel),
        )
        self._drawer.put(kept)
        return _handed(kept)

    def follow(self, handle: str) -> Handed:
        kept = self._drawer.get(handle)
        if kept is None:
            raise ChannelError("This is no longer in the outbox.", uncertain=True)
        if kept.state != self._kind.last:
            kept = replace(kept, state=self._kind.last)
            self._drawer.put(kept)
        return _handed(kept)

    def recall(self, handle: str) -> bool:
        kept = self._drawer.get(handle)
        if kept is None or kept.state != self._kind.first or not self._kind.recallable:
            return False
        self._drawer.remove(handle)
        return True

    def find(self, tag: str) -> Handed | None:
        kept = self._drawer.get(handle_of(self.name, tag))
        return _handed(kept) if kept else None

    def forget(self, handle: str) -> None:
        self._drawer.remove(handle)

    def ready(self, to: str) -> bool:
        return True

    def check(self) -> list[str]:
        return []

    @contextmanager
    def session(self) -> Iterator["OutboxChannel"]:
        """As a mail connection would be; there is nothing to open."""
        yield self


def _handed(kept: Kept) -> Handed:
    proof = {
        "outbox": kept.handle,
        "kept_at": kept.kept_at.isoformat(timespec="seconds"),
        "sha256": hashlib.sha256(kept.arrival.data).hexdigest(),
    }
    return Handed(kept.state, kept.handle, proof, "kept in the outbox, not sent")


def _to_bytes(kept: Kept) -> bytes:
    """One line of JSON, then the bytes as they would arrive."""
    head = asdict(replace(kept, arrival=replace(kept.arrival, data=b"")))
    head["kept_at"] = kept.kept_at.isoformat()
    del head["arrival"]["data"]
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + kept.arrival.data


def _from_bytes(data: bytes) -> Kept:
    line, _, content = data.partition(b"\n")
    head = json.loads(line)
    arrival = Arrival(**head.pop("arrival"), data=content)
    kept_at = datetime.fromisoformat(head.pop("kept_at"))
    lines = tuple(head.pop("recipient_lines"))
    return partial(Kept, kept_at=kept_at, recipient_lines=lines, arrival=arrival)(**head)
