"""Calls in the styles of Amnesty, the Observatory, LabourStart and unions, in six languages.

The texts are our own; people and organisations in them are plainly examples.
"""

from functools import cache
from pathlib import Path

import pytest

from yeondae.intake import Draft, load_reader
from yeondae.intake.draft import Value

EXAMPLES = Path(__file__).parent / "examples"
NAMES = {
    "accion.es.txt": ["Aron Exemplar"],
    "amnesty_new.fr.txt": ["Aron Exemplar", "Mina Specimen"],
    "amnesty_old.en.txt": ["Aron Exemplar", "Mina Specimen"],
    "circular.de.txt": ["Bela Muster", "Mina Specimen"],
    "hoso.ko.txt": ["홍길동", "성춘향"],
    "labourstart.en.txt": ["Mina Specimen", "Aron Exemplar", "Bela Muster"],
    "observatory.en.txt": ["Hong Gil-dong"],
    "oproep.nl.txt": ["Aron Exemplar", "Mina Specimen"],
}


@cache
def draft(name: str) -> Draft:
    return load_reader().read((EXAMPLES / name).read_text(encoding="utf-8"))


def value(each: Value | None) -> str | None:
    return each.value if each else None


def arrests(name: str) -> dict[str | None, tuple[str | None, str | None]]:
    return {
        each.person: (value(each.on), value(each.time))
        for each in draft(name).events
        if each.kind == "arrest"
    }


@pytest.mark.parametrize("name", NAMES)
def test_those_at_risk_and_nobody_else(name: str) -> None:
    assert [value(each.name) for each in draft(name).people] == NAMES[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_told(name: str) -> None:
    assert value(draft(name).language) == name.split(".")[1]


@pytest.mark.parametrize(
    ("name", "kind", "issued", "until"),
    [
        ("accion.es.txt", "update", "2008-03-03", "2008-04-14"),
        ("amnesty_new.fr.txt", "urgent_call", None, "2019-05-02"),
        ("amnesty_old.en.txt", "update", "2006-01-12", "2006-02-23"),
        ("circular.de.txt", "urgent_call", "2012-03-05", "2012-03-30"),
        ("hoso.ko.txt", "urgent_call", "2010-05-03", None),
        ("labourstart.en.txt", "urgent_call", None, "2021-08-02"),
        ("observatory.en.txt", "update", "2005-05-27", None),
        ("oproep.nl.txt", "urgent_call", "2010-02-04", "2010-03-01"),
    ],
)
def test_what_it_is_its_day_and_its_deadline(
    name: str, kind: str, issued: str | None, until: str | None
) -> None:
    found = draft(name)
    assert value(found.kind) == kind
    assert (value(found.issued_on), value(found.deadline)) == (issued, until)


@pytest.mark.parametrize(
    ("name", "person", "day", "hour"),
    [
        ("accion.es.txt", "Aron Exemplar", "2008-03-01", "07:30"),
        ("amnesty_new.fr.txt", "Aron Exemplar", "2019-03-14", "08:30"),
        ("amnesty_old.en.txt", "Mina Specimen", "2006-01-03", "06:00"),
        ("circular.de.txt", "Bela Muster", "2012-03-01", "07:15"),
        ("hoso.ko.txt", "홍길동", "2010-05-01", "09:20"),
        ("labourstart.en.txt", "Mina Specimen", "2021-05-02", None),
        ("observatory.en.txt", "Hong Gil-dong", "2005-05-14", None),
        ("oproep.nl.txt", "Aron Exemplar", "2010-02-02", "06:45"),
    ],
)
def test_arrests_have_their_day_and_hour(
    name: str, person: str, day: str, hour: str | None
) -> None:
    assert arrests(name)[person] == (day, hour)


@pytest.mark.parametrize(
    ("name", "office", "holder", "salutation", "fax"),
    [
        ("accion.es.txt", "Ministro de Justicia", "Tomás Placeholder", "Estimado Sr. Ministro",
         "+12025550146"),
        ("amnesty_new.fr.txt", "Ministre de la Justice", "Tomas Placeholder",
         "Monsieur le Ministre,", "+12025550145"),
        ("amnesty_old.en.txt", "Minister of the Interior", "Tomas Placeholder", "Dear Minister",
         "+12025550143"),
        ("observatory.en.txt", "President of the Republic of Korea", "Example Holder", None, None),
        ("hoso.ko.txt", "법무부 장관", "이몽룡", None, None),
    ],
)  # fmt: skip
def test_the_first_office_with_its_holder(
    name: str, office: str, holder: str, salutation: str | None, fax: str | None
) -> None:
    target = draft(name).targets[0]
    assert (value(target.office), value(target.holder)) == (office, holder)
    assert value(target.salutation) == salutation
    assert target.numbers[0].kind == "fax" and target.numbers[0].e164 == fax


def test_several_offices_without_a_blank_line_or_as_bullets_are_told_apart() -> None:
    assert len(draft("amnesty_old.en.txt").targets) == 2
    assert value(draft("amnesty_old.en.txt").targets[1].office) == "Prosecutor General"
    assert len(draft("observatory.en.txt").targets) == 2


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ("accion.es.txt", "ste@example.org"),
        ("amnesty_old.en.txt", "dockers@example.org"),
        ("circular.de.txt", "international@example.org"),
        ("oproep.nl.txt", "vvb@example.org"),
    ],
)
def test_copies_go_where_the_text_says(name: str, mail: str) -> None:
    assert mail in [value(each) for copy in draft(name).copy_to for each in copy.emails]


