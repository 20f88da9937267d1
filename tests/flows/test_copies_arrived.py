"""Copies that others sent: entered, mailed in, counted apart, struck out when false."""

import io
import os
import random
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from tests import worlds
from tests.letters import write
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.appeals import queries
from yeondae.appeals.models import Report
from yeondae.audit.models import Entry
from yeondae.calls.models import Call
from yeondae.core.commands import COMMANDS, Options
from yeondae.deliveries.models import Delivery
from yeondae.flows import commands as flow_commands
from yeondae.flows import log_copies
from yeondae.website import answers

pytestmark = pytest.mark.django_db
assert flow_commands  # loading it registers the command
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)

MAIL = b"""Return-Path: <writer@example.com>
Delivered-To: copies+%(slug)s@campaign.internal
Received: from mail.example.com by campaign.internal
From: A Writer <writer@example.com>
To: minister@example.org
Date: Mon, 2 Mar 2026 10:00:00 +0100
Message-ID: <abc-%(number)s@mail.example.com>
Subject: My letter

Dear Minister, please release all three.
"""


@pytest.fixture
def call() -> Call:
    return worlds.a_published_call()


@pytest.fixture
def organiser() -> User:
    user = worlds.staff().organiser
    grant_role(user=user, role=Role.ORGANISER, by=None)
    return user


@pytest.fixture
def desk(organiser: User) -> Client:
    client = Client()
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def mail(call: Call, number: int = 1) -> bytes:
    return MAIL % {b"slug": call.slug.encode(), b"number": str(number).encode()}


def public_page(call: Call) -> str:
    """The call's page as it is now, not as it was seconds ago."""
    answers.forget_pages()
    return Client().get(f"/en/calls/{call.slug}/").content.decode()


