"""The public record: each page opens in each language, and shows what may be shown, no more."""

import csv
import io
import json
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import worlds
from yeondae.accounts.models import User
from yeondae.cases import services
from yeondae.cases.models import Case, Change, Person
from yeondae.cases.models.kinds import EventKind as K
from yeondae.core.refusal import Refused
from yeondae.website.answers import forget_pages

pytestmark = pytest.mark.django_db

R = Person.Risk
PAGES = ("cases", "held", "corrections", "record")
FILES = ("people.csv", "events.csv", "cases.json", "schema.json")


@pytest.fixture
def by() -> User:
    return worlds.staff().organiser


@pytest.fixture
def case(by: User) -> Case:
    """Three people held since 1 June 2026, an arrest that everyone may read, published."""
    case = worlds.a_case(by)
    arrest(case, by)
    worlds.publish(case, by)
    return case


def arrest(case: Case, by: User) -> None:
    services.record_event(
        case=case, kind=K.ARREST, when=services.When(date(2026, 6, 1)),
        hits=[services.Hit(each, place="a secret street", private_note="a bad heart",
                           injury="a broken rib") for each in case.people.all()],
        source=services.Source("Example Confederation of Unions"),
        words={"en": "Three officers are taken."}, is_public=True, by=by,
    )  # fmt: skip


def read(path: str) -> str:
    forget_pages()
    answer = Client().get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.getvalue().decode()


def everything(case: Case) -> str:
    """Every public page, feed and file in every language, as one text."""
    paths = [f"/{language}/{page}/" for language in ("en", "de", "ko") for page in PAGES]
    paths += [f"/{language}/cases/{case.public_id}/" for language in ("en", "de", "ko")]
    paths += ["/en/held/2026-06-15/", "/en/cases.atom", *(f"/data/{name}" for name in FILES)]
    return "".join(read(path) for path in paths) + zipped()


