"""What we make of a fax server's answers, without a telephone line. Real calls: test_fax.py."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.channels import fax_server
from tests.channels.conftest import ANSWERS
from tests.channels.fax_server import FakeFaxServer, FakeJob
from yeondae.channels.base import ChannelError, NotNow, Parcel
from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.hylafax import HylafaxChannel

LETTER = Parcel(tag="fax-letter-1.1", to=ANSWERS, document=b"%PDF-1.7 letter")
OTHER = replace(LETTER, tag="fax-letter-2.1", to="+82200008071")
RECORD = """Nov 22 23:59:50.20: [7]: SESSION BEGIN 000000004 82200008070
Nov 22 23:59:55.61: [7]: REMOTE CSI "MINISTRY            "
Nov 22 23:59:56.17: [7]: USE 9600 bit/s
Nov 23 00:00:20.40: [7]: SESSION END
"""


@pytest.fixture
def server() -> Iterator[FakeFaxServer]:
    with FakeFaxServer() as running:
        yield running


@pytest.fixture
def channel(server: FakeFaxServer) -> HylafaxChannel:
    return channel_to(server.port)


def channel_to(port: int, **options: object) -> HylafaxChannel:
    settings = {"host": "127.0.0.1", "port": port, "timeout": 5.0, **options}
    return HylafaxChannel(FaxConfig(**settings))  # type: ignore[arg-type]


def failure(channel: HylafaxChannel, parcel: Parcel = LETTER) -> ChannelError:
    with pytest.raises(ChannelError) as raised:
        channel.send(parcel)
    return raised.value


def ended(
    server: FakeFaxServer, channel: HylafaxChannel, state: str, **changes: object
) -> ChannelError:
    handle = channel.send(LETTER).handle
    server.office.ends(LETTER.tag, state, **changes)
    with pytest.raises(ChannelError) as raised:
        channel.follow(handle)
    return raised.value


def test_the_server_gets_the_pages_the_number_and_one_dial(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    channel.send(LETTER)
    job = server.office.job_with(LETTER.tag)
    assert server.office.documents == [LETTER.document]
    assert job.values["DOCUMENT"] == "/docq/doc1"
    assert job.values["DIALSTRING"] == ANSWERS
    assert (job.values["MAXDIALS"], job.values["MAXTRIES"]) == ("1", "1")
    assert job.values["NOTIFY"] == "none"


def test_confirmed_pages_are_a_delivery_with_its_proof(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.records["000000004"] = RECORD
    server.office.ends(LETTER.tag, "D", confirmed=1, dials=1, call="000000004", time=1_196_241_600)
    handed = channel.follow(handle)
    assert handed.state == "delivered"
    assert handed.proof == {
        "job": "1",
        "pages": "1 of 1",
        "dials": "1",
        "call": "000000004",
        "ended_at": "2007-11-28T09:20:00+00:00",
        "remote_id": "MINISTRY",
        "bit_per_second": "9600",
        "seconds": "30",
    }


def test_a_server_that_hides_its_records_gives_less_proof_and_no_error(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.ends(LETTER.tag, "D", confirmed=1, dials=1, call="000000004")
    assert "remote_id" not in channel.follow(handle).proof


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("Busy signal detected; too many attempts to dial", 333),
        ("No carrier detected; too many attempts to dial", 333),
        ("No answer from remote; too many attempts to dial", 333),
        ("Unspecified Transmit Phase C error; too many attempts to dial", 333),
        ("Unable to transmit page (giving up after RTN)", 130),
        ("No local dialtone", 4),
        ("Kill time expired", 325),
    ],
)
def test_a_call_that_cannot_have_arrived_may_be_tried_again(
    server: FakeFaxServer, channel: HylafaxChannel, status: str, code: int
) -> None:
    error = ended(server, channel, "F", dials=1, status=status, code=code)
    assert not error.uncertain
    assert not error.permanent
    assert status in error.said


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("No response to PPS repeated 3 times.; too many attempts to dial", 333),
        ("No response to EOP repeated 3 tries; too many attempts to send", 334),
        ("Remote fax disconnected prematurely", 128),
        ("Something that no version said before", 999),
        ("", 0),
    ],
)
def test_a_lost_confirmation_leaves_a_doubt(
    server: FakeFaxServer, channel: HylafaxChannel, status: str, code: int
) -> None:
    error = ended(server, channel, "F", dials=1, status=status, code=code)
    assert error.uncertain
    assert error.proof["pages"] == "0 of 1"


def test_a_page_missing_before_the_last_is_no_doubt(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    lost = "No response to PPS repeated 3 times."
    error = ended(server, channel, "F", dials=1, pages=3, confirmed=1, status=lost, code=147)
    assert not error.uncertain
    assert error.proof["pages"] == "1 of 3"


def test_what_was_never_dialled_is_no_doubt(server: FakeFaxServer, channel: HylafaxChannel) -> None:
    error = ended(server, channel, "F", status="Job aborted by request", code=345)
    assert not error.uncertain


def test_done_is_not_delivered(server: FakeFaxServer, channel: HylafaxChannel) -> None:
    """HylaFAX also files a job as done whose time ran out, or that sent no page."""
    assert ended(server, channel, "D", status="Kill time expired", code=325).said


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("Converted document is not valid TIFF", 321),
        ("REJECT: Unable to convert dial string to canonical format", 327),
        ("Remote has no T.4 receiver capability; too many attempts to dial", 333),
    ],
)
def test_what_cannot_help_is_not_repeated(
    server: FakeFaxServer, channel: HylafaxChannel, status: str, code: int
) -> None:
    assert ended(server, channel, "F", dials=1, status=status, code=code).permanent


def test_a_job_that_the_server_forgot_is_uncertain(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.jobs.clear()
    with pytest.raises(ChannelError) as raised:
        channel.follow(handle)
    assert raised.value.uncertain


def test_a_job_left_lying_beside_an_idle_line_is_submitted_once_more(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    job = server.office.job_with(LETTER.tag)
    job.time = int(time.time())
    channel.follow(handle)
    assert "JSUSP 1" not in server.office.commands
    job.time -= 60
    assert channel.follow(handle).state == "waiting"
    assert server.office.commands.index("JSUSP 1") < server.office.commands.index("JSUBM 1")
    assert (job.state, len(server.office.jobs)) == ("W", 1)


def test_a_job_that_waits_for_a_busy_line_is_left_alone(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.job_with(LETTER.tag).time = int(time.time()) - 60
    server.office.modems["ttyS0"] = "Sending job 7"
    channel.follow(handle)
    assert "JSUSP 1" not in server.office.commands


def test_a_job_that_lay_suspended_when_we_fell_is_submitted(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.job_with(LETTER.tag).state = "T"
    channel.follow(handle)
    assert server.office.job_with(LETTER.tag).state == "W"
    assert "JSUSP 1" not in server.office.commands


def test_a_job_number_that_came_round_again_is_not_ours(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    handle = channel.send(LETTER).handle
    server.office.job_with(LETTER.tag).values["JOBINFO"] = "somebody-elses"
    with pytest.raises(ChannelError):
        channel.follow(handle)
    assert not channel.recall(handle)
    assert 1 in server.office.jobs


def test_after_a_crash_the_job_is_found_and_not_sent_twice(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    server.office.fault = fax_server.BREAKS_AFTER_SUBMIT
    error = failure(channel)
    assert error.uncertain
    server.office.fault = ""
    found = channel.find(LETTER.tag)
    assert found is not None
    assert channel.send(LETTER).handle == found.handle
    assert len(server.office.jobs) == 1


def test_a_failed_try_does_not_stand_in_the_way_of_the_next(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    first = channel.send(LETTER).handle
    server.office.ends(LETTER.tag, "F", dials=1, status="Busy signal detected", code=1)
    second = channel.send(LETTER).handle
    assert second != first
    found = channel.find(LETTER.tag)
    assert found is not None
    assert found.handle == second


@pytest.mark.parametrize("fault", [fax_server.BREAKS_AT_UPLOAD, fax_server.REFUSES_SUBMIT])
def test_what_fails_before_the_job_is_queued_uses_up_no_attempt(
    server: FakeFaxServer, channel: HylafaxChannel, fault: str
) -> None:
    server.office.fault = fault
    assert isinstance(failure(channel), NotNow)
    assert server.office.jobs == {}


def test_a_fax_server_that_is_away_uses_up_no_attempt() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        channel = channel_to(taken.getsockname()[1])
        assert isinstance(failure(channel), NotNow)
        with pytest.raises(NotNow):  # no line is taken: the desk says that the server is away
            channel.ready(ANSWERS)
        assert not channel.recall("1:fax-letter-1.1")
        assert "cannot be used now" in channel.check()[0]
        with pytest.raises(NotNow):
            channel.find(LETTER.tag)


def test_no_job_enters_while_the_line_is_taken(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    server.office.modems["ttyS0"] = "Sending job 7"
    assert not channel.ready(ANSWERS)
    assert isinstance(failure(channel), NotNow)
    assert server.office.documents == []


def test_a_waiting_job_takes_the_line_until_it_is_over(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    channel.send(LETTER)
    assert isinstance(failure(channel, OTHER), NotNow)
    server.office.ends(LETTER.tag, "D", confirmed=1, dials=1)
    assert channel.send(OTHER).state == "waiting"


def test_two_lines_take_two_letters_but_one_number_only_one(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    server.office.modems["ttyS1"] = "Running and idle"
    channel.send(LETTER)
    assert isinstance(failure(channel, replace(OTHER, to=ANSWERS)), NotNow)
    assert channel.send(OTHER).state == "waiting"


def test_a_job_for_next_week_leaves_the_line_to_us(
    server: FakeFaxServer, channel: HylafaxChannel
) -> None:
    channel.send(LETTER)
    server.office.ends(LETTER.tag, "P", time=4_000_000_000)
    assert channel.ready(OTHER.to)


def test_only_our_own_modem_counts(server: FakeFaxServer) -> None:
    server.office.modems = {"ttyS0": "Receiving", "pts/1": "Running and idle"}
    assert not channel_to(server.port, modem="ttyS0").ready(ANSWERS)
    assert channel_to(server.port, modem="pts_1").ready(ANSWERS)
    assert "no modem ttyS9" in channel_to(server.port, modem="ttyS9").check()[0]


@pytest.fixture
def short_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yeondae.channels.fax.hylafax.MOMENT", 0.2)


@pytest.mark.parametrize("rival_number", [0, 9])
def test_of_two_jobs_queued_in_the_same_moment_ours_stands_back(
    server: FakeFaxServer, channel: HylafaxChannel, short_moment: None, rival_number: int
) -> None:
    """Also where the other came first with a later number, and so cannot have seen ours."""
    server.office.rival = FakeJob(rival_number, "W", {"JOBINFO": "the-rival", "EXTERNAL": "+1"})
    assert isinstance(failure(channel), NotNow)
    assert list(server.office.jobs) == [rival_number]


def test_a_later_job_that_stands_back_leaves_the_line_to_ours(
    server: FakeFaxServer, channel: HylafaxChannel, short_moment: None
) -> None:
    rival = server.office.rival = FakeJob(9, "W", {"JOBINFO": "the-rival", "EXTERNAL": "+1"})
    threading.Timer(0.1, setattr, (rival, "state", "F")).start()
    assert channel.send(LETTER).state == "waiting"


def test_a_job_is_recalled_before_its_call(server: FakeFaxServer, channel: HylafaxChannel) -> None:
    handle = channel.send(LETTER).handle
    assert channel.recall(handle)
    assert server.office.jobs == {}


def test_a_job_in_its_call_is_not_recalled(
    server: FakeFaxServer, channel: HylafaxChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("yeondae.channels.fax.hylafax.RECALL_PATIENCE", 0.3)
    handle = channel.send(LETTER).handle
    server.office.fault = fax_server.REFUSES_KILL
    assert not channel.recall(handle)
    assert not channel.recall("77:fax-letter-1.1")


@pytest.mark.parametrize("value", ['x" "y', "back\\slash", "line\nbreak", "연대"])
def test_a_setting_that_could_break_out_of_a_command_is_refused(
    server: FakeFaxServer, value: str
) -> None:
    channel = channel_to(server.port, sender=value)
    assert channel.check()
    assert isinstance(failure(channel), NotNow)
    assert server.office.commands == []
