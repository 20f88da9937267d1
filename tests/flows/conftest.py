"""Who sits at the desk, real servers for letters that leave, and the demo to look at."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from tests import worlds
from tests.channels.mail_server import MailServer
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry, Head
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
from yeondae.supporters.models import Allowance


@pytest.fixture
def desk() -> Client:
    """A caseworker at the desk; a file about other roles has a `desk` of its own."""
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.CASEWORKER, by=None)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


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