def zipped() -> str:
    answer = Client().get("/data/record.zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    return "".join(archive.read(name).decode() for name in archive.namelist())


def test_every_page_opens_and_says_who_is_held(case: Case) -> None:
    page = read(f"/en/cases/{case.public_id}/")
    assert "Ann Example" in page and "Three officers are taken." in page
    assert "Example Confederation of Unions" in page
    assert "Ann Example" in everything(case)


def test_a_case_without_a_page_is_nowhere(by: User) -> None:
    case = worlds.a_case(by)
    arrest(case, by)
    assert Client().get(f"/en/cases/{case.public_id}/").status_code == 404
    assert "Ann Example" not in read("/en/cases/") + read("/data/cases.json")


def test_what_is_private_reaches_no_page_and_no_file(case: Case, by: User) -> None:
    person = case.people.all()[0]
    services.change_person(
        person=person, names=person.names, posts=person.posts, held_since=person.held_since,
        held_until=None, held_at="Example Detention Centre", note="a talk of 2019", by=by,
    )  # fmt: skip
    other = case.people.all()[1]
    services.relate(person=person, other=other, kind="family", note="a sister", by=by)
    text = everything(case)
    marks = ("a secret street", "a bad heart", "a broken rib", "talk of 2019", "sister", "family")
    for marked in marks:
        assert marked not in text.replace('class="family"', "").replace("family name", ""), marked


@pytest.mark.parametrize(("risk", "shown"), [(R.R3, "A. E."), (R.R4, "")])
def test_initials_or_nothing(case: Case, by: User, risk: str, shown: str) -> None:
    person = case.people.all()[0]
    services.set_risk(person=person, risk=risk, by=by)
    text = everything(case)
    assert "Ann Example" not in text and "예시하" not in text
    assert person.public_id in text or not shown
    assert (shown in text) if shown else (person.public_id not in text)


def test_an_event_of_somebody_who_is_held_back_goes_with_them(case: Case, by: User) -> None:
    services.set_risk(person=case.people.all()[0], risk=R.R4, by=by)
    assert "Three officers are taken." not in everything(case)


def test_words_that_name_somebody_of_r3_are_left_out(case: Case, by: User) -> None:
    services.record_event(
        case=case, kind=K.STATEMENT, when=services.When(date(2026, 6, 2)), hits=[],
        source=services.Source("a newspaper"), words={"en": "Cy Example speaks."},
        is_public=True, by=by,
    )  # fmt: skip
    assert "Cy Example speaks." in everything(case)
    services.set_risk(person=case.people.all()[2], risk=R.R3, by=by)
    assert "Cy Example" not in everything(case)


def test_a_withdrawn_consent_takes_the_name_from_every_page(case: Case, by: User) -> None:
    person = case.people.all()[0]
    services.end_consent(consent=person.consents.get(), on=date(2026, 6, 2), by=by)
    assert "Ann Example" not in everything(case)


def test_a_status_that_would_expose_somebody_reads_held(case: Case, by: User) -> None:
    person = case.people.all()[0]
    services.record_event(
        case=case, kind=K.IMMIGRATION_DETENTION, when=services.When(date(2026, 6, 3)),
        hits=[services.Hit(person)], source=services.Source("the union"), by=by,
    )  # fmt: skip
    person.refresh_from_db()
    assert person.status == "immigration_detention"
    assert "immigration" not in everything(case).replace(
        "immigration_detention", "immigration"
    ) or "held under immigration law" not in everything(case)
    rows = csv.DictReader(io.StringIO(read("/data/people.csv").lstrip("\ufeff")))
    assert {row["name"]: row["status"] for row in rows}["Ann Example"] == "held"


def test_a_report_that_nobody_confirmed_changes_nothing_in_public(case: Case, by: User) -> None:
    before = read("/data/people.csv")
    change = services.report_change(
        person=case.people.all()[0], kind=Change.Kind.FREED, on=date(2026, 7, 1),
        source_name="a phone call", by=by,
    )  # fmt: skip
    assert read("/data/people.csv") == before and "a phone call" not in everything(case)
    services.confirm_change(change=change, by=worlds.staff().reviewer)
    assert "released" in read("/data/people.csv")


def test_who_was_held_on_any_day_counts_people_once(case: Case, by: User) -> None:
    assert "<b>0</b>" in read("/en/held/2026-05-31/")
    page = read("/en/held/2026-06-15/")
    assert '<p class="total"><b>3</b>' in page and "14 days" in page
    services.set_risk(person=case.people.all()[0], risk=R.R4, by=by)
    assert '<p class="total"><b>2</b>' in read("/en/held/2026-06-15/")


def test_a_day_to_come_or_no_day_is_answered(case: Case) -> None:
    assert Client().get("/en/held/2126-01-01/").status_code == 404
    asked = Client().get("/en/held/on/?day=2026-06-15")
    assert asked.headers["Location"] == "/en/held/2026-06-15/"
    assert Client().get("/en/held/on/?day=31 April").headers["Location"] == "/en/held/"


def test_the_files_have_a_schema_a_licence_and_the_same_ids(case: Case) -> None:
    record, schema = json.loads(read("/data/cases.json")), json.loads(read("/data/schema.json"))
    (told,) = record["cases"]
    assert record["licence"] == schema["licence"] == "CC-BY-4.0"
    rows = list(csv.DictReader(io.StringIO(read("/data/people.csv").lstrip("\ufeff"))))
    assert [row["person_id"] for row in rows] == [each["person_id"] for each in told["people"]]
    assert set(rows[0]) == set(schema["$defs"]["people"]["properties"])
    assert rows[0]["days_elapsed"] and rows[0]["held_until"] == ""


def test_the_feed_is_well_formed(case: Case) -> None:
    feed = ElementTree.fromstring(read("/ko/cases.atom"))
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1


def test_a_picture_to_share_holds_no_metadata(case: Case) -> None:
    from PIL import Image

    answer = Client().get(f"/ko/cases/{case.public_id}/share.png")
    image = Image.open(io.BytesIO(answer.getvalue()))
    assert image.size == (1200, 630) and not image.info


def test_a_title_that_names_somebody_held_back_cannot_be_published(by: User) -> None:
    case = worlds.a_case(by, risk=R.R3)
    case.titles = {"en": "Free Ann Example"}
    case.save()
    with pytest.raises(Refused, match="title names"):
        worlds.publish(case, by)


def test_a_correction_is_listed_with_what_stood_before(case: Case, by: User) -> None:
    event = case.events.get()
    services.change_event(
        event=event, kind=K.ARREST, when=services.When(date(2026, 6, 2)),
        source=services.Source("Example Confederation of Unions"),
        words={"en": "Three officers are taken at dawn."}, is_public=True,
        why={"en": "The union wrote again."}, by=by,
    )  # fmt: skip
    page = read("/en/corrections/")
    assert "<del>2026-06-01</del>" in page and "The union wrote again." in page
    assert "<del>Three officers are taken.</del>" in page


def test_an_event_stays_when_two_whom_it_hit_turn_out_to_be_one(case: Case, by: User) -> None:
    kept, gone, _third = case.people.order_by("position")
    services.merge_people(kept=kept, gone=gone, by=by)
    page = read(f"/en/cases/{case.public_id}/")
    assert "Three officers are taken." in page and "Ann Example" in page
