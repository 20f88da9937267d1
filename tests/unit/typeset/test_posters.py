"""Posters and flyers of a petition: what hangs on a wall is whole, and its code can be read."""

import io
from collections.abc import Callable
from datetime import date

import pytest
import segno
from PIL import Image

from yeondae.typeset.petition import PetitionPaper, petition_flyer, petition_poster
from yeondae.typeset.picture import page_png

URL = "https://example.org/de/petitions/2026-1/"
MODULES = segno.make(URL, error="m", micro=False, boost_error=False).symbol_size(border=0)[0]
QUIET = 4  # modules, ISO/IEC 18004
WIDTH = 1654  # of a picture: A4 at 200 dots an inch
Press = Callable[[PetitionPaper], bytes]
SENTENCE = "We ask you to release the officers of the Example Union without delay. "


def a_paper(*, title: str = "Free the officers", sentences: int = 4) -> PetitionPaper:
    return PetitionPaper(
        language="en",
        title=title,
        paragraphs=[SENTENCE * sentences],
        addressees=["Minister of Examples", "Example Ombudsman"],
        until="Until 22 January 2027",
        url=URL,
        number="2026-1",
        dated=date(2026, 11, 23),
    )


def printed(pdf: bytes) -> Image.Image:
    return Image.open(io.BytesIO(page_png(pdf, page=1, width=WIDTH))).convert("L")


def is_white(picture: Image.Image, box: tuple[float, float, float, float]) -> bool:
    least, _most = picture.crop(tuple(round(edge) for edge in box)).getextrema()  # type: ignore[arg-type]
    return bool(least > 200)


def assert_quiet(pdf: bytes, *, code: int, left: int, below: int) -> None:
    """Around the lowest code there is white; its size and place are in millimetres."""
    picture = printed(pdf)
    mm = WIDTH / 210
    start, end, bottom = left * mm, (left + code) * mm, picture.height - below * mm
    top, quiet = bottom - code * mm, QUIET * code * mm / MODULES
    assert not is_white(picture, (start, top, end, top + 3)), "here the code begins"
    assert is_white(picture, (start - quiet, top - quiet, end + quiet, top - 2)), "above"
    assert is_white(picture, (start - quiet, top, start - 2, bottom)), "on the left"
    assert is_white(picture, (end + 2, top, end + quiet, bottom)), "on the right"
    assert is_white(picture, (start - quiet, bottom + 2, end + quiet, bottom + quiet)), "below"


@pytest.mark.parametrize("sentences", [10, 13, 16, 19])
def test_nothing_stands_in_the_four_white_modules_around_a_poster_s_code(sentences: int) -> None:
    assert_quiet(petition_poster(a_paper(sentences=sentences)), code=52, left=18, below=18)


@pytest.mark.parametrize("sentences", [8, 11, 14, 17])
def test_a_long_text_is_set_smaller_and_never_over_a_flyer_s_code(sentences: int) -> None:
    assert_quiet(petition_flyer(a_paper(sentences=sentences)), code=30, left=14, below=10)


@pytest.mark.parametrize("make", [petition_poster, petition_flyer])
def test_a_title_of_long_words_stays_on_the_page(make: Press) -> None:
    title = "Freiheit für die Beispielgewerkschaftsvorstandsmitglieder"
    picture = printed(make(a_paper(title=title, sentences=1)))
    assert is_white(picture, (WIDTH - 80, 0, WIDTH, picture.height)), "the margin is empty"
