"""Today: the first page says what is next, leads there, and asks the database little."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.flows.test_desk_pages import signed_in
from tests.letters import a_supporter, use_ways, write
from tests.two_people import with_roles
from tests.worlds import a_published_call, staff
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.calls.models import Call, PlannedEvent, Round, Update
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import lines
from yeondae.desk.menu import ENTRIES
from yeondae.desk.start.calls import call_rows
from yeondae.desk.start.night import WORK, last_night
from yeondae.jobs import standstill, worked
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return signed_in(with_roles()[0])


def today(client: Client) -> str:
    answer = client.get(reverse("desk:start"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_thing_is_to_receive_a_text(desk: Client) -> None:
    assert reverse("desk:receive") in today(desk)


def test_calls_stand_by_their_date_with_hearing_owner_and_days(desk: Client) -> None:
    in_days = clock.now().date()
    late = a_published_call(send_by=in_days + timedelta(days=20))
    soon = a_published_call(send_by=in_days + timedelta(days=3))
    none = a_published_call()
    PlannedEvent.objects.create(call=late, on=in_days + timedelta(days=5), is_hearing=True)
    PlannedEvent.objects.create(call=late, on=date(2020, 1, 1), is_hearing=True)
    rows = call_rows(with_roles()[0], clock.now())
    assert [row.call for row in rows] == [soon, late, none]
    assert rows[1].hearing == in_days + timedelta(days=5)
    page = today(desk)
    assert page.index(soon.code) < page.index(late.code) < page.index(none.code)
    assert "no date given" in page and "hearing" in page


def test_a_call_without_news_for_14_days_says_so_until_there_is_some(desk: Client) -> None:
    call = a_published_call(published_at=clock.now() - timedelta(days=15))
    (row,) = call_rows(with_roles()[0], clock.now())
    assert row.quiet_days == 15 and "15 days without news" in row.todo
    Update.objects.create(call=call, number=1, on=clock.now().date(), words={},
                          published_at=clock.now())  # fmt: skip
    (row,) = call_rows(with_roles()[0], clock.now())
    assert (row.quiet_days, row.todo) == (0, "")


def test_one_thing_to_do_and_only_what_the_role_may(desk: Client) -> None:
    past = a_published_call(send_by=clock.now().date() - timedelta(days=2))
    assert "renew or close" in today(desk)
    people = staff()
    grant_role(user=people.stranger, role=Role.REVIEWER, by=None)
    page = today(signed_in(people.stranger))
    assert past.code in page and "renew or close" not in page
    assert reverse("desk:receive") not in page


def test_a_relay_sees_no_call_and_a_translator_only_what_is_stale(desk: Client) -> None:
    a_published_call()
    for role in (Role.RELAY, Role.TRANSLATOR):
        user = staff().stranger
        user.grants.all().delete()
        user.forget_roles()
        grant_role(user=user, role=role, by=None)
        assert call_rows(user, clock.now()) == []


def test_what_the_worker_did_has_the_right_plural() -> None:
    now = clock.now()
    worked.note("yeondae.flows.tasks.send_due_mails", 1, now=now)
    worked.note("yeondae.flows.tasks.dispatch_letters", 2, now=now)
    worked.note("yeondae.flows.tasks.dispatch_letters", 3, now=now)
    worked.note("yeondae.flows.tasks.send_due_mails", 7, now=now - timedelta(days=3))
    done = {each.sentence: each.link for each in last_night(with_roles()[0], now)}
    assert set(done) == {"1 mail of ours sent", "5 letters moved on"}
    assert done["5 letters moved on"] == reverse("desk:sendings")
    assert worked.forget_old(now=now + timedelta(days=13)) == 1


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_every_line_of_the_page_leads_where_this_person_may_go(role: Role) -> None:
    a_bad_night()
    user = staff().stranger
    grant_role(user=user, role=role, by=None)
    browser = signed_in(user)
    links = set(re.findall(r'href="(/desk/[^"#?]*)"', today(browser).partition("<main")[2]))
    refused = {link for link in links if browser.get(link).status_code not in {200, 302}}
    assert links and refused == set()


def a_bad_night() -> None:
    """Everything went wrong, and the worker did something of everything."""
    now = clock.now()
    call = a_published_call(offices=1, copies=0, send_by=now.date() - timedelta(days=2))
    use_ways(call, ("fax", "+12025550100"))
    for number in range(3):
        write(call, by=a_supporter(number, call=call), is_changed=number == 1)
    standstill.begin(backup_from=now, now=now)
    Delivery.objects.update(state=Delivery.State.UNCERTAIN, held_why="")
    queue_mail(kind="code", to="a@example.org", subject="Your code", text="1", language="en",
               now=now)  # fmt: skip
    Mail.objects.update(state=Mail.State.UNCERTAIN)
    lines.away(channel="fax", said="refused", now=now)
    for name in WORK:
        worked.note(f"yeondae.flows.tasks.{name}", 2, now=now)


def test_what_waits_is_counted_together_and_leads_there(desk: Client) -> None:
    call = a_published_call(offices=1, copies=0, verified=False)
    use_ways(call, ("post", "1 Example Street"), verified=False)
    for number in (1, 2):
        write(call, by=a_supporter(number, call=call), is_changed=number == 1)
    page = today(desk)
    assert f'href="{reverse("desk:contacts_due")}"><b>1</b>' in page
    assert f'href="{reverse("desk:letters_to_look_at")}"><b>1</b>' in page


def test_the_page_asks_at_most_twenty_questions_however_many_calls(desk: Client) -> None:
    today(desk)
    for number in range(12):
        call = a_published_call(offices=1, send_by=clock.now().date())
        Round.objects.filter(call=call).update(number=number + 1)
    with CaptureQueriesContext(connection) as asked:
        today(desk)
    asked_of_us = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    assert len(asked_of_us) <= 20, "\n".join(sql[:160] for sql in asked_of_us)
    assert Call.objects.count() == 12 and len(ENTRIES) > 12


def test_one_thing_is_one_and_two_are_two(desk: Client) -> None:
    for said in ("call whose send-by date has passed", "calls whose send-by date has passed"):
        a_published_call(send_by=clock.now().date() - timedelta(days=2))
        assert f"<span>{said}" in today(desk)


def test_why_a_channel_is_away_stands_in_the_readers_language(desk: Client) -> None:
    """The worker wrote it, in English; what the machine itself said stays as it came."""
    said = "The fax server cannot be used now: timed out"
    lines.away(channel="fax", said=said, now=clock.now())
    page = desk.get(reverse("desk:sendings"), headers={"Accept-Language": "ko"}).content.decode()
    assert "지금 팩스 서버를 쓸 수 없습니다: timed out" in page and said not in page
