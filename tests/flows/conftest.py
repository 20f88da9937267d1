"""Real servers for letters that really leave, and the demo for those who look at it."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker, Settings

from tests.channels.mail_server import MailServer
from yeondae.audit.models import Entry, Head
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
from yeondae.supporters.models import Allowance


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


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo, built once for the tests of a file, which only look at it."""
    with django_db_blocker.unblock():
        try:
            build_demo()
            yield
        finally:
            remove_demo()
            # The demo leaves the log of what was done; the next file begins with none.
            for left in (Entry, Head, Allowance):
                left.objects.all().delete()
