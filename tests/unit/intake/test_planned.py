"""What a text announces, of whom it asks, and who is told of but not at risk."""

from datetime import date

from yeondae.intake import load_reader
from yeondae.intake.draft import Draft


def read(text: str) -> Draft:
    return load_reader().read(text, received_on=date(2026, 11, 2))


def test_a_rally_that_is_still_to_come_is_read_with_its_day() -> None:
    draft = read(
        "Free Ann Example!\n\nAnn Example was arrested on 1 November 2026 after a rally on "
        "30 October 2026. A vigil will be held in front of the ministry on 10 December 2026."
    )
    assert [(each.on.value, each.hearing) for each in draft.planned] == [("2026-12-10", False)]


def test_the_day_of_a_gathering_may_stand_under_its_name() -> None:
    draft = read(
        "석방 촉구 집회\n\n일시 : 12월 3일 오전 11시\n장소 : 법무부 앞\n\n함께해 주십시오."
    )
    (planned,) = draft.planned
    assert (planned.on.value, planned.words.value) == ("2026-12-03", "석방 촉구 집회")


def test_a_demand_is_of_the_office_that_the_sentence_asks() -> None:
    draft = read(
        "Ann Example was arrested.\n\nWe call on the Minister of Labour to release Ann Example."
    )
    (demand,) = draft.demands
    assert demand.addressee is not None and demand.addressee.value == "Minister of Labour"


def test_somebody_whose_murder_is_told_beside_is_not_at_risk() -> None:
    draft = read(
        "Ann Example was arrested on 1 November 2026 for protesting against the murder of "
        "journalist Peter Muster.\n\nWe demand the release of Ann Example."
    )
    assert [each.name.value for each in draft.people] == ["Ann Example"]


def test_an_office_to_write_to_needs_no_number() -> None:
    draft = read("Please write letters to the Minister of Justice and ask for their release.")
    assert [each.office.value for each in draft.targets if each.office] == ["Minister of Justice"]


def test_a_part_behind_the_verb_is_read_too() -> None:
    draft = read("Ann Example is president of the Example Union. Ann Example was arrested.")
    assert [role.value for role in draft.people[0].roles] == ["president"]
