"""Real servers for letters that really leave."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.channels.mail_server import MailServer


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A mail server that takes what the installation sends; sending is switched to real."""
    with MailServer() as server:
        settings.SENDING, settings.DEMO = "real", False
        options = {
            "host": "127.0.0.1",
            "port": server.port,
            "tls": "none",
            "sender": "letters@campaign.internal",
            "reply_to": "answers@campaign.internal",
            "timeout": 2.0,
            "patience": 1.0,
        }
        email = {"PACKAGE": "yeondae.channels.email", "OPTIONS": options}
        settings.CHANNELS = {**settings.CHANNELS, "email": email}
        yield server
