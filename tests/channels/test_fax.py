"""Faxes really sent and received over HylaFAX and the test telephone line, in real time."""

import io
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageFilter, ImageOps
from pyzbar.pyzbar import decode

from tests.channels.conftest import ANSWERS, BUSY, DROPS_MID_PAGE, NO_ANSWER, QR_TEXT, FaxLine
from yeondae.channels.base import ChannelError, Handed, NotNow, Parcel
from yeondae.channels.fax.hylafax import HylafaxChannel
from yeondae.channels.fax.server import FaxServer
from yeondae.typeset.picture import received_fax_tiff

pytestmark = pytest.mark.fax


def letter_to(number: str, tag: str, document: bytes) -> Parcel:
    return Parcel(tag=tag, to=number, document=document, language="ko")


def wait_for(what: Callable[[], object], seconds: float = 120) -> object:
    """The first true answer of `what`, asked twice a second."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := what():
            return answer
        time.sleep(0.5)
    raise AssertionError(f"nothing came of it within {seconds} s")


def outcome(channel: HylafaxChannel, handle: str) -> Handed:
    """What the sending comes to. Raises ChannelError."""

    def ended() -> Handed | None:
        handed = channel.follow(handle)
        return handed if handed.state != "waiting" else None

    handed = wait_for(ended)
    assert isinstance(handed, Handed)
    return handed


def failure_of(channel: HylafaxChannel, handle: str) -> ChannelError:
    with pytest.raises(ChannelError) as raised:
        outcome(channel, handle)
    return raised.value


def line_free(channel: HylafaxChannel) -> None:
    wait_for(lambda: channel.ready(ANSWERS))


def shown_in_the_outbox(pdf: bytes, height: int) -> Image.Image:
    """The picture that the outbox would show, without the white foot that HylaFAX cuts off."""
    with Image.open(io.BytesIO(received_fax_tiff(pdf))) as page:
        return page.crop((0, 0, page.width, height))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How much of the ink of two pages lies in the same places, from 0 to 1."""
    size = (216, 120)
    blurred = [
        ImageOps.invert(page.convert("L").resize(size)).filter(ImageFilter.GaussianBlur(2))
        for page in (one, other)
    ]
    first, second = (page.tobytes() for page in blurred)
    product = sum(a * b for a, b in zip(first, second, strict=True))
    return float(product / (sum(a * a for a in first) * sum(b * b for b in second)) ** 0.5)


def newest(folder: Path) -> Path:
    return max(folder.glob("fax*.tif"), key=lambda file: file.stat().st_mtime)


def test_a_korean_letter_arrives_and_the_machine_confirms_it(
    fax_line: FaxLine, korean_letter: bytes
) -> None:
    channel = fax_line.channel()
    line_free(channel)
    tag = "fax-korean-letter.1"
    assert channel.find(tag) is None
    handed = channel.send(letter_to(ANSWERS, tag, korean_letter))
    assert handed.state == "waiting"

    # One worker was killed here; the next finds the job and sends nothing twice.
    found = channel.find(tag)
    assert found is not None
    assert found.handle == handed.handle
    assert channel.send(letter_to(ANSWERS, tag, korean_letter)).handle == handed.handle

    # While the line is taken, no other job enters the fax server.
    assert not channel.ready(ANSWERS)
    with pytest.raises(NotNow):
        channel.send(letter_to(ANSWERS, "fax-second-letter.1", korean_letter))

    delivered = outcome(channel, handed.handle)
    assert delivered.state == "delivered"
    assert delivered.proof["pages"] == "1 of 1"
    assert delivered.proof["remote_id"] == "RECEIVER"
    assert int(delivered.proof["seconds"]) > 10
    assert delivered.proof["ended_at"].endswith("+00:00")
    assert delivered.proof["call"]

    line_free(channel)  # the receiving end has filed the page
    with Image.open(newest(fax_line.received)) as page:
        assert page.width == 1728
        assert [code.data.decode() for code in decode(page.convert("L"))] == [QR_TEXT]
        assert likeness(page, shown_in_the_outbox(korean_letter, page.height)) > 0.9

    channel.forget(handed.handle)
    assert channel.find(tag) is None


