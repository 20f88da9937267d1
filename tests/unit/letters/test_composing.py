"""What a supporter typed becomes paragraphs, demands and a signature, and never anything else."""

import pytest

from yeondae.appeals.models import Appeal
from yeondae.calls.words import SampleLetter
from yeondae.letters import composing

Signed = Appeal.Signed
SAMPLE = "First paragraph.\n\n– Free them.\n– End the raids.\n\nI await your answer."


def composed(text: str = SAMPLE, **given: str) -> composing.Content:
    told = {"signed": Signed.WITHHELD, "name": "", "organisation": "", "country": "DE"}
    return composing.compose(text, subject="About three", language="en", **{**told, **given})


def test_a_text_is_read_back_into_its_parts() -> None:
    assert composing.read(SAMPLE) == (
        ["First paragraph."], ["Free them.", "End the raids."], ["I await your answer."],
    )  # fmt: skip


@pytest.mark.parametrize("dash", ["-", "–", "—", "•", "*", "·", "  - "])
def test_any_dash_begins_a_demand(dash: str) -> None:
    assert composing.read(f"Before.\n\n{dash} Free them.")[1] == ["Free them."]


def test_a_text_without_demands_is_paragraphs_only() -> None:
    assert composing.read("One.\n\nTwo\nlines.") == (["One.", "Two\nlines."], [], [])


def test_demands_right_under_a_sentence_are_found() -> None:
    before, demands, after = composing.read("I ask you:\n- Free them.\nThank you.")
    assert (before, demands, after) == (["I ask you:"], ["Free them."], ["Thank you."])


def test_a_later_list_stays_where_it_stands() -> None:
    _before, demands, after = composing.read("– Free them.\n\nAlso:\n\n– A thought.")
    assert demands == ["Free them."] and after == ["Also:", "– A thought."]


def test_a_minus_within_a_sentence_is_no_demand() -> None:
    assert composing.read("It was -20 degrees.\n-5 at noon.")[1] == []


@pytest.mark.parametrize("text", ["", "   ", "\n\n\r\n"])
def test_nothing_typed_is_nothing(text: str) -> None:
    assert composing.read(text) == ([], [], [])


def test_spaces_and_line_ends_are_no_change_and_a_word_is() -> None:
    assert not composing.is_changed(SAMPLE.replace("\n", "\r\n") + "  \n", SAMPLE)
    assert not composing.is_changed(SAMPLE.replace("– ", "-  "), SAMPLE)
    assert composing.is_changed(SAMPLE.replace("Free", "Please free"), SAMPLE)
    assert composing.is_changed(SAMPLE.replace("– Free them.\n", ""), SAMPLE)
    assert composing.is_changed(SAMPLE.replace("– Free them.", "Free them."), SAMPLE)


def test_nobody_is_named_unless_it_was_chosen() -> None:
    told = {"name": "Eve Example", "organisation": "Example Local 1"}
    assert composed(**told)["signature"] == ["A supporter in Germany, name withheld"]
    assert composed(**told, signed=Signed.NAME_COUNTRY)["signature"] == ["Eve Example", "Germany"]
    named = composed(**told, signed=Signed.ORGANISATION)["signature"]
    assert named == ["Example Local 1", "Germany"]


@pytest.mark.parametrize("signed", [Signed.NAME_COUNTRY, Signed.ORGANISATION])
def test_a_choice_without_its_words_names_nobody(signed: str) -> None:
    assert composed(signed=signed)["signature"] == ["A supporter in Germany, name withheld"]


def test_fields_of_the_writer_are_filled_as_it_is_signed() -> None:
    text = "I am {name} of {organisation} in {place}."
    told = {"name": "Eve Example", "organisation": "Example Local 1"}
    hidden = composed(text, **told)["paragraphs"][0]
    assert hidden == "I am a supporter of my organisation in Germany."
    open_one = composed(text, **told, signed=Signed.NAME_COUNTRY)["paragraphs"][0]
    assert open_one == "I am Eve Example of my organisation in Germany."


def test_typed_markup_and_braces_stay_text() -> None:
    text = "<b>*Bold*</b> #let x = {unknown} {0} {{"
    assert composed(text)["paragraphs"] == [text]


@pytest.mark.parametrize(
    ("editions", "reader", "chosen"),
    [(["en", "ko"], "de", "ko"), (["de", "en"], "de", "en"), (["de", "fr"], "fr", "fr"),
     (["de"], "ko", "de")],
)  # fmt: skip
def test_an_office_is_written_to_in_its_own_language_where_there_is_one(
    editions: list[str], reader: str, chosen: str
) -> None:
    assert composing.letter_language("ko", editions, reader=reader) == chosen


def test_a_call_without_any_edition_cannot_be_written_from() -> None:
    with pytest.raises(ValueError, match="no public edition"):
        composing.letter_language("ko", [], reader="en")


def a_sample(*paragraphs: str) -> SampleLetter:
    return SampleLetter(
        subject="An arrest", paragraphs=list(paragraphs), demands=["Release {person}."], after=[]
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I write to you. They are at {prison}. Please act.", "I write to you. Please act."),
        (
            "연행된 지 {days_detained}일이 지났습니다. 장소는 {prison}입니다.",
            "연행된 지 3일이 지났습니다.",
        ),
        ("He was taken to St. Example, near {prison}. I ask you.", "I ask you."),
        ("It has been {days_detained} days.", "It has been 3 days."),
    ],
)
def test_a_sentence_with_a_fact_that_may_not_be_said_is_left_out(text: str, left: str) -> None:
    values = {"person": "Mina Specimen", "days_detained": "3", "prison": ""}
    written = composing.sample_text(a_sample(text), values)
    assert written == f"{left}\n\n– Release Mina Specimen."


def test_no_letter_asks_for_somebody_in_braces() -> None:
    assert "{" not in composing.sample_text(a_sample("I write about {person}.", "Act."), {})


def test_what_the_writer_fills_in_by_hand_is_a_line() -> None:
    assert composing.with_blanks("I am {name}, {place}.").count("_" * 16) == 2
