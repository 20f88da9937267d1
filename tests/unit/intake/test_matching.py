"""Known people, offices and organisations are proposed, with a reason, so that none is made twice."""  # noqa: E501

from yeondae.intake.draft import Draft, Person, Target, Value
from yeondae.intake.matching import (
    KnownOffice,
    KnownOrganisation,
    KnownPerson,
    match_offices,
    match_organisation,
    match_people,
)


def draft(people: tuple[str, ...] = (), targets: tuple[Target, ...] = ()) -> Draft:
    return Draft(
        "", Value("unknown"), Value("en"),
        people=tuple(Person(Value(each)) for each in people), targets=targets,
    )  # fmt: skip


def test_another_spelling_of_a_name_is_the_same_person() -> None:
    known = [KnownPerson("1", "Hong Gil-dong", ("홍길동",)), KnownPerson("2", "Mina Specimen")]
    (match,) = match_people(draft(("HONG Kil-dong",)), known)
    assert (match.position, match.id, match.sure) == (0, "1", True)
    assert "Hong Gil-dong" in match.reason.sentence


def test_part_of_a_name_is_proposed_but_never_sure() -> None:
    (match,) = match_people(draft(("Exemplar",)), [KnownPerson("1", "Aron Exemplar")])
    assert not match.sure


def test_a_stranger_matches_nobody() -> None:
    assert match_people(draft(("Bela Muster",)), [KnownPerson("1", "Mina Specimen")]) == ()


def test_an_office_matches_by_title_in_its_country_only() -> None:
    target = Target(office=Value("Minister of Justice"))
    known = [
        KnownOffice("kr", "Minister of Justice", "KR"),
        KnownOffice("de", "Minister of Justice", "DE"),
    ]
    (match,) = match_offices(draft(targets=(target,)), known, "KR")
    assert (match.id, match.sure) == ("kr", True)


def test_a_holder_leads_to_the_office() -> None:
    target = Target(holder=Value("Mr. Tomas Placeholder"))
    known = [KnownOffice("1", "Minister of Justice", "KR", ("Tomas Placeholder",))]
    assert [each.id for each in match_offices(draft(targets=(target,)), known)] == ["1"]


def test_an_organisation_matches_by_its_short_name() -> None:
    known = [KnownOrganisation("1", "Example Dockers’ Union", ("EDU",))]
    assert [each.sure for each in match_organisation("EDU", known)] == [True]
    assert match_organisation("Other Federation", known) == ()
