"""Looking somebody up and bringing people in, as one types it."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests import worlds
from yeondae.accounts.roles import Role
from yeondae.accounts.services import grant_role
from yeondae.audit.models import Entry
from yeondae.cases import services
from yeondae.cases.models import Case, Interval, Name, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.core.commands import COMMANDS, CommandFailed, Options
from yeondae.flows import commands

pytestmark = pytest.mark.django_db
assert commands.case


@pytest.fixture
def case() -> Case:
    by = worlds.staff().organiser
    case = worlds.a_case(by)
    ann = case.people.all()[0]
    names = [
        services.Written("HAN Sang-gyun", "en", family="HAN", is_public=True),
        services.Written("한상균", "ko", family="한", is_public=True),
        services.Written("Han Legal-name", "", kind=Name.Kind.LEGAL),
    ]
    services.set_names(person=ann, names=names, by=by)
    for kind, on in (
        (K.ARREST, "2015-12-10"),
        (K.SENTENCE, "2016-07-04"),
        (K.PAROLE, "2018-05-21"),
    ):
        services.record_event(
            case=case, kind=kind, when=services.When(date.fromisoformat(on)),
            hits=[services.Hit(ann)], source=services.Source("Example Confederation of Unions"),
            words={"en": "It happened."}, is_public=True, by=by,
        )  # fmt: skip
    worlds.publish(case, by)
    return case


def run(name: str, **options: object) -> int | None:
    given = {"as_of": "", "json": False, "all": "", **options}
    return COMMANDS[name].work(Options(**given))


@pytest.mark.parametrize("search", ["Sang-gyun Han", "Han Sang-kyun", "Han Sanggyun", "한상균"])
def test_the_man_is_found_with_his_days_and_why(
    case: Case, capsys: pytest.CaptureFixture[str], search: str
) -> None:
    assert run("case", search=search) == 0
    told = capsys.readouterr().out
    for part in ("893 days elapsed, 894", "released_parole", "release on parole on 2018-05-21",
                 "Example Confederation of Unions", "held 2015-12-10 to 2018-05-21"):  # fmt: skip
        assert part in told
    assert "Legal-name" not in told


def test_as_of_a_day_it_stood_differently(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    run("case", search="한상균", as_of="2015-12-20", json=True)
    (told,) = json.loads(capsys.readouterr().out)["found"]
    assert (told["status"], told["days_elapsed"]) == ("held_investigation", 10)
    assert told["held"] == [{"from": "2015-12-10", "until": None, "exact": True}]


def test_whoever_may_not_be_shown_is_printed_for_a_caseworker_only(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    people = worlds.staff()
    grant_role(user=people.organiser, role=Role.CASEWORKER, by=None)
    services.set_risk(person=case.people.all()[0], risk=Person.Risk.R3, by=people.organiser)
    assert run("case", search="한상균") == 1
    assert "한상균" not in capsys.readouterr().out
    assert run("case", search="한상균", all="organiser") == 0
    assert "한상균" in capsys.readouterr().out
    assert Entry.objects.filter(verb="read_case").exists()
    with pytest.raises(CommandFailed):
        run("case", search="한상균", all="stranger")


def test_a_status_set_by_hand_is_said_with_its_source(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    services.override_status(
        person=case.people.all()[0], status="deported", on=date(2019, 1, 1),
        source_name="the lawyer", by=worlds.staff().organiser,
    )  # fmt: skip
    run("case", search="한상균")
    assert "deported" in (told := capsys.readouterr().out) and "the lawyer" in told
    run("case", search="한상균", as_of="2018-12-31")
    assert "deported" not in capsys.readouterr().out


def test_a_day_that_is_none_is_said(case: Case) -> None:
    with pytest.raises(CommandFailed, match="2018-05-28"):
        run("case", search="x", as_of="31 April")


TABLE = """key,name,name_ko,held_since,held_until,note
1,Ann Example,예시하,2026-01-05,,sealed words
2,,,2026-01-05,,
3,Bo Example,,2026-02-30,,
4,Cy Example,,2026-03-01,2026-02-01,
5,Dee 😀,,,,
1,Ann Again,,,,
,No Key,,,,
6,Eve Example,,2026-01-05,2026-02-05,
"""


def test_every_bad_row_is_reported_none_is_lost_and_twice_changes_nothing(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(TABLE, encoding="utf-8")
    before = Person.objects.count()
    assert run("import-people", file=str(file), case=case.public_id) == 1
    told = capsys.readouterr()
    assert "2 people added, 0 were there, 6 rows are wrong." in told.out
    for line, word in ((3, "no name"), (4, "no such day"), (5, "before the arrest"),
                       (6, "not a letter"), (7, "line 2"), (8, "no key")):  # fmt: skip
        assert any(f"line {line}:" in each and word in each for each in told.err.splitlines())
    assert Person.objects.count() == before + 2
    run("import-people", file=str(file), case=case.public_id)
    assert "0 people added, 2 were there" in capsys.readouterr().out
    assert Person.objects.count() == before + 2
    eve = Person.objects.latest("pk")
    assert eve.risk == Person.Risk.R4 and eve.status == "released"
    assert Interval.objects.get(person=eve).end == date(2026, 2, 5)
    assert services.rebuild(eve) is False


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("key,name\n1,박\n".encode("cp949"), "not in UTF-8 .line 2"),
        (b"number,who\n1,x\n", "key, name is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(
    case: Case, tmp_path: Path, data: bytes, sentence: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(data)
    with pytest.raises(CommandFailed, match=sentence):
        run("import-people", file=str(file), case=case.public_id)
