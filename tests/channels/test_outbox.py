"""The outbox keeps what would have been sent, as it would arrive, and tells nobody of whom."""

import io
import os
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from PIL import Image
from pytest_django import Settings

from tests.channels.test_contract import parcel_for
from yeondae.channels import registry
from yeondae.channels.base import ChannelError, Parcel, session
from yeondae.channels.outbox import Kept

PDF = b"%PDF-1.7 not read here"


@pytest.fixture(autouse=True)
def as_shipped(settings: Settings, outbox_folder: Path) -> None:
    settings.SENDING = "outbox"


def kept(name: str, document: bytes = PDF) -> Kept:
    handed = registry.channel(name).send(parcel_for(name, document))
    found = registry.outbox().get(handed.handle)
    assert found is not None
    return found


def test_a_mail_is_kept_as_the_mail() -> None:
    arrival = kept("email").arrival
    assert arrival.media_type == "message/rfc822"
    message = message_from_bytes(arrival.data)
    assert message["To"] == "minister@ministry.internal"
    assert PDF in [part.get_payload(decode=True) for part in message.walk()]


def test_a_fax_is_kept_as_the_received_page(korean_letter: bytes) -> None:
    arrival = kept("fax", korean_letter).arrival
    assert arrival.media_type == "image/tiff"
    with Image.open(io.BytesIO(arrival.data)) as page:
        assert page.width == 1728


def test_a_letter_by_post_is_kept_as_the_printed_page_with_its_address() -> None:
    letter = kept("post")
    assert letter.arrival.data == PDF
    assert letter.recipient_lines == ("Minister of Justice", "Gwacheon")


def test_the_fax_is_confirmed_when_asked_for_and_not_before(korean_letter: bytes) -> None:
    fax = registry.channel("fax")
    handed = fax.send(parcel_for("fax", korean_letter))
    assert handed.state == "waiting"
    assert fax.follow(handed.handle).state == "delivered"
    assert not fax.recall(handed.handle)


def test_the_folder_tells_nothing_to_whoever_reads_the_disk(outbox_folder: Path) -> None:
    parcel = parcel_for("email", PDF)
    registry.channel("email").send(parcel)
    [file] = [path for path in outbox_folder.rglob("*") if path.is_file()]
    name_and_bytes = str(file).encode() + file.read_bytes()
    for secret in (parcel.tag, parcel.to, parcel.text, parcel.subject, "PDF"):
        assert secret.encode() not in name_and_bytes


def test_the_newest_is_shown_first(outbox_folder: Path) -> None:
    handles = [kept("email").handle, kept("post").handle]
    second = registry.channel("email").send(Parcel(tag="another-letter", to="a@b.internal"))
    for age, handle in enumerate([second.handle, handles[0]]):
        moment = datetime(2007, 11, 28 - age, tzinfo=UTC).timestamp()
        os.utime(outbox_folder / handle, (moment, moment))
    assert registry.outbox().handles("email") == [second.handle, handles[0]]
    assert registry.outbox().handles("post") == [handles[1]]
    assert registry.outbox().handles("fax") == []


def test_what_is_forgotten_is_gone(outbox_folder: Path) -> None:
    letter = kept("email")
    registry.channel("email").forget(letter.handle)
    assert registry.outbox().get(letter.handle) is None
    assert [path for path in outbox_folder.rglob("*") if path.is_file()] == []
    with pytest.raises(ChannelError):
        registry.channel("email").follow(letter.handle)


def test_every_channel_can_be_used_in_a_session() -> None:
    for name in registry.names():
        with session(registry.channel(name)) as sends:
            if name != "fax":  # its picture needs a real PDF
                assert sends.send(parcel_for(name, PDF)).handle


def test_a_channel_that_is_not_in_the_settings_is_named() -> None:
    with pytest.raises(ImproperlyConfigured, match="pigeon"):
        registry.channel("pigeon")


def test_an_option_that_no_channel_has_is_named(settings: Settings) -> None:
    settings.SENDING = "real"
    line = {"PACKAGE": "yeondae.channels.email", "OPTIONS": {"hots": "mail.internal"}}
    settings.CHANNELS = {**settings.CHANNELS, "email": line}
    with pytest.raises(ImproperlyConfigured, match="hots"):
        registry.channel("email")


def test_a_new_channel_is_one_folder_and_one_line(settings: Settings) -> None:
    """The folder here is that of the post; any package with a KIND will do."""
    settings.CHANNELS = {**settings.CHANNELS, "courier": {"PACKAGE": "yeondae.channels.post"}}
    assert "courier" in registry.names()
    assert (
        registry.channel("courier").send(parcel_for("courier", PDF)).handle.startswith("courier/")
    )


def test_what_is_not_set_up_says_so_before_anybody_switches_to_real() -> None:
    """As shipped nothing is set and nobody is asked: the sentences come from the settings."""
    missing = registry.missing()
    assert {name for name, sentences in missing.items() if sentences} == {"email", "fax"}
    assert set(missing) == set(registry.names())
