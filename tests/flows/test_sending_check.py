"""The page that sends a test: nothing leaves unless switched on, and what it says is true."""

import time
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests import worlds
from tests.channels.mail_server import HANG_AFTER_MAIL, MailServer
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.channels import registry
from yeondae.channels.email.smtp import SmtpChannel
from yeondae.channels.fax.gateway import FaxByMailChannel, GatewayConfig
from yeondae.flows import send_test

pytestmark = pytest.mark.django_db
PAGE, MAIL, FAX = (f"desk:{name}" for name in ("sending_check", "send_test_mail", "send_test_fax"))
OURS = "admin@campaign.internal"


@pytest.fixture
def administrator() -> User:
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.ADMINISTRATOR, by=None)
    return user


@pytest.fixture
def desk(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(answer) -> str:
    return answer.content.decode().replace("&#x27;", "'")


def test_as_shipped_the_page_says_what_is_missing(desk: Client) -> None:
    page = text(desk.get(reverse(PAGE)))
    assert "No mail server is set" in page
    assert "No fax server is set" in page
    assert "a test goes to the outbox" in page


def test_with_the_outbox_a_test_mail_is_kept_and_nobody_is_asked(desk: Client) -> None:
    answer = desk.post(reverse(MAIL), {"to": "somebody@example.org"})
    assert answer.status_code == 200
    assert "Kept in the outbox, not sent" in text(answer)
    [handle] = registry.outbox().handles("email")[:1]
    kept = registry.outbox().get(handle)
    assert kept is not None
    assert kept.to == "somebody@example.org"
    assert Entry.objects.filter(verb="send_test_mail").exists()


def test_with_the_outbox_no_name_is_looked_up(administrator: User) -> None:
    def lookup(name: str) -> list[str]:
        raise AssertionError(f"asked for {name}")

    found = send_test.send_test_mail(to=OURS, by=administrator, lookup=lookup)
    assert found[0].good


def test_a_test_fax_is_followed_until_the_machine_has_answered(desk: Client) -> None:
    answer = desk.post(reverse(FAX), {"number": "+1 202 555 0143"})
    assert answer.status_code == 302
    kept = registry.outbox().get(registry.outbox().handles("fax")[0])
    assert kept is not None
    assert (kept.to, kept.arrival.media_type) == ("+12025550143", "image/tiff")
    page = text(desk.get(reverse(PAGE)))
    assert "Kept in the outbox, not sent" in page
    assert 'http-equiv="refresh"' not in page


def test_a_fax_under_way_makes_the_page_look_again(desk: Client, monkeypatch) -> None:
    waits = send_test.FaxTest(send_test.Finding(None, "queued at the fax server"), "7:test-x")
    monkeypatch.setattr("yeondae.desk.sending_check.views.follow_test_fax", lambda handle: waits)
    desk.post(reverse(FAX), {"number": "+12025550143"})
    page = text(desk.get(reverse(PAGE)))
    assert 'http-equiv="refresh"' in page
    assert "queued at the fax server" in page


@pytest.mark.parametrize(
    ("name", "typed"),
    [(MAIL, {"to": "no address"}), (MAIL, {"to": ""}), (FAX, {"number": "110"}), (FAX, {})],
)
def test_what_is_no_address_gets_a_sentence(desk: Client, name: str, typed: dict) -> None:
    answer = desk.post(reverse(name), typed)
    assert answer.status_code == 422
    assert 'class="wrong"' in text(answer)


def test_a_real_test_mail_says_spf_and_dkim_in_words(
    mail_server: MailServer, administrator: User
) -> None:
    records = {"campaign.internal": ["v=spf1 ip4:192.0.2.1 -all"]}
    found = send_test.send_test_mail(
        to=OURS, by=administrator, lookup=lambda name: records.get(name, [])
    )
    [received] = mail_server.received
    assert received.to == [OURS]
    assert [finding.good for finding in found] == [True, True, None, False]
    said = " ".join(finding.sentence for finding in found)
    for word in ("SPF: campaign.internal names its servers", "DKIM: we do not sign", "DMARC"):
        assert word in said


def test_a_server_that_refuses_is_quoted(mail_server: MailServer, administrator: User) -> None:
    mail_server.behaviour.rcpt = "550 5.1.1 no such mailbox"
    found = send_test.send_test_mail(to=OURS, by=administrator, lookup=lambda name: [])
    assert found[0].good is False
    assert "no such mailbox" in found[0].sentence


@pytest.mark.parametrize(
    ("name", "typed"),
    [(MAIL, {"to": "somebody@example.org"}), (FAX, {"number": "+1 202 555 0143"})],
)
def test_nothing_is_really_sent_to_an_address_reserved_for_examples(
    desk: Client, settings: Settings, mail_server: MailServer, name: str, typed: dict
) -> None:
    answer = desk.post(reverse(name), typed)
    assert answer.status_code == 422
    assert "reserved for examples" in text(answer)
    assert not mail_server.received


def test_a_fax_gateway_that_hangs_keeps_nobody_waiting(
    mail_server: MailServer, administrator: User, monkeypatch
) -> None:
    """A letter may wait five minutes for the gateway's mail server; whoever tests it may not."""
    mail_server.behaviour.fault = HANG_AFTER_MAIL
    slow = replace(send_test.mail_config(), timeout=60.0, patience=60.0)
    gateway = FaxByMailChannel(GatewayConfig("FAX={number}@fax.internal"), SmtpChannel(slow))
    monkeypatch.setattr(registry, "channel", lambda name: gateway)
    monkeypatch.setattr(send_test, "PATIENCE", 0.5)
    began = time.monotonic()
    test = send_test.send_test_fax(number="+12024561111", by=administrator)
    assert time.monotonic() - began < 5
    assert test.finding.good is not True
