"""Ways that a person carries: the letter is laid ready, and someone says later that it went.

The row of the delivery is the tray; the channel only says what must be there for the way to work.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from yeondae.channels.base import ChannelError, Handed, Parcel
from yeondae.channels.guard import refuse_unsendable
from yeondae.channels.kind import Arrival, Kind, Options, Picture
from yeondae.core import clock


@dataclass(frozen=True, slots=True)
class Tray:
    """A channel without a machine at its end. `said` is what the log shows."""

    name: str
    said: str
    needs_document: bool = True
    needs_address: bool = False
    recallable: bool = True
    # Taking a letter out of a tray twice or not at all is decided by the row: nothing can be there.
    remembers: timedelta = field(default=timedelta.max)

    def send(self, parcel: Parcel) -> Handed:
        refuse_unsendable(parcel)
        self.refuse_incomplete(parcel)
        at = clock.now().isoformat(timespec="seconds")
        return Handed("accepted", parcel.tag, {"laid_ready_at": at}, self.said)

    def refuse_incomplete(self, parcel: Parcel) -> None:
        """Raises a permanent ChannelError where the letter cannot go this way."""
        if self.needs_document and not parcel.document:
            raise ChannelError("There is no printed letter to hand on.", permanent=True)
        if self.needs_address and not any(line.strip() for line in parcel.recipient_lines):
            raise ChannelError("There is no postal address to send to.", permanent=True)

    def follow(self, handle: str) -> Handed:
        return Handed("accepted", handle, said=self.said)

    def recall(self, handle: str) -> bool:
        """Nobody has taken it yet, or the caller would not ask."""
        return self.recallable

    def find(self, tag: str) -> Handed | None:
        return None

    def forget(self, handle: str) -> None:
        return None

    def ready(self, to: str) -> bool:
        return True

    def check(self) -> list[str]:
        return []


def tray_kind(tray: Tray) -> Kind:
    """The kind of a tray: the outbox keeps the printed letter, or its text where none is needed."""

    def arrives(parcel: Parcel, options: Options, picture: Picture) -> Arrival:
        tray.refuse_incomplete(parcel)
        if parcel.document:
            return Arrival("application/pdf", ".pdf", parcel.document)
        return Arrival("text/plain", ".txt", parcel.text.encode())

    def build(options: Options) -> Tray:
        return tray

    return Kind(build=build, arrives=arrives, recallable=tray.recallable)
