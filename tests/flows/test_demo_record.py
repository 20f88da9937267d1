"""The demo holds what the five documents state, with further sources; each fact can be checked."""

from datetime import date

import pytest

from yeondae.accounts.roles import Role
from yeondae.cases import queries
from yeondae.cases.finding import find
from yeondae.cases.models import Case, Claim, Event, Figure, Interval, Person
from yeondae.cases.queries import PublicCase, PublicPerson
from yeondae.cases.rules.counting import count, in_years
from yeondae.cases.rules.status import UNCONDITIONAL
from yeondae.cases.services import rebuild_everyone
from yeondae.flows.demo.staff import staff_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(built: None) -> None:
    """The demo world, to look at."""


def a_case(title: str, language: str = "en") -> PublicCase:
    (case,) = (each for each in queries.public_cases() if title in each.titles["en"])
    return queries.public_case(case, language)


def somebody(name: str) -> PublicPerson:
    people = [p for case in queries.public_cases() for p in queries.public_case(case, "en").people]
    (person,) = (each for each in people if each.shown.name == name)
    return person


@pytest.mark.parametrize(
    ("name", "elapsed", "inclusive"),
    [
        ("Han Sang-gyun", 893, 894),
        ("Lee Yeong-ju", 169, 170),
        ("Kajiman", 16, 17),
        ("Raju", 16, 17),
        ("Masum", 16, 17),
        ("Ahn Byeong-soon", 44, 45),
    ],
)
def test_days_in_detention(name: str, elapsed: int, inclusive: int) -> None:
    found = somebody(name).count
    assert found and (found.elapsed, found.inclusive, found.is_exact) == (elapsed, inclusive, True)


def test_lee_yeong_ju_was_held_for_152_days_on_28_may_2018() -> None:
    found = count(somebody("Lee Yeong-ju").spans, date(2018, 5, 28))
    assert found and found.elapsed == 152


def test_the_three_were_held_for_9_days_when_the_update_came() -> None:
    found = count(somebody("Kajiman").spans, date(2007, 12, 6))
    assert found and found.elapsed == 9


def test_his_time_in_years_months_and_days() -> None:
    (span,) = somebody("Han Sang-gyun").spans
    assert span.end and in_years(span.start, span.end) == (2, 5, 11)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Han Sang-gyun", "released_parole"),
        ("Lee Yeong-ju", "released_suspended_sentence"),
        ("Kajiman", "deported"),
        ("Torna Limbu", "deported"),
        ("Lee Seok-ki", "released_parole"),
    ],
)
def test_nobody_of_them_is_called_freed_without_conditions(name: str, status: str) -> None:
    person = somebody(name)
    assert person.status == status and person.status not in UNCONDITIONAL


def test_a_day_that_nobody_confirmed_gives_no_exact_count() -> None:
    found = somebody("Lee Seok-ki").count
    assert found and not found.is_exact


def test_25_is_16_and_3_and_6_and_nothing_is_added_to_named_people() -> None:
    case = a_case("July 1998")
    (whole,) = (each for each in case.figures if each.low == 25)
    assert [part.low for part in whole.parts] == [16, 3, 6]
    assert sum(part.low or 0 for part in whole.parts) == 25
    assert case.people == []


def test_the_size_of_kctu_is_shown_with_its_dispute() -> None:
    case = a_case("Trade Union, 2007")
    (size,) = (each for each in case.figures if each.low == 682_418)
    assert size.number == "682,418"
    (dispute,) = (each for each in case.disputes if "KCTU" in each.about)
    assert [each.standing for each in dispute.claims] == ["stands", "disputed"]
    assert "15 million" in dispute.claims[1].words


def test_more_than_20_since_august_stays_more_than_20() -> None:
    numbers = {each.number for each in a_case("Trade Union, 2007").figures}
    assert "more than 20" in numbers


def test_the_time_of_the_arrest_is_disputed_and_one_is_shown() -> None:
    claims = Claim.objects.filter(
        event__kind="arrest", event__on=date(2007, 11, 27), field="time", is_shown=True
    )
    assert sorted(each.words["en"] for each in claims) == ["9:15", "about 9:20"]
    disputes = [each for each in a_case("Trade Union, 2007").disputes if each.fact == "the time"]
    assert {len(each.claims) for each in disputes} == {2, 3}


