"""The received text is shown as it came, whatever stands in it and however its spans lie."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from yeondae.desk.incoming.marking import marked

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'\n가é\u202e"), max_size=40)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, dict[tuple[int, int], set[str]]]:
    text = draw(TEXTS)
    at = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(at, at), max_size=8))
    return text, {(min(pair), max(pair)): {"read"} for pair in pairs}


@given(texts_with_spans())
def test_nothing_is_added_lost_or_taken_as_markup(
    given_text: tuple[str, dict[tuple[int, int], set[str]]],
) -> None:
    text, spans = given_text
    page = str(marked(text, spans))
    assert unescape(re.sub(r"</?mark[^>]*>", "", page)) == text
    assert page.count("<mark") == page.count("</mark>")
    assert "<" not in re.sub(r"</?mark[^>]*>", "", page)


@given(texts_with_spans())
def test_every_span_has_one_place_to_go_to(
    given_text: tuple[str, dict[tuple[int, int], set[str]]],
) -> None:
    text, spans = given_text
    addresses = re.findall(r'id="(w\d+-\d+)"', str(marked(text, spans)))
    wanted = {f"w{start}-{end}" for start, end in spans if start < end}
    assert sorted(addresses) == sorted(wanted)


def test_spans_that_overlap_are_cut_and_both_light_up() -> None:
    page = str(marked("abcdef", {(0, 4): {"read"}, (2, 6): {"read"}}))
    assert page.count('data-of="w2-6"') == 2
    assert page.count('id="w2-6"') == 1
