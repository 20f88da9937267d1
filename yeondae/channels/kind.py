"""What a channel's folder offers: how it is built, and what it would look like on arrival."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yeondae.channels.base import Channel, Parcel, State

Options = Mapping[str, Any]
Picture = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the recipient would hold in hands: the mail, the received page, the printed letter."""

    media_type: str
    suffix: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of sending. A channel's folder holds one of these under the name `KIND`.

    build       the real channel, from the options in the settings
    arrives     what would arrive; `Picture` turns a PDF into the picture a fax machine receives.
                Raises ChannelError as the real channel would
    first       state right after `send`
    last        state that `follow` comes to
    recallable  can it be taken back while in the first state?
    """

    build: Callable[[Options], Channel]
    arrives: Callable[[Parcel, Options, Picture], Arrival]
    first: State = "accepted"
    last: State = "accepted"
    recallable: bool = False