def test_the_sentence_that_two_sources_give_differently_is_a_dispute() -> None:
    (dispute,) = (d for d in a_case("Officers of KCTU").disputes if d.fact == "the sentence")
    assert ["three" in each.words for each in dispute.claims] == [True, False]


def test_more_than_100_under_the_law_is_disputed_by_two_sources() -> None:
    figure = Figure.objects.get(low=100, since=date(1998, 2, 25))
    assert figure.claims.count() == 3


def test_the_pledge_was_made_disputed_and_in_the_end_fulfilled() -> None:
    pledge = Event.objects.get(kind="pledge")
    assert set(pledge.claims.filter(field="words").values_list("standing", flat=True)) == {
        "stands", "disputed",
    }  # fmt: skip
    assert Event.objects.filter(on=date(2021, 4, 20), kind="statement").exists()


def test_separate_proceedings_have_their_own_charges_and_sentences() -> None:
    person = somebody("Lee Seok-ki")
    assert {charge.state for charge in person.charges} == {"acquitted", "convicted"}
    assert sorted(ruling.months for ruling in person.rulings if ruling.months) == [8, 108, 144]


def test_the_three_are_prisoners_of_conscience_because_somebody_said_so() -> None:
    (label,) = somebody("Kajiman").labels
    assert (label.by, label.on) == ("Amnesty International", date(2007, 12, 3))
    assert label.source


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Sang-gyun Han", "Han Sang-gyun"),
        ("Han Sang-kyun", "Han Sang-gyun"),
        ("Han Sanggyun", "Han Sang-gyun"),
        ("한상균", "Han Sang-gyun"),
        ("Yi Sŏk-ki", "Lee Seok-ki"),
        ("이석기", "Lee Seok-ki"),
        ("Young-joo Lee", "Lee Yeong-ju"),
        ("Raju", "Raju"),
        ("Tek Bahadur Gurung", "Raju"),
        ("Raj Kumar Gurung", "Raju"),
    ],
)
def test_each_is_found_in_every_spelling(written: str, name: str) -> None:
    assert [found.person.names["en"] for found in find(written)] == [name]


def test_a_mononym_has_no_family_name_and_documents_names_stay_inside() -> None:
    person = somebody("Masum")
    assert person.family == "" and "Moniruzzaman" not in " ".join(person.other_names)
    assert somebody("Han Sang-gyun").family == "Han"


def test_the_corrected_name_is_listed() -> None:
    (row,) = queries.page_of_corrections(1)
    correction = queries.public_correction(row, "en")
    assert correction is not None
    assert (correction.before, correction.after) == ("Raj Kumar Gurung", "Tek Bahadur Gurung")


@pytest.mark.parametrize("day", ["2007-12-05", "2007-11-28", "2018-05-28"])
def test_the_weekdays_of_the_documents(day: str) -> None:
    weekdays = {"2007-12-05": "Wednesday", "2007-11-28": "Wednesday", "2018-05-28": "Monday"}
    assert date.fromisoformat(day).strftime("%A") == weekdays[day]


def test_every_public_fact_has_a_source() -> None:
    for event in Event.objects.filter(is_public=True):
        assert event.claims.exists(), event
    for figure in Figure.objects.all():
        assert figure.claims.exists(), figure


def test_health_stays_sealed_inside() -> None:
    case = repr(a_case("Trade Union, 2007"))
    assert "houlder" not in case and "factory" not in case


def test_rebuilding_the_demo_changes_nothing() -> None:
    kept = list(Interval.objects.order_by("pk").values_list("pk", "start", "end"))
    assert rebuild_everyone() == 0
    assert list(Interval.objects.order_by("pk").values_list("pk", "start", "end")) == kept


def test_every_case_of_the_demo_has_a_page_and_nobody_waits_for_a_grade() -> None:
    assert not Case.objects.filter(published_at=None).exists()
    assert not Person.objects.filter(risk_set_at=None).exists()
    assert staff_member(Role.CASEWORKER) is not None


def test_a_page_costs_at_most_15_queries(django_assert_max_num_queries: object) -> None:
    public_id = Case.objects.get(titles__en__startswith="Three officers").public_id
    with django_assert_max_num_queries(13):  # type: ignore[operator]
        case = queries.published_case(public_id)
        assert case is not None
        queries.public_case(case, "en")
