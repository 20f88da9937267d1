"""The code beside the address leads where it says, and nowhere else."""

import io
import re

import pypdfium2
import pytest
import segno
from PIL import Image
from pyzbar import pyzbar

from yeondae.typeset.binding import pages_of
from yeondae.typeset.errors import TypesetError
from yeondae.typeset.letter import letter_pdf
from yeondae.typeset.qr import qr_svg, web_address

from .conftest import Letters


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """The modules that the drawing blackens, as (column, row)."""
    runs = re.findall(r"M(\d+) (\d+)\.5h(\d+)", svg)
    return {(int(x) + n, int(y)) for x, y, length in runs for n in range(int(length))}


@pytest.mark.parametrize("length", [1, 10, 25, 60, 120])
def test_the_drawing_is_the_code_module_for_module(length: int) -> None:
    url = "https://example.org/" + "k" * length
    matrix = segno.make(url, error="m", micro=False, boost_error=False, mask=0).matrix
    expected = {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    svg = qr_svg(url)
    assert dark_modules(svg) == expected
    assert f'viewBox="0 0 {len(matrix)} {len(matrix)}"' in svg


@pytest.mark.parametrize("url", ["https://example.org/a", "http://127.0.0.1:8000/l/X?y=1#z"])
def test_a_web_address_passes(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "mailto:a@example.org", "javascript:alert(1)", "file:///etc/passwd",
     "https://example.org/a b", "https://example.org/a\n", "https://example.org/ü", "https://"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(TypesetError, match="is not a web address"):
        web_address(url)


def test_the_code_can_be_clicked_in_the_mail(letter: Letters) -> None:
    pdf = letter_pdf(letter())
    assert [page.has_link for page in pages_of(pdf)] == [True]
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "letters.example.org/l/K7QX" in text  # and read by people without a scanner


def test_the_code_is_read_from_a_small_preview_too(letter: Letters) -> None:
    with pypdfium2.PdfDocument(letter_pdf(letter())) as document:
        picture: Image.Image = document[0].render(scale=100 / 72, grayscale=True).to_pil()
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=60)  # a photograph is worse than this
    with Image.open(out) as seen:
        (code,) = pyzbar.decode(seen)
    assert code.data == b"https://letters.example.org/l/K7QX"
