"""Every field of a case says who may see it, and the page says the same."""

from pathlib import Path

from yeondae.cases.audience import TABLE, Audience, as_markdown, audience_of, every_field

REPOSITORY = Path(__file__).resolve().parents[2]


def test_every_field_says_who_may_see_it() -> None:
    unsaid = [field for field in every_field() if audience_of(*field) is None]
    assert unsaid == [], "Say in yeondae/cases/audience.py who may see them."


def test_the_table_names_no_field_that_is_gone_or_twice() -> None:
    named = [
        (model, name)
        for model, audiences in TABLE.items()
        for names in audiences.values()
        for name in names.split()
    ]
    assert sorted(named) == sorted(every_field())


def test_the_page_has_the_table() -> None:
    page = (REPOSITORY / "docs" / "cases.md").read_text(encoding="utf-8")
    assert as_markdown() in page, "Put the output of script/yeondae field-table into the page."


def test_what_harms_somebody_is_for_staff_or_members_only() -> None:
    inside = {Audience.STAFF, Audience.MEMBERS}
    for field in (("act", "private_note"), ("act", "injury"), ("act", "place"),
                  ("person", "note"), ("relation", "note"), ("event", "quote"),
                  ("claim", "quote"), ("note", "sealed")):  # fmt: skip
        assert audience_of(*field) in inside, field


def test_no_field_is_for_migration_status_or_whereabouts() -> None:
    for _model, name in every_field():
        assert not {"migration", "visa", "residence", "whereabouts"} & set(name.split("_")), name
