"""When letters are taken, in which order they travel, and what is forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests import worlds
from yeondae.audit.models import Entry
from yeondae.calls import privacy, queries, rules, services
from yeondae.calls.models import Call, Incoming
from yeondae.calls.words import from_places, paragraphs
from yeondae.core import clock
from yeondae.directory.models import ContactPoint
from yeondae.flows import change_asked
from yeondae.intake.draft import Draft, Value

pytestmark = pytest.mark.django_db


def test_after_the_send_by_date_letters_are_taken_and_held() -> None:
    """The date ends at the place: 16:00 UTC on the 30th is the 1st in Seoul."""
    call = worlds.a_published_call(send_by=date(2026, 11, 30))
    assert rules.accepts_letters(call, datetime(2026, 11, 30, 14, tzinfo=UTC)) == (True, "")
    later = datetime(2026, 11, 30, 16, tzinfo=UTC)
    assert rules.accepts_letters(call, later) == (True, "ask_first")


@pytest.mark.parametrize(
    ("state", "reason"), [("stopped", "stopped"), ("closed", "closed"), ("draft", "not_published")]
)
def test_a_call_that_is_not_out_takes_no_letters(state: str, reason: str) -> None:
    assert rules.accepts_letters(Call(state=state), clock.now()) == (False, reason)


def test_the_ladder_has_the_organisers_order() -> None:
    by = worlds.staff().organiser
    call = worlds.a_published_call(offices=1)
    office = call.offices.get().office
    (fax,) = queries.ladder(call)[office.pk]
    mail = worlds.a_contact_point(by, kind="email", value="office@example.org", office=office)
    services.set_ladder(call=call, office=office, points=[mail, fax], by=by)
    assert queries.ladder(call)[office.pk] == [mail, fax]


def test_an_office_without_a_ladder_has_its_own_ways_but_no_telephone() -> None:
    by = worlds.staff().organiser
    call = worlds.a_published_call(offices=1)
    office = call.offices.get().office
    worlds.a_contact_point(by, kind="phone", value="+12025550177", office=office)
    services.set_ladder(call=call, office=office, points=[], by=by)
    assert [point.kind for point in queries.ladder(call)[office.pk]] == ["fax"]


def test_ladder_and_copies_cost_the_same_few_queries_for_many_offices(
    django_assert_max_num_queries: object,
) -> None:
    call = worlds.a_published_call(offices=3, copies=3)
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        assert len(queries.ladder(call)) == 3 and len(queries.copies(call)) == 3


def test_the_public_page_of_a_call_costs_a_bounded_number_of_queries(
    django_assert_max_num_queries: object,
) -> None:
    call = worlds.a_published_call(offices=3)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        found = queries.public_call(call.slug)
        assert found is not None
        [person.consents.all()[0].name for person in found.people.all()]
        [row.office.organisation.name for row in found.offices.all()]
        [row.current.words["title"] for row in found.editions.all() if row.current]


@pytest.mark.parametrize("slug", ["", "2026", "x-1", "2026-", "2026-1-1", "2026-999", "٢٠٢٦-1"])
def test_an_address_that_is_no_call_finds_none(slug: str) -> None:
    assert queries.public_call(slug) is None


def test_numbers_of_a_year_follow_each_other() -> None:
    by = worlds.staff().organiser
    made = [
        services.make_call(case=None, country="KR", time_zone="Asia/Seoul", by=by) for _ in range(3)
    ]
    assert [call.number for call in made] == [1, 2, 3]
    assert made[2].slug == f"{made[2].year}-3"


def test_a_relay_can_stand_in_a_ladder_once_it_is_one() -> None:
    by = worlds.staff().organiser
    call = worlds.a_published_call(offices=1)
    office, union = call.offices.get().office, call.issuers.get().organisation
    change_asked.change_asked(
        call=call, offices=[office.pk], ladders={}, copies=[], relays=[union.pk], by=by
    )
    relay = union.contact_points.get(kind=ContactPoint.Kind.RELAY)
    change_asked.change_asked(
        call=call,
        offices=[office.pk],
        ladders={office.pk: [relay.pk]},
        copies=[],
        relays=[union.pk],
        by=by,
    )
    assert queries.ladder(call)[office.pk] == [relay]


def test_a_demand_more_has_its_place_in_every_language() -> None:
    by = worlds.staff().organiser
    call = worlds.a_published_call()
    change_asked.add_demand(call=call, by=by)
    assert {len(each.words["demands"]) for each in queries.newest_versions(call)} == {3}
    assert call.demands.count() == 3


def test_an_update_that_asks_again_opens_a_round() -> None:
    people, call = worlds.staff(), worlds.a_published_call()
    words = {"en": {"title": "News", "paragraphs": ["They were moved."]}}
    update = services.add_update(
        call=call, on=date(2026, 11, 2), words=words, asks_again=True, by=people.organiser
    )
    found = queries.public_call(call.slug)
    assert found is not None and not found.updates.all()
    opened = services.publish_update(update=update, by=people.reviewer)
    assert opened is not None and opened.number == 2


def test_words_survive_their_places() -> None:
    for words in worlds.WORDS.values():
        assert from_places(dict(paragraphs(words))) == words


def test_a_rejected_text_is_destroyed_after_thirty_days() -> None:
    people = worlds.staff()
    draft = Draft("A text.", Value("unknown"), Value("en"))
    kept = services.keep_incoming(draft=draft, way=Incoming.Way.PASTED, by=people.organiser)
    services.reject_incoming(incoming=kept, by=people.organiser)
    assert privacy.forget_rejected(now=clock.now() + timedelta(days=29)) == 0
    assert privacy.forget_rejected(now=clock.now() + timedelta(days=31)) == 1
    assert not Incoming.objects.exists()
    assert Entry.objects.filter(verb="forget_incoming").exists()
