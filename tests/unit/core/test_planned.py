"""A query that is made once finds what the ordinary one finds, for any value."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext

from tests import worlds
from yeondae.cases.models import Case, Person
from yeondae.core.planned import planned

pytestmark = pytest.mark.django_db


def counted(case: int) -> "QuerySet[Person]":
    return Person.objects.filter(case=case).annotate(n=Count("consents")).order_by("position")


def test_it_finds_the_same_rows_with_what_was_annotated() -> None:
    by, made = worlds.staff().organiser, []

    def make(case: int) -> "QuerySet[Person]":
        made.append(case)
        return counted(case)

    ask = planned(make, stand_in=-1)
    cases = [worlds.a_case(by, held_since=date(2026, 1, number)) for number in (1, 2)]
    for case in cases:
        with CaptureQueriesContext(connection) as asked:
            found = ask(case.pk)
        assert len(asked) == 1
        ordinary = list(counted(case.pk))
        assert found == ordinary
        for person, other in zip(found, ordinary, strict=True):
            assert (person.n, person.names, person.held_since, person.risk_set_at) == (
                other.n, other.names, other.held_since, other.risk_set_at,
            )  # fmt: skip
    assert made == [-1]


def test_a_value_may_be_text() -> None:
    case = worlds.a_case(worlds.staff().organiser)
    ask = planned(lambda one: Case.objects.filter(public_id=one), stand_in="nobody")
    assert ask(case.public_id) == [case]
    assert not ask("somebody else")


def test_it_joins_leaves_out_and_gives_plain_values() -> None:
    case = worlds.a_case(worlds.staff().organiser)

    def joined(one: int) -> "QuerySet[Person]":
        return Person.objects.filter(case=one).select_related("case").defer("note")

    (person, *_others) = planned(joined)(case.pk)
    with CaptureQueriesContext(connection) as asked:
        assert person.case.titles == case.titles
    assert not asked and person.get_deferred_fields() == {"note"}
    values = planned(lambda one: Person.objects.filter(case=one).values_list("names", "held_since"))
    assert values(case.pk)[0] == (person.names, person.held_since)
