"""The record: names, sources that disagree, corrections, joining two entries, what is refused."""

from datetime import date

import pytest

from tests import worlds
from yeondae.accounts.models import User
from yeondae.cases import finding, privacy, services
from yeondae.cases.models import Case, Claim, Correction, Event, Figure, Interval, Name, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.core.refusal import Refused

pytestmark = pytest.mark.django_db

R = Person.Risk
UNION = services.Source(name="Example Confederation of Unions")


@pytest.fixture
def by() -> User:
    return worlds.staff().organiser


@pytest.fixture
def case(by: User) -> Case:
    return services.open_case(
        titles={"en": "A case"}, country="KR", time_zone="Asia/Seoul",
        opened_on=date(2026, 1, 1), by=by,
    )  # fmt: skip


def somebody(case: Case, by: User, *names: services.Written, risk: str = R.R0) -> Person:
    first = names[0] if names else services.Written("Ann Example", "en", is_public=True)
    person = services.add_person(case=case, names={first.language or "en": first.text}, by=by)
    if names:
        services.set_names(person=person, names=names, by=by)
    services.set_risk(person=person, risk=risk, by=by)
    return person


def happened(person: Person, by: User, kind: str, on: str, **more: object) -> Event:
    return services.record_event(
        case=person.case, kind=kind, when=services.When(date.fromisoformat(on)),
        hits=[services.Hit(person)], by=by, source=UNION, **more,  # type: ignore[arg-type]
    )  # fmt: skip


HAN = (
    services.Written("HAN Sang-gyun", "en", family="HAN", is_public=True),
    services.Written("한상균", "ko", family="한", is_public=True),
)
LEE = (services.Written("이석기", "ko", family="이", is_public=True),)
RAJU = (
    services.Written("Raju", "en", order=Name.Order.SINGLE, is_public=True),
    services.Written("Raju Kumar Example", "ne", kind=Name.Kind.LEGAL),
)


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (HAN, ["Sang-gyun Han", "Han Sang-kyun", "Han Sanggyun", "한상균", "han sang gyun"]),
        (LEE, ["Yi Sŏk-ki", "Lee Seok-ki", "I Seok-gi", "이석기", "Seok-ki Lee"]),
        (RAJU, ["Raju", "RAJU"]),
    ],
)
def test_one_person_is_found_in_any_script_spelling_or_order(
    case: Case, by: User, names: tuple[services.Written, ...], asked: list[str]
) -> None:
    person = somebody(case, by, *names)
    somebody(case, by, services.Written("Kim Example-other", "en", is_public=True))
    for written in asked:
        assert [each.person for each in finding.find(written)] == [person], written


def test_a_name_in_documents_finds_somebody_for_staff_only(case: Case, by: User) -> None:
    person = somebody(case, by, *RAJU)
    for written in ("Raju Kumar Example", "Kumar Example"):
        found = [each.person for each in finding.find(written, also_sealed=True)]
        assert found == [person], written
    assert finding.find("Kumar Example") == []


def test_a_family_name_alone_finds_nobody_else(case: Case, by: User) -> None:
    somebody(case, by, *HAN)
    assert finding.find("Han Example-other") == []


@pytest.mark.parametrize("risk", [R.R3, R.R4])
def test_whoever_is_sealed_is_in_no_index_and_only_a_caseworker_finds_them(
    case: Case, by: User, risk: str
) -> None:
    person = somebody(case, by, *HAN, risk=risk)
    assert not person.keys.exists()
    assert finding.find("한상균") == []
    assert [each.person for each in finding.find("한상균", also_sealed=True)] == [person]


def test_the_reason_says_under_which_name(case: Case, by: User) -> None:
    somebody(case, by, *RAJU)
    (found,) = finding.find("raju")
    assert found.is_whole and "Raju" in found.why


def test_a_single_name_is_complete_and_a_family_name_must_stand_in_the_name(
    case: Case, by: User
) -> None:
    person = somebody(case, by, *RAJU)
    assert person.all_names.first().family == ""  # type: ignore[union-attr]
    with pytest.raises(Refused, match="does not stand"):
        wrong = services.Written("Han Sang-gyun", "en", family="Kim", is_public=True)
        services.set_names(person=person, names=[wrong], by=by)


