"""Bad days: nothing acknowledged is lost, public pages are served, and the desk has a sentence."""

import shutil
import socket
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import Client
from django.utils.translation import gettext, override
from pytest_django import Settings

from tests.channels.mail_server import CLOSE_AFTER_MAIL, MailServer
from tests.letters import use_ways, write
from tests.routes import every_route
from tests.worlds import a_published_call, staff
from yeondae.calls.rules import is_past_send_by
from yeondae.channels import registry
from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.hylafax import HylafaxChannel
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.rules.pace import Pace, is_open
from yeondae.deliveries.services import lines
from yeondae.flows import troubles
from yeondae.flows.dispatch import dispatch
from yeondae.flows.send_mails import send_mails
from yeondae.jobs import heartbeats, incidents, periodic, standstill
from yeondae.jobs.incidents import Watch
from yeondae.jobs.models import Incident, Schedule
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail
from yeondae.website import answers
from yeondae.website.refusals import is_out_of_reach

pytestmark = pytest.mark.django_db
# Offices in Seoul and beside it are open then, whenever the tests run.
OPEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_living_worker() -> None:
    heartbeats.beat("somewhere:1:abc")


def sentences() -> str:
    return "\n".join(each.sentence for each in troubles.current_troubles())


def test_on_a_good_day_there_is_nothing_to_say() -> None:
    assert troubles.current_troubles() == []


def test_the_sentences_stand_in_the_language_of_the_desk() -> None:
    lines.away(channel="fax", said="refused", now=clock.now())
    with override("en"):
        assert "fax server" in sentences()


class Seconds:
    """A monotonic clock that the test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_database_away_for_ten_minutes_is_said_once_it_is_back(time_machine) -> None:
    time_machine.move_to(NIGHT, tick=False)
    seconds = Seconds()
    watch = Watch(seconds)
    watch.works()
    for _minute in range(10):
        watch.broke(OperationalError("the server closed the connection"))
        time_machine.shift(60)
        seconds.now += 60
    watch.works()
    incident = Incident.objects.get()
    assert incident.kind == "database"
    assert incident.ended_at - incident.began_at == timedelta(minutes=10)
    heartbeats.beat("somewhere:1:abc")
    assert "The database did not answer from" in sentences()
    time_machine.shift(timedelta(days=8))
    heartbeats.beat("somewhere:1:abc")
    assert sentences() == ""  # nobody reads of it for ever


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Calling it takes the database away, minutes after the last page was made."""

    def refuse(*_args: object, **_more: object) -> None:
        raise OperationalError("the database is away")

    def take_away() -> None:
        monkeypatch.setattr(answers._pages, "seconds", 0.0)
        answers._pages._kept = {key: (0.0, kept[1]) for key, kept in answers._pages._kept.items()}
        monkeypatch.setattr("django.db.models.sql.compiler.SQLCompiler.execute_sql", refuse)
        monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", refuse)

    answers.forget_pages()
    return take_away


def test_public_pages_are_served_while_the_database_is_away(away: Callable[[], None]) -> None:
    call = a_published_call()
    pages = ("/en/", f"/en/calls/{call.slug}/", f"/ko/calls/{call.slug}/", f"/de/calls/{call.slug}/"
             "valid/", f"/en/calls/{call.slug}/yourself/", "/en/cases/", "/en/news/")  # fmt: skip
    before = {page: Client().get(page) for page in pages}
    away()
    for page in pages:
        after = Client().get(page)
        assert (after.status_code, after.content) == (200, before[page].content), page


def broken(method: str, *, one_in: int = 1) -> list[str]:
    """The addresses that answer 500, whoever asks."""
    client = Client(raise_request_exception=False)
    return [
        route.name
        for route in every_route()[::one_in]
        if client.generic(method, route.path).status_code == 500
    ]


@pytest.mark.long
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_breaks_while_the_database_is_away(
    away: Callable[[], None], method: str
) -> None:
    away()
    assert broken(method) == []


def test_whatever_needs_the_database_says_so_while_it_is_away(away: Callable[[], None]) -> None:
    """Nothing is acknowledged. A short version of the one above is in it."""
    call = a_published_call()
    client = Client(raise_request_exception=False)
    client.force_login(staff().organiser, backend="django.contrib.auth.backends.ModelBackend")
    away()
    assert broken("GET", one_in=25) == []
    assert client.get("/desk/").status_code == 503
    answer = client.post(f"/write/{call.slug}/ko/", {"country": "DE"})
    assert answer.status_code == 503 and answer.headers["Retry-After"] == "60"
    with override("ko"):
        assert gettext("This does not work just now") in answer.content.decode()


def test_what_is_our_own_fault_is_not_laid_on_the_database() -> None:
    assert is_out_of_reach(InterfaceError()) and is_out_of_reach(OSError(28, "No space left"))
    assert not is_out_of_reach(IntegrityError()) and not is_out_of_reach(ValueError())


def test_a_full_disk_is_known_by_what_each_database_says() -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"  # type: ignore[misc]
    wrapped = OperationalError("database or disk is full")
    wrapped.__cause__ = full
    assert incidents.kind_of(wrapped) == "disk"
    assert incidents.kind_of(OSError(28, "No space left on device")) == "disk"
    assert incidents.kind_of(OperationalError("timeout")) == "database"
    assert incidents.kind_of(ValueError("x")) == ""


