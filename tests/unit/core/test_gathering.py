"""Many small lists in one question: the same rows as asked for one by one."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from tests.worlds import a_published_call, staff
from yeondae.calls.loading import SMALL, load_small
from yeondae.calls.models import (
    Budget,
    Call,
    Incoming,
    Issuer,
    PlannedEvent,
    Reference,
    Relay,
    Update,
)
from yeondae.core.gathering import gather
from yeondae.directory.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    """With two of everything, not kept in its order."""
    made = a_published_call()
    at, words = datetime(2026, 11, 23, 2, 5, 1, 7, tzinfo=UTC), {"ko": {"title": '소식 "하나"'}}
    for number in (2, 1):
        PlannedEvent.objects.create(
            call=made, on=date(2026, 12, number), words={"en": "A hearing"}, is_hearing=number == 1
        )
        Budget.objects.create(call=made, channel=f"way{number}", most=number)
        Reference.objects.create(call=made, code=f"Example {number}")
        Update.objects.create(
            call=made, number=number, on=at.date(), words=words, published_at=at,
            made_by=staff().organiser,
        )  # fmt: skip
        union = Organisation.objects.create(name=f"Union {number}", names={"ko": "노조"})
        Issuer.objects.create(call=made, organisation=union, position=number + 8)
        Relay.objects.create(call=made, organisation=union)
    return made


def rows(call: Call, name: str) -> Iterator[tuple[object, ...]]:
    for row in getattr(call, name).all():
        owner = getattr(row, "organisation", None)
        states = [model_to_dict(each) for each in row.states.all()] if name == "demands" else []
        yield row.pk, model_to_dict(row), owner and model_to_dict(owner), states


@pytest.mark.parametrize("name", sorted(SMALL))
def test_each_list_is_what_it_is_by_itself(call: Call, name: str) -> None:
    loaded = Call.objects.get(pk=call.pk)
    load_small(loaded, SMALL)
    with CaptureQueriesContext(connection) as asked:
        found = list(rows(loaded, name))
        times = [getattr(row, "published_at", None) for row in getattr(loaded, name).all()]
    assert len(asked) == 0 and found
    by_itself = Call.objects.get(pk=call.pk)
    assert found == list(rows(by_itself, name))
    assert times == [getattr(row, "published_at", None) for row in getattr(by_itself, name).all()]


def test_all_of_them_are_one_question(call: Call) -> None:
    with CaptureQueriesContext(connection) as asked:
        load_small(call, SMALL)
    assert len(asked) == 1


def test_an_empty_list_is_there_and_empty(call: Call) -> None:
    found = gather({"none": Budget.objects.none(), "some": Budget.objects.all()})
    assert (found["none"], len(found["some"])) == ([], 2)


def test_what_is_sealed_is_refused() -> None:
    with pytest.raises(ValueError, match="Incoming"):
        gather({"received": Incoming.objects.all()})
