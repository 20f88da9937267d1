"""The words that a draft proposes where the text has no headings; every text here is made up."""

from yeondae.calls.drafts.about_call import sections
from yeondae.calls.drafts.texts import summary_text
from yeondae.intake import load_reader
from yeondae.intake.draft import Draft


def read(text: str) -> Draft:
    return load_reader().read(text)


CALL = (
    "Free Amara Example\n\n"
    "> The treasurer of the dockers' branch, Amara Example, was arrested at the harbour of\n"
    "> Oldtown on 3 May 2024. He was beaten. The branch asks for his immediate release and for\n"
    "> an end of the threats against its members.\n\n"
    "Letters to:\nMinister of Justice\n1 Example Street\nOldtown 10117\nFax: +1 202 555 0101\n\n"
    "Home | About us | Contact | Newsletter\n"
)


def slots(draft: Draft) -> dict[str, str]:
    return {each.key: each.text for group in sections(draft) for each in group.slots}


def test_a_text_without_headings_becomes_one_section_in_flowing_lines() -> None:
    made = slots(read(CALL))
    assert made["sections.0.heading"]
    assert "at the harbour of Oldtown on 3 May 2024." in made["sections.0.text"]
    assert "\n" not in made["sections.0.text"] and ">" not in made["sections.0.text"]


def test_it_leaves_out_the_title_the_address_and_the_menu() -> None:
    text = slots(read(CALL))["sections.0.text"]
    assert not any(each in text for each in ("Free Amara", "Minister of Justice", "About us"))


def test_the_first_paragraph_is_proposed_as_the_summary() -> None:
    text, _spans, how = summary_text(read(CALL))
    assert text.startswith("The treasurer of the dockers' branch") and how == "guessed"


def test_a_text_that_says_next_to_nothing_gives_no_section() -> None:
    assert sections(read("Free Amara Example\n")) == []