def test_a_nearly_full_disk_is_said_before_it_is_full(monkeypatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**10, 10**10, 50 * 1024 * 1024))
    assert "The disk is nearly full: 50 MB" in sentences()


def test_mail_that_breaks_after_the_end_of_data_is_sent_once_and_said(
    settings: Settings, mail_server: MailServer
) -> None:
    settings.MAIL_CONNECTIONS = 1
    mail = queue_mail(
        kind="code", to="a@people.internal", subject="Your code", text="1", language="en",
        now=clock.now(),
    )  # fmt: skip
    mail_server.behaviour.fault = CLOSE_AFTER_MAIL
    for _round in range(3):
        send_mails(worker="test")
    assert len(mail_server.received) == 1  # not again by itself
    mail.refresh_from_db()
    assert mail.state == Mail.State.UNCERTAIN
    assert "Nobody knows whether 1 mail of ours arrived" in sentences()


def test_a_fax_server_that_is_gone_costs_no_letter_a_try(monkeypatch, time_machine) -> None:
    time_machine.move_to(OPEN, tick=False)
    call = a_published_call(offices=1, copies=0)
    write(call)
    with socket.socket() as nobody:  # bound, and never listened at
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        gone = HylafaxChannel(FaxConfig("127.0.0.1", port))
        ways = registry.channel
        monkeypatch.setattr(registry, "channel", lambda name: gone if name == "fax" else ways(name))
        dispatch(worker="test")
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.tries) == (Delivery.State.QUEUED, 0)
    assert "The fax server has not answered since" in sentences()


def test_a_clock_that_jumps_a_day_is_said_and_stops_no_sweep(time_machine) -> None:
    time_machine.move_to(NIGHT, tick=False)
    seconds = Seconds()
    watch = Watch(seconds)
    periodic.prepare()
    watch.works()
    time_machine.shift(timedelta(days=1))  # ahead by mistake
    seconds.now += 5
    watch.works()
    ran = {sweep.name for sweep in periodic.take_due()}
    assert ran == set(periodic.SWEEPS)
    time_machine.shift(-timedelta(days=1))  # and corrected
    seconds.now += 5
    watch.works()
    assert Schedule.objects.filter(next_at__lte=clock.now()).count() == 0
    assert periodic.after_set_back() == len(periodic.SWEEPS)
    assert {sweep.name for sweep in periodic.take_due()} == set(periodic.SWEEPS)
    heartbeats.beat("somewhere:1:abc")
    assert "The clock of this machine jumped" in sentences()
    assert {each.kind for each in Incident.objects.all()} == {"clock"}


def test_what_a_time_service_corrects_is_no_incident(time_machine) -> None:
    time_machine.move_to(NIGHT, tick=False)
    seconds = Seconds()
    watch = Watch(seconds)
    watch.works()
    time_machine.shift(65)
    seconds.now += 60
    watch.works()
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("moment", "is_over"),
    [
        (datetime(2026, 11, 30, 14, 59, 59, tzinfo=UTC), False),  # 23:59:59 in Seoul
        (datetime(2026, 11, 30, 15, 0, 0, tzinfo=UTC), True),  # midnight in Seoul
    ],
)
def test_a_send_by_date_ends_at_midnight_in_seoul(moment: datetime, is_over: bool) -> None:
    call = a_published_call(send_by=datetime(2026, 11, 30).date())
    assert is_past_send_by(call, moment) is is_over


@pytest.mark.parametrize(
    ("moment", "opened"),
    [
        (datetime(2026, 3, 27, 7, 59, tzinfo=UTC), False),  # 8:59 in Berlin, winter time
        (datetime(2026, 3, 27, 8, 0, tzinfo=UTC), True),  # 9:00
        (datetime(2026, 3, 30, 6, 59, tzinfo=UTC), False),  # 8:59, the first day of summer time
        (datetime(2026, 3, 30, 7, 0, tzinfo=UTC), True),  # 9:00
        (datetime(2026, 10, 26, 7, 59, tzinfo=UTC), False),  # winter time again
        (datetime(2026, 10, 26, 8, 0, tzinfo=UTC), True),
    ],
)
def test_office_hours_follow_the_wall_clock_over_summer_time(
    moment: datetime, opened: bool
) -> None:
    pace = Pace("Europe/Berlin", time(9), time(17), "12345", per_hour=10, per_day=100)
    assert is_open(pace, moment) is opened


def test_without_a_worker_the_desk_says_so(time_machine) -> None:
    time_machine.move_to(clock.now() + timedelta(minutes=5), tick=False)
    assert "No worker is running" in sentences()


def test_a_restored_installation_sends_nothing_and_says_so(time_machine) -> None:
    time_machine.move_to(OPEN, tick=False)
    call = a_published_call(offices=1, copies=0)
    use_ways(call, ("email", "minister@example.org"))
    write(call)
    standstill.begin(backup_from=clock.now() - timedelta(days=1), now=clock.now())
    assert dispatch(worker="test").sent == 0
    assert "restored from a backup" in sentences()
    standstill.end(by_id=None, now=clock.now())
    assert dispatch(worker="test").sent == 1
