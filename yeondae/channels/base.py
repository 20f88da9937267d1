"""The port between a letter and the world: what is handed over, what is answered, what goes wrong.

A channel is an adapter of one screen behind `Channel`. It knows no model, keeps no state between
calls but its configuration, and may be used from several threads at once.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, Protocol, runtime_checkable

State = Literal["waiting", "accepted", "delivered"]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One letter, ready to leave. Only `tag` is ever shown by repr(), so that logs name nobody.

    tag              stable name of this sending (Message-ID, job tag): 8-64 of A-Z a-z 0-9 . _ -
    to               E.164 number (fax), e-mail address, or "" where a person carries it
    recipient_lines  the postal address, one line each
    subject          from our template, never typed by a supporter
    text             the letter as plain text
    document         the letter as PDF
    document_name    file name that the recipient sees
    language         BCP 47 tag of the text
    reply_to         the campaign's mailbox, never the supporter's
    sender_name      display name of the campaign
    unsubscribe      address for RFC 8058 one-click POST; for mailings only
    returns_as       what names this mail in the address it comes back to, where one is set
    demo             the contact belongs to the demo world and is never really sent to
    """

    tag: str
    to: str = field(default="", repr=False)
    recipient_lines: tuple[str, ...] = field(default=(), repr=False)
    subject: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    document: bytes | None = field(default=None, repr=False)
    document_name: str = field(default="letter.pdf", repr=False)
    language: str = field(default="", repr=False)
    reply_to: str = field(default="", repr=False)
    sender_name: str = field(default="", repr=False)
    unsubscribe: str = field(default="", repr=False)
    returns_as: str = field(default="", repr=False)
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """What a channel answered.

    state   "waiting": queued there, ask again with `follow`; "accepted": taken on, arrival is not
            confirmed by a machine (mail, tray, relay); "delivered": the receiving machine confirmed
    handle  names the sending towards the same channel later (follow, recall)
    proof   what goes into the log: times in ISO 8601 UTC, pages, remote id, ...
    said    the other side's own words, one line
    """

    state: State
    handle: str
    proof: dict[str, str] = field(default_factory=dict)
    said: str = ""


class ChannelError(Exception):
    """A sending that did not succeed.

    said       a sentence with the other side's own words; names no supporter
    permanent  trying the same contact point again is useless (no such number, refused)
    uncertain  it broke after the point of no return: it may have arrived, a person decides
    proof      what is known all the same (pages confirmed, number of the call)
    """

    def __init__(
        self,
        said: str,
        *,
        permanent: bool = False,
        uncertain: bool = False,
        proof: dict[str, str] | None = None,
    ) -> None:
        super().__init__(said)
        self.said = said
        self.permanent = permanent
        self.uncertain = uncertain
        self.proof = proof or {}


class NotNow(ChannelError):
    """Nothing was tried: the line is taken, our own server is away, or the channel is not set up.

    It says nothing about the contact point: no attempt is used up, no ladder moves on.
    """


@runtime_checkable
class Channel(Protocol):
    """One way for a letter to leave.

    `remembers` says how long after handing over a `find` that returns None proves that nothing was
    handed over: zero where the other side cannot be asked (mail), `timedelta.max` where it always
    can. The caller that finds an expired claim older than that has an uncertain sending.
    """

    @property
    def name(self) -> str:
        """The channel's name in the settings."""

    @property
    def remembers(self) -> timedelta:
        """How long a `find` without result is conclusive."""

    def send(self, parcel: Parcel) -> Handed:
        """Hand the parcel over. A tag that is already waiting or delivered there is not sent twice.

        Raises ChannelError; NotNow where nothing was tried.
        """

    def follow(self, handle: str) -> Handed:
        """What became of it. Raises ChannelError where it failed or is no longer known."""

    def recall(self, handle: str) -> bool:
        """Take it back. False where it is already out or the channel cannot."""

    def find(self, tag: str) -> Handed | None:
        """After a crash: was the parcel with this tag handed over? See `remembers`.

        Raises as `follow` does, where it is there but failed, or where nobody can be asked now.
        """

    def forget(self, handle: str) -> None:
        """Destroy what the channel still keeps of a sending that is over; again does nothing.

        Raises ChannelError where that cannot be done now: ask again later.
        """

    def ready(self, to: str) -> bool:
        """Is the line free, so that `send` would be tried at once?

        Raises NotNow where the server cannot be asked: then nothing is wrong with the line.
        """

    def check(self) -> list[str]:
        """Sentences about what is wrong with the configuration; empty where nothing is."""


class Sends(Protocol):
    """The part of a channel that one open connection offers."""

    def send(self, parcel: Parcel) -> Handed:
        """As `Channel.send`, over the connection that is open."""


@runtime_checkable
class SessionChannel(Channel, Protocol):
    """A channel that carries many parcels over one connection."""

    def session(self) -> AbstractContextManager[Sends]:
        """One connection, opened at the first parcel and again after it broke."""


@contextmanager
def session(channel: Channel) -> Iterator[Sends]:
    """Sends over one connection where the channel can, one by one where it cannot."""
    if isinstance(channel, SessionChannel):
        with channel.session() as sends:
            yield sends
    else:
        yield channel
