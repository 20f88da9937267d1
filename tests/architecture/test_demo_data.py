"""The demo's data files: every fact names its source, and every text is there in each language."""

import pytest

from yeondae.calls.words import paragraphs
from yeondae.channels.guard import is_reserved
from yeondae.flows.demo import data


@pytest.mark.parametrize("name", data.CALLS)
def test_every_call_person_event_and_update_names_its_source(name: str) -> None:
    told = data.call(name)
    rows = [told, *told.get("person", ()), *told.get("event", ()), *told.get("update", ())]
    assert [row for row in rows if not row.get("source", "").strip()] == []


def test_every_organisation_office_and_holder_names_its_source() -> None:
    told = data.directory()
    rows = [*told["organisation"], *told["office"]]
    rows += [holder for office in told["office"] for holder in office["holder"]]
    assert [row for row in rows if not row.get("source", "").strip()] == []


@pytest.mark.parametrize("name", data.CALLS)
def test_every_source_that_everybody_reads_is_named_in_each_language(name: str) -> None:
    sources = {row["source"] for row in data.call(name).get("event", ())}
    assert [each for each in sources if set(data.source_names(each)) != {"de", "ko"}] == []


def test_every_contact_is_reserved_or_not_supplied() -> None:
    contacts = data.directory()["contact"]
    assert contacts
    assert [row for row in contacts if row["written"] and not is_reserved(value(row))] == []


def value(row: data.Data) -> str:
    written: str = row["written"]
    return written if "@" in written else "+" + "".join(c for c in written if c.isdigit())


@pytest.mark.parametrize("name", data.CALLS)
def test_every_language_has_the_same_places(name: str) -> None:
    places = [
        [place for place, text in paragraphs(data.words(name, language)) if text]
        for language in data.LANGUAGES
    ]
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("name", data.CALLS)
def test_every_call_says_at_once_that_it_is_a_demo(name: str) -> None:
    first = [data.words(name, language)["title"] for language in data.LANGUAGES]
    assert first[0].startswith("Demo") and first[1].startswith("Demo")
    assert first[2].startswith("체험판")


def test_the_texts_are_our_own(seeds) -> None:
    """No run of nine words of a received document stands in the demo's English."""
    theirs = set()
    for document in seeds.glob("*.txt"):
        theirs |= runs(document.read_text(encoding="utf-8"))
    ours = [text for name in data.CALLS for _place, text in paragraphs(data.words(name, "en"))]
    letter = data.greeting()["en"]
    ours += [*letter["paragraphs"], *letter["demands"], *letter["after"]]
    assert [text for text in ours if runs(text) & theirs] == []


def runs(text: str, length: int = 9) -> set[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}