@pytest.mark.parametrize(
    ("name", "word"),
    [("Ann 😀", "picture"), ("Ann\u202e Example", "hidden"), ("x" * 300, "300 characters")],
)
def test_a_name_that_is_none_is_refused_with_a_sentence(
    case: Case, by: User, name: str, word: str
) -> None:
    with pytest.raises(Refused, match=word):
        services.add_person(case=case, names={"en": name}, by=by)


def test_a_corrected_name_is_kept_listed_and_still_found(case: Case, by: User) -> None:
    person = somebody(case, by, *HAN)
    services.change_person(
        person=person, names={"en": "Han Sang-kyun Example", "ko": "한상균"}, posts={},
        held_since=None, held_until=None, held_at="", note="", by=by,
    )  # fmt: skip
    correction = Correction.objects.get()
    assert correction.is_public and correction.before["en"] == "HAN Sang-gyun"
    assert person.all_names.filter(kind=Name.Kind.FORMER).count() == 1
    assert [each.person for each in finding.find("Han Sang-gyun")] == [person]


def test_every_event_has_its_source_as_a_claim(case: Case, by: User) -> None:
    event = happened(somebody(case, by), by, K.ARREST, "2026-01-05")
    claim = event.claims.get()
    assert claim.is_shown and claim.source.name == UNION.name


def test_statements_that_conflict_stand_side_by_side_and_one_is_shown(case: Case, by: User) -> None:
    event = happened(somebody(case, by), by, K.ARREST, "2026-01-05")
    times = {"Union call": "about 9:20", "Commission": "9:30"}
    for name, text in times.items():
        source = services.add_source(case=case, name=name, by=by)
        services.add_claim(
            about=event, source=source, said=services.Said("time", {"en": text}), by=by
        )
    first, second = event.claims.filter(field="time")
    assert (first.is_shown, second.is_shown) == (True, False)
    services.show_claim(claim=second, by=by)
    assert [each.is_shown for each in event.claims.filter(field="time")] == [False, True]
    services.judge_claim(claim=second, level="V2", standing=Claim.Standing.RETRACTED, by=by)
    with pytest.raises(Refused):
        services.show_claim(claim=second, by=by)


def test_a_correction_keeps_what_stood_before(case: Case, by: User) -> None:
    event = happened(
        somebody(case, by), by, K.ARREST, "2026-01-05", words={"en": "Taken."}, is_public=True
    )
    services.change_event(
        event=event, kind=K.ARREST, when=services.When(date(2026, 1, 6)), source=UNION,
        words={"en": "Taken."}, is_public=True, by=by, why={"en": "The union wrote again."},
    )  # fmt: skip
    correction = Correction.objects.get()
    assert (correction.field, correction.before, correction.after) == (
        "date", {"": "2026-01-05"}, {"": "2026-01-06"},
    )  # fmt: skip


def test_status_and_times_follow_each_event_and_rebuilding_changes_nothing(
    case: Case, by: User
) -> None:
    person = somebody(case, by)
    happened(person, by, K.ARREST, "2026-01-05")
    happened(person, by, K.BAIL, "2026-02-05")
    happened(person, by, K.ARREST, "2026-03-05")
    person.refresh_from_db()
    assert person.status == "held_investigation" and person.held_since == date(2026, 3, 5)
    assert Interval.objects.count() == 2
    kept = list(Interval.objects.values_list("pk", "start", "end"))
    assert services.rebuild_everyone() == 0
    assert list(Interval.objects.values_list("pk", "start", "end")) == kept


def test_an_override_needs_a_source_and_ends(case: Case, by: User) -> None:
    person = somebody(case, by)
    happened(person, by, K.ARREST, "2026-01-05")
    with pytest.raises(Refused, match="source"):
        services.override_status(
            person=person, status="missing", on=date(2026, 2, 1), source_name=" ", by=by
        )
    services.override_status(
        person=person, status="missing", on=date(2026, 2, 1), source_name="the family", by=by
    )
    person.refresh_from_db()
    assert person.status == "missing"
    services.end_override(person=person, by=by)
    person.refresh_from_db()
    assert person.status == "held_investigation"