def test_a_busy_number_is_a_failure_that_may_be_tried_again(
    fax_line: FaxLine, korean_letter: bytes
) -> None:
    channel = fax_line.channel()
    line_free(channel)
    error = failure_of(
        channel, channel.send(letter_to(BUSY, "fax-busy-number.1", korean_letter)).handle
    )
    assert "busy" in error.said.lower()
    assert not error.permanent
    assert not error.uncertain
    assert error.proof["dials"] == "1"  # HylaFAX does not redial behind our back


@pytest.mark.long
def test_nobody_answers(fax_line: FaxLine, korean_letter: bytes) -> None:
    channel = fax_line.channel()
    line_free(channel)
    error = failure_of(
        channel, channel.send(letter_to(NO_ANSWER, "fax-no-answer.1", korean_letter)).handle
    )
    assert "carrier" in error.said.lower()
    assert not error.permanent
    assert not error.uncertain


@pytest.mark.long
def test_a_line_that_drops_mid_page_is_no_delivery(fax_line: FaxLine, korean_letter: bytes) -> None:
    """The modem may notice, or only miss the confirmation: then the page may have arrived."""
    channel = fax_line.channel()
    line_free(channel)
    error = failure_of(
        channel, channel.send(letter_to(DROPS_MID_PAGE, "fax-drops.1", korean_letter)).handle
    )
    assert not error.permanent
    assert error.proof["pages"] == "0 of 1"
    assert error.uncertain is ("Phase C" not in error.said)


@pytest.mark.long
def test_a_job_is_recalled_before_its_call_and_not_during_it(
    fax_line: FaxLine, korean_letter: bytes
) -> None:
    channel = fax_line.channel()
    line_free(channel)
    handed = channel.send(letter_to(ANSWERS, "fax-recall-late.1", korean_letter))
    wait_for(lambda: int(channel.follow(handed.handle).proof["dials"]))
    assert not channel.recall(handed.handle)
    assert outcome(channel, handed.handle).state == "delivered"
    assert not channel.recall(handed.handle)

    line_free(channel)
    early = channel.send(letter_to(ANSWERS, "fax-recall-early.1", korean_letter))
    if channel.recall(early.handle):
        assert channel.find("fax-recall-early.1") is None
    else:
        assert outcome(channel, early.handle).state == "delivered"


@pytest.mark.long
def test_a_suspended_job_is_taken_up_and_arrives(fax_line: FaxLine, korean_letter: bytes) -> None:
    channel = fax_line.channel()
    line_free(channel)
    handed = channel.send(letter_to(ANSWERS, "fax-suspended.1", korean_letter))
    with FaxServer(channel.config) as server:
        server.sendcmd(f"JSUSP {handed.handle.partition(':')[0]}")
    assert outcome(channel, handed.handle).state == "delivered"


@pytest.mark.long
def test_of_two_workers_that_see_the_same_free_line_one_stands_back(
    fax_line: FaxLine, korean_letter: bytes
) -> None:
    channel = fax_line.channel()
    line_free(channel)
    handed: list[Handed] = []
    refused: list[NotNow] = []
    start = threading.Barrier(2)

    def work(number: str, tag: str) -> None:
        start.wait()
        try:
            handed.append(channel.send(letter_to(number, tag, korean_letter)))
        except NotNow as error:
            refused.append(error)

    workers = [
        threading.Thread(target=work, args=(f"+8220000807{index}", f"fax-race-{index}.1"))
        for index in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (len(handed), len(refused)) == (1, 1)
    assert outcome(channel, handed[0].handle).state == "delivered"
