"""The contract of contract.py, kept by every channel: real ones on real servers, and the outbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.channels.conftest import ANSWERS
from tests.channels.contract import SECRET, Refusals, Sendings, World
from tests.channels.fax_server import FakeFaxServer
from tests.channels.mail_server import MailServer
from tests.channels.test_hylafax import channel_to as fax_channel_to
from tests.channels.test_smtp import channel_to
from yeondae.channels import registry
from yeondae.channels.base import Parcel
from yeondae.channels.fax.gateway import FaxByMailChannel, GatewayConfig
from yeondae.channels.outbox import handle_of

NAMES = ["email", "fax", "post", "relay", "by_hand", "self_reported"]
ADDRESSES = {"email": "minister@ministry.internal", "fax": ANSWERS}
TRAYS = ["post", "relay", "by_hand", "self_reported"]


def parcel_for(name: str, document: bytes) -> Parcel:
    return Parcel(
        tag=f"contract-{name}",
        to=ADDRESSES.get(name, ""),
        recipient_lines=("Minister of Justice", "Gwacheon"),
        subject="Appeal from an international campaign",
        text=f"Dear Minister, {SECRET}",
        document=document,
        language="en",
        sender_name="Campaign",
        reply_to="answers@campaign.internal",
    )


def in_outbox(name: str, document: bytes) -> World:
    def out(tag: str) -> int:
        return int(registry.outbox().get(handle_of(name, tag)) is not None)

    return World(
        registry.channel(name),
        parcel_for(name, document),
        out,
        remembers=True,
        sends=True,
        real=False,
    )


def tray(name: str, document: bytes) -> World:
    return World(
        registry.channel(name),
        parcel_for(name, document),
        lambda tag: 0,
        remembers=False,
        sends=False,
        real=True,
    )


@contextmanager
def mail(document: bytes, gateway: bool) -> Iterator[World]:
    with MailServer() as server:
        channel = channel_to(server.port)
        by_mail = FaxByMailChannel(GatewayConfig("FAX={number}@fax.internal"), channel)
        yield World(
            by_mail if gateway else channel,
            parcel_for("fax" if gateway else "email", document),
            lambda tag: sum(mail.tag == tag for mail in server.received),
            remembers=False,
            sends=True,
            real=True,
        )


@contextmanager
def fake_hylafax(document: bytes) -> Iterator[World]:
    with FakeFaxServer() as server:
        yield World(
            fax_channel_to(server.port),
            parcel_for("fax", document),
            lambda tag: sum(
                job.values["JOBINFO"] == tag and job.state != "F"
                for job in server.office.jobs.values()
            ),
            remembers=True,
            sends=True,
            real=True,
        )


@pytest.fixture
def hylafax(request: pytest.FixtureRequest, korean_letter: bytes) -> World:
    line = request.getfixturevalue("fax_line")
    channel = line.channel()

    def out(tag: str) -> int:
        return int(channel.find(tag) is not None)

    return World(
        channel, parcel_for("fax", korean_letter), out, remembers=True, sends=True, real=True
    )


QUICK = [
    *(f"outbox {name}" for name in NAMES),
    *(f"tray {name}" for name in TRAYS),
    "real mail",
    "real gateway",
    "fake hylafax",
]


@pytest.fixture
def world(
    request: pytest.FixtureRequest,
    settings: Settings,
    outbox_folder: Path,
    korean_letter: bytes,
) -> Iterator[World]:
    what, _, name = request.param.partition(" ")
    settings.SENDING = "outbox" if what == "outbox" else "real"
    if what == "outbox":
        yield in_outbox(name, korean_letter)
    elif what == "tray":
        yield tray(name, korean_letter)
    elif what == "fake":
        with fake_hylafax(korean_letter) as fake:
            yield fake
    elif name == "hylafax":
        yield request.getfixturevalue("hylafax")
    else:
        with mail(korean_letter, gateway=name == "gateway") as real:
            yield real


HYLAFAX = pytest.param("real hylafax", marks=pytest.mark.fax)


@pytest.mark.parametrize("world", [*QUICK, HYLAFAX], indirect=True)
class TestRefusals(Refusals):
    pass


@pytest.mark.parametrize("world", QUICK, indirect=True)
class TestSendings(Sendings):
    """HylaFAX keeps the same promises in test_fax.py, where each takes half a minute."""


def test_every_channel_of_the_settings_is_under_contract() -> None:
    assert set(registry.names()) == set(NAMES)
