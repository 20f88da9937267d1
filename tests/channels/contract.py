"""What every channel promises, whatever is behind it. See test_contract.py for the channels."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from yeondae.channels.base import Channel, ChannelError, Handed, Parcel, SessionChannel, session

FURTHER = {"waiting": 0, "accepted": 1, "delivered": 1}
SECRET = "words-of-a-supporter"


@dataclass(frozen=True)
class World:
    """A channel with what is at its other end.

    parcel       one that it takes
    out          how many sendings with a tag are at the other end
    remembers    can it be asked for a tag?
    sends        does it hand anything to a machine? (a tray does not)
    real         not a stand-in of the outbox
    """

    channel: Channel
    parcel: Parcel
    out: Callable[[str], int]
    remembers: bool
    sends: bool
    real: bool


class Refusals:
    """What no channel takes. Nothing is handed over, so these are quick everywhere."""

    def refused(self, world: World, parcel: Parcel) -> ChannelError:
        with pytest.raises(ChannelError) as raised:
            world.channel.send(parcel)
        assert world.out(parcel.tag) == 0
        return raised.value

    def test_it_keeps_to_the_port(self, world: World) -> None:
        assert isinstance(world.channel, Channel)
        assert world.channel.name
        assert isinstance(world.channel.ready(world.parcel.to), bool)
        assert world.channel.check() == []

    def test_a_demo_contact_is_never_really_sent_to(self, world: World) -> None:
        demo = replace(world.parcel, demo=True)
        if world.real:
            assert self.refused(world, demo).permanent
        else:
            assert world.channel.send(demo).handle

    @pytest.mark.parametrize(
        "address",
        ["minister@example.org", "a@mail.example.com", "a@b.test", "+12025550143", "+493023125123"],
    )
    def test_an_example_address_is_never_really_sent_to(self, world: World, address: str) -> None:
        if not world.real:
            pytest.skip("does not apply: the outbox sends nothing")
        error = self.refused(world, replace(world.parcel, to=address))
        assert error.permanent
        assert "reserved for examples" in error.said

    @pytest.mark.parametrize("field", ["to", "subject", "sender_name", "reply_to", "document_name"])
    @pytest.mark.parametrize("break_", ["\r\nBcc: x@y.internal", "\n", "\u2028x", "\x85x", "\0x"])
    def test_a_line_break_in_a_field_is_refused(
        self, world: World, field: str, break_: str
    ) -> None:
        value = getattr(world.parcel, field) + break_
        assert self.refused(world, replace(world.parcel, **{field: value})).permanent

    @pytest.mark.parametrize(
        "tag", ["", "short", "has space in it", "a/../../b", "x" * 65, "é" * 9]
    )
    def test_a_tag_that_is_no_tag_is_refused(self, world: World, tag: str) -> None:
        assert self.refused(world, replace(world.parcel, tag=tag)).permanent

    def test_an_unknown_handle_is_no_surprise(self, world: World) -> None:
        try:
            assert world.channel.follow("99999:never-sent").state
        except ChannelError as error:
            assert error.uncertain
        assert world.channel.recall("99999:never-sent") in {True, False}
        world.channel.forget("99999:never-sent")


class Sendings:
    """What happens to a letter that it takes."""

    def test_a_letter_goes_out_once_whatever_happens_in_between(self, world: World) -> None:
        tag = world.parcel.tag
        assert world.channel.find(tag) is None
        handed = world.channel.send(world.parcel)
        self.is_fit_for_the_log(handed, world.parcel)
        found = world.channel.find(tag)
        if world.remembers:
            assert found is not None
            assert found.handle == handed.handle
            assert world.channel.send(world.parcel).handle == handed.handle
        else:
            assert found is None
        assert world.out(tag) == int(world.sends)

        later = world.channel.follow(handed.handle)
        assert later.handle == handed.handle
        assert FURTHER[later.state] >= FURTHER[handed.state]
        self.is_fit_for_the_log(later, world.parcel)

    def test_what_was_taken_back_is_not_out(self, world: World) -> None:
        parcel = replace(world.parcel, tag=f"{world.parcel.tag}.recall")
        handed = world.channel.send(parcel)
        if world.channel.recall(handed.handle):
            assert world.out(parcel.tag) == 0
            assert world.channel.find(parcel.tag) is None
        else:
            assert world.out(parcel.tag) == 1 or not world.sends

    def test_what_is_over_can_be_forgotten(self, world: World) -> None:
        parcel = replace(world.parcel, tag=f"{world.parcel.tag}.forget")
        handed = world.channel.send(parcel)
        world.channel.recall(handed.handle)
        world.channel.forget(handed.handle)
        world.channel.forget(handed.handle)
        assert world.channel.find(parcel.tag) is None

    def test_many_go_in_one_session(self, world: World) -> None:
        if not isinstance(world.channel, SessionChannel):
            pytest.skip("does not apply: one call a letter")
        with session(world.channel) as sends:
            for number in range(5):
                sends.send(replace(world.parcel, tag=f"{world.parcel.tag}.{number}"))
        assert all(world.out(f"{world.parcel.tag}.{number}") == 1 for number in range(5))

    @staticmethod
    def is_fit_for_the_log(handed: Handed, parcel: Parcel) -> None:
        """State, handle and proof can be kept and shown: one line each, nothing of a person."""
        assert handed.state in FURTHER
        assert handed.handle
        shown = [handed.said, *handed.proof, *handed.proof.values()]
        assert all(isinstance(text, str) and "\n" not in text for text in shown)
        assert SECRET not in " ".join(shown) + repr(parcel)
        assert parcel.subject not in " ".join(shown)