def test_embassies_get_a_copy_without_an_address() -> None:
    roles = [value(each.role) or "" for each in draft("amnesty_old.en.txt").copy_to]
    assert any(each.startswith("diplomatic representatives") for each in roles)


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("accion.es.txt", ["release", "guarantee", "reinstate"]),
        ("amnesty_new.fr.txt", ["release", "guarantee"]),
        ("amnesty_old.en.txt", ["release", "guarantee", "reinstate"]),
        ("circular.de.txt", ["release", "other"]),
        ("hoso.ko.txt", ["release", "stop"]),
        ("labourstart.en.txt", ["release", "drop_charges", "guarantee"]),
        ("observatory.en.txt", ["guarantee", "release", "stop"]),
        ("oproep.nl.txt", ["release", "stop"]),
    ],
)
def test_each_demand_by_itself(name: str, actions: list[str]) -> None:
    assert [each.action for each in draft(name).demands] == actions


@pytest.mark.parametrize(
    ("name", "numbers", "follows"),
    [
        ("accion.es.txt", ["AU 12/08", "AMR 99/001/2008"], "AU 12/08"),
        ("amnesty_old.en.txt", ["ASA 25/099/2006", "UA 08/06", "ASA 25/098/2006"], "UA 08/06"),
        ("observatory.en.txt", ["KOR 001 / 0405 / OBS 027.1"], "KOR 001 / 0405 / OBS 027"),
    ],
)
def test_references_and_what_it_follows(name: str, numbers: list[str], follows: str) -> None:
    found = draft(name)
    assert [value(each.value) for each in found.references] == numbers
    assert found.update_of and value(found.update_of.reference) == follows


def test_a_wrong_number_in_a_korean_call_is_shown_with_a_proposal() -> None:
    (number,) = draft("observatory.en.txt").targets[0].numbers
    assert number.as_written == "+ 882 770 0253"
    assert number.e164 is None
    assert number.proposal == "+8227700253"
    assert [each.remark.code for each in number.warnings] == ["number-not-valid-proposal"]


def test_a_national_number_in_a_belgian_call_is_shown_with_a_proposal() -> None:
    phone, fax = draft("oproep.nl.txt").targets[0].numbers
    assert (phone.as_written, phone.e164, phone.proposal) == ("02/673.80.07", None, "+3226738007")
    assert (fax.kind, fax.proposal) == ("fax", "+3226758394")


def test_placeholders_become_fields_of_the_letter() -> None:
    (letter,) = draft("labourstart.en.txt").sample_letters
    assert [(each.name, each.as_written) for each in letter.fields] == [
        ("organisation", "[name of your union]"),
        ("name", "[Your name]"),
        ("place", "[City, country]"),
    ]
    assert value(letter.closing) == "In solidarity,"
    (french,) = draft("amnesty_new.fr.txt").sample_letters
    assert {each.name for each in french.fields} == {"name", "organisation"}


def test_a_letter_that_gives_another_day_than_the_story_is_said_so() -> None:
    codes = [each.remark.code for each in draft("amnesty_new.fr.txt").warnings]
    assert "letter-day-against-story" in codes


def test_home_and_workplace_are_private_in_every_language() -> None:
    for name in ("accion.es.txt", "amnesty_new.fr.txt", "hoso.ko.txt", "oproep.nl.txt"):
        places = [each.place for each in draft(name).events if each.kind == "arrest"]
        assert places[0] and places[0].private, name


def test_the_issuer_is_found_at_the_head_or_by_the_series() -> None:
    assert value(draft("circular.de.txt").issuers[0]) == "Beispielgewerkschaft"
    assert value(draft("hoso.ko.txt").issuers[0]) == "예시노동조합"
    issuer = draft("amnesty_old.en.txt").issuers[0]
    assert issuer.value == "Amnesty International" and issuer.how == "inferred"


def test_a_release_of_one_does_not_free_the_other() -> None:
    freed = [each.person for each in draft("amnesty_old.en.txt").events if each.kind == "release"]
    assert freed == ["Mina Specimen"]