def test_two_entries_become_one_and_two_again(case: Case, by: User) -> None:
    kept = somebody(case, by, *HAN)
    gone = somebody(case, by, services.Written("Sang-kyun Han", "en", is_public=True), risk=R.R2)
    happened(kept, by, K.ARREST, "2026-01-05")
    happened(gone, by, K.BAIL, "2026-02-05")
    merge = services.merge_people(kept=kept, gone=gone, by=by, why="the same lawyer")
    kept.refresh_from_db()
    assert kept.risk == R.R2, "the stricter grade holds"
    assert kept.acts.count() == 2 and kept.status == "released_bail"
    assert [each.person for each in finding.find("한상균")] == [kept]
    with pytest.raises(Refused):
        services.merge_people(kept=kept, gone=gone, by=by)

    services.undo_merge(merge=merge, by=by)
    kept.refresh_from_db(), gone.refresh_from_db()
    assert kept.risk == R.R0 and kept.acts.count() == 1 and gone.acts.count() == 1
    assert kept.status == "held_investigation"
    assert gone.all_names.get().is_public
    with pytest.raises(Refused):
        services.undo_merge(merge=merge, by=by)


def test_a_number_has_its_definition_and_its_parts(case: Case, by: User) -> None:
    source = services.add_source(case=case, name="An alert", by=by)

    def state(low: int | None, **more: object) -> Figure:
        return services.state_figure(
            case=case, kind="group", definition={"en": "people arrested"}, source=source,
            low=low, by=by, **more,  # type: ignore[arg-type]
        )  # fmt: skip

    whole = state(25)
    for part in (16, 3, 6):
        state(part, part_of=whole)
    assert sum(each.low or 0 for each in whole.parts.all()) == whole.low
    for wrong in ({"low": None}, {"low": 5, "high": 3}):
        with pytest.raises(Refused):
            state(wrong["low"], **{name: n for name, n in wrong.items() if name != "low"})
    with pytest.raises(Refused, match="definition"):
        services.state_figure(
            case=case, kind="total", definition={"en": " "}, source=source, low=1, by=by
        )


def test_erasing_leaves_nothing_in_any_table_of_the_record(case: Case, by: User) -> None:
    person = somebody(case, by, *HAN)
    other = somebody(case, by)
    event = happened(person, by, K.ARREST, "2026-01-05")
    services.describe_act(act=event.acts.get(), injury="a broken rib", by=by)
    source = case.sources.get()
    services.add_claim(about=person, source=source, said=services.Said("age", {"en": "42"}), by=by)
    trial = services.open_proceeding(case=case, names={"en": "The trial"}, by=by)
    services.add_charge(proceeding=trial, person=person, law="KR-CA", source=source, by=by)
    services.add_ruling(proceeding=trial, person=person, source=source, instance="first", by=by)
    services.relate(person=other, other=person, kind="family", note="a sister", by=by)
    services.hold_post(person=person, titles={"en": "President"}, by=by)
    services.declare(person=person, kind="prisoner_of_conscience", declared_by="a commission",
                     declared_on=date(2026, 2, 1), source_name="its report", by=by)  # fmt: skip
    services.change_person(
        person=person, names={"en": "Han Other"}, posts={}, held_since=person.held_since,
        held_until=None, held_at="", note="", by=by,
    )  # fmt: skip
    kept = privacy.export(person)
    assert kept["labels"] and kept["charges"] and kept["corrections"] and kept["times_held"]

    privacy.erase(person=person, by=by)
    left = privacy.export(Person.objects.get(pk=person.pk))
    told = {name: value for name, value in left.items() if name not in {"events", "risk"}}
    assert not any(value for name, value in told.items() if name != "status"), told
    assert left["events"] == [] and left["status"] == "unknown"
    assert finding.find("한상균", also_sealed=True) == []


def test_an_end_before_its_beginning_is_refused(case: Case, by: User) -> None:
    person = somebody(case, by)
    when = services.When(date(2026, 1, 5), until=date(2026, 1, 4))
    with pytest.raises(Refused, match="before it begins"):
        services.record_event(
            case=case, kind=K.VISIT, when=when, hits=[services.Hit(person)], by=by
        )
    with pytest.raises(Refused, match="before the day they were taken"):
        services.change_person(
            person=person, names={"en": "Ann Example"}, posts={}, held_since=date(2026, 2, 1),
            held_until=date(2026, 1, 1), held_at="", note="", by=by,
        )  # fmt: skip