def pipe(monkeypatch, data: bytes, to: str = "") -> int:
    """What a mail server does: the mail on standard input, the exit code back."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    return COMMANDS["copy-arrived"].work(Options(call=to)) or 0


def test_a_mail_is_counted_for_the_call_in_its_address(monkeypatch, call: Call) -> None:
    with time_machine.travel(NOON, tick=False):
        assert pipe(monkeypatch, mail(call)) == os.EX_OK
    report = Report.objects.get()
    assert (report.call, report.who, report.letters) == (call, Report.Who.ARRIVED, 1)
    assert report.sent_on == date(2026, 3, 2)
    assert queries.arrived(call) == 1
    assert queries.self_reported(call) == 0


@pytest.mark.parametrize("form", ["{slug}", "{code}", "copies+{slug}@campaign.internal"])
def test_the_call_may_be_named_by_the_mail_server(monkeypatch, call: Call, form: str) -> None:
    data = mail(call).replace(call.slug.encode(), b"x")
    to = form.format(slug=call.slug, code=call.code)
    assert pipe(monkeypatch, data, to) == os.EX_OK
    assert queries.arrived(call) == 1


def test_the_same_mail_counts_once_however_often_it_comes(monkeypatch, call: Call, capsys) -> None:
    again = mail(call).replace(b"Received: from mail", b"Received: from another.mail")
    without = mail(call, 2).replace(b"Message-ID", b"X-Nothing")
    for data in (
        mail(call),
        again,
        without,
        without.replace(b"Delivered-To: c", b"Delivered-To: C"),
    ):
        assert pipe(monkeypatch, data, call.slug) == os.EX_OK
    assert queries.arrived(call) == 2
    assert "counted before" in capsys.readouterr().err


def test_nothing_of_who_wrote_is_kept(monkeypatch, call: Call, capsys) -> None:
    pipe(monkeypatch, mail(call))
    kept = repr(Report.objects.values().get())
    for word in ("writer", "Writer", "example.com", "abc-1", "minister"):
        assert word not in kept
        assert word not in capsys.readouterr().err


def test_a_mail_for_no_call_bounces_and_one_in_trouble_is_tried_again(
    monkeypatch, call: Call, capsys
) -> None:
    assert pipe(monkeypatch, mail(call), "1999-7") == os.EX_NOUSER
    assert pipe(monkeypatch, mail(call).replace(call.slug.encode(), b"")) == os.EX_NOUSER
    assert "no call with this number" in capsys.readouterr().err
    assert pipe(monkeypatch, b"") == os.EX_DATAERR
    assert pipe(monkeypatch, b"\x00\xff nothing\n") == os.EX_DATAERR
    monkeypatch.setattr(log_copies, "MOST_AN_HOUR", 1)
    assert pipe(monkeypatch, mail(call, 1)) == os.EX_OK
    assert pipe(monkeypatch, mail(call, 2)) == os.EX_TEMPFAIL
    Call.objects.filter(pk=call.pk).update(state=Call.State.DRAFT)
    assert pipe(monkeypatch, mail(call, 3)) == os.EX_NOUSER


def test_a_database_that_is_away_makes_the_mail_server_wait(monkeypatch, call: Call) -> None:
    def away(*args: object) -> None:
        raise OSError("away")

    monkeypatch.setattr(flow_commands, "call_of", away)
    assert pipe(monkeypatch, mail(call)) == os.EX_TEMPFAIL


@pytest.mark.parametrize(
    "line",
    [b"Auto-Submitted: auto-replied", b"Precedence: bulk", b"Content-Type: multipart/report; x=y"],
)
def test_what_nobody_wrote_is_not_counted(monkeypatch, call: Call, line: bytes) -> None:
    assert pipe(monkeypatch, line + b"\n" + mail(call)) == os.EX_OK
    assert queries.arrived(call) == 0


def test_a_copy_that_we_sent_ourselves_is_not_counted_twice(monkeypatch, call: Call) -> None:
    write(call)
    tag = Delivery.objects.filter(purpose="copy")[0].tag.encode()
    assert pipe(monkeypatch, mail(call).replace(b"abc-1", tag)) == os.EX_OK
    assert queries.arrived(call) == 0


def test_no_mail_however_broken_breaks_the_pipe(monkeypatch, call: Call) -> None:
    dice = random.Random(7)
    whole = mail(call)
    allowed = {os.EX_OK, os.EX_DATAERR, os.EX_NOUSER}
    broken = [bytes(dice.choices(range(256), k=500)) for _each in range(50)]
    for number in range(300):
        data = bytearray(mail(call, number))
        for _each in range(dice.randint(1, 12)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        broken.append(bytes(data))
    broken += [
        whole.replace(b"Mon, 2 Mar 2026 10:00:00 +0100", b"Mon, 2 Mar 99999 99:99:99 +9999"),
        whole.replace(b"To: minister", b'To: "' + b"(" * 5000 + b"minister"),
        b"To: " + b"a@b.internal," * 200_000 + b"\n\n",
        b"From: x\n" * 50_000,
        whole.replace(b"Message-ID: <abc-1@", b"Message-ID: <" + b"x" * 100_000),
        b"Subject: =?utf-8?b?/////?=\nFrom: =?x?q?=ff?= <a@b>\n" + whole,
    ]
    for data in broken:
        assert pipe(monkeypatch, data, dice.choice([call.slug, ""])) in allowed


def test_copies_are_entered_by_hand_and_counted_apart(desk: Client, call: Call) -> None:
    page = reverse("desk:reports", args=[call.slug])
    office = call.offices.all()[0].office_id
    typed = {"letters": 25, "arrived_on": "2026-03-02", "channel": "fax", "office": office,
             "country": "DE", "group": "Example Group"}  # fmt: skip
    with time_machine.travel(NOON, tick=False):
        assert desk.post(page, typed).status_code == 302
        assert desk.post(page, {**typed, "letters": 0}).status_code == 422
        assert desk.post(page, {**typed, "arrived_on": "2026-03-09"}).status_code == 422
    assert queries.arrived(call) == 25
    assert Entry.objects.filter(verb="log_copies").count() == 1
    shown = desk.get(page).content.decode()
    assert "Example Group" in shown
    public = public_page(call)
    assert "Copies that arrived from elsewhere</th><td>25" in public
    assert "Example Group" not in public


def test_the_public_sees_no_number_below_ten(call: Call, monkeypatch) -> None:
    for number in range(9):
        pipe(monkeypatch, mail(call, number))
    assert "Copies that arrived" not in public_page(call)
    pipe(monkeypatch, mail(call, 9))
    page = public_page(call)
    assert "Copies that arrived from elsewhere</th><td>10" in page
    assert "None" not in page


def test_a_false_report_is_struck_out_and_can_count_again(desk: Client, call: Call) -> None:
    for who, letters in ((Report.Who.GROUP, 400), (Report.Who.PERSON, 1)):
        Report.objects.create(call=call, who=who, channel="fax", letters=letters,
                              sent_on=date(2026, 3, 2), reported_on=date(2026, 3, 2))  # fmt: skip
    false_one = Report.objects.get(who=Report.Who.GROUP)
    other = worlds.a_published_call()
    strike = reverse("desk:strike_out_reports", args=[other.slug])
    desk.post(strike, {"report": [false_one.pk]})
    assert queries.self_reported(call) == 401
    desk.post(reverse("desk:strike_out_reports", args=[call.slug]), {"report": [false_one.pk, "x"]})
    assert queries.self_reported(call) == 1
    assert Entry.objects.get(verb="strike_out_report").subject_id == false_one.pk
    assert "struck out" in desk.get(reverse("desk:reports", args=[call.slug])).content.decode()
    desk.post(reverse("desk:count_report_again", args=[call.slug, false_one.pk]))
    assert queries.self_reported(call) == 401


def test_the_call_s_page_at_the_desk_shows_its_letters_by_state(desk: Client, call: Call) -> None:
    write(call)
    page = desk.get(reverse("desk:call", args=[call.slug])).content.decode()
    assert "waiting its turn" in page
    assert "copies arrived" in page
    assert reverse("desk:reports", args=[call.slug]) in page


@pytest.mark.parametrize("command", ["copy-arrived", "bounce-arrived"])
def test_what_fails_before_the_command_begins_is_tried_again_too(command: str) -> None:
    """A setting that cannot be read ends with 1; a mail server would bounce the mail for it."""
    script = Path(__file__).resolve().parents[2] / "script" / "yeondae"
    broken = {**os.environ, "DATABASE_URL": "nonsense://"}
    ended = subprocess.run(  # our own script
        [str(script), command], env=broken, input=b"", capture_output=True, check=False, timeout=60
    )
    assert ended.returncode == os.EX_TEMPFAIL
