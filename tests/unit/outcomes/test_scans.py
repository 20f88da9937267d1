"""A scan of an answer keeps its pages and nothing else that its file carried."""

import random
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from tests.unit.calls.test_clean_pictures import FILES, MARK, a_picture
from yeondae.calls.photos import NotAPicture
from yeondae.outcomes.scans import MOST_PAGES, rewritten
from yeondae.petitions.pictures import pictures_of

ARTIST, DESCRIPTION, XMP = 315, 270, 700


def a_page(number: int) -> Image.Image:
    draw = random.Random(number)
    page = Image.new("RGB", (draw.randrange(120, 160), draw.randrange(160, 200)), "white")
    ImageDraw.Draw(page).rectangle((10, 10, 60, 10 + 10 * (number % 9)), fill="black")
    return page


def a_pdf(number: int, *, pages: int) -> bytes:
    """A PDF with its author, and words behind its end."""
    out, hidden = BytesIO(), f"{MARK}{number:04}"
    first, *others = (a_page(number + each) for each in range(pages))
    first.save(out, "PDF", save_all=True, append_images=others, author=hidden, title=hidden)
    return out.getvalue() + hidden.encode()


def a_tiff(number: int, *, pages: int) -> bytes:
    out, hidden = BytesIO(), f"{MARK}{number:04}"
    tags = ImageFileDirectory_v2()
    tags[ARTIST] = tags[DESCRIPTION] = hidden
    tags[XMP] = hidden.encode()
    first, *others = (a_page(number + each) for each in range(pages))
    first.save(out, "TIFF", save_all=True, append_images=others, tiffinfo=tags)
    return out.getvalue() + hidden.encode()


QUICK = 12
COUNTS = [QUICK, pytest.param(FILES, marks=pytest.mark.long)]


def marked_scans(count: int) -> list[bytes]:
    """Every kind, of one page and of more."""
    makes = (
        lambda number: a_pdf(number, pages=1 + number % 3),
        lambda number: a_tiff(number, pages=1 + number % 3),
        lambda number: a_picture(number - number % 3),  # a JPEG
        lambda number: a_picture(number - number % 3 + 1),  # a PNG
    )
    return [makes[number % len(makes)](number) for number in range(count)]


@pytest.mark.parametrize("count", COUNTS)
def test_of_seeded_scans_nothing_but_their_pages_is_kept(count: int) -> None:
    for given in marked_scans(count):
        assert _is_marked(given)
        kept = rewritten(given)
        assert not _is_marked(kept) and b"Exif" not in kept
        assert kept.startswith((b"\xff\xd8\xff", b"%PDF-"))


@pytest.mark.parametrize("count", COUNTS)
def test_no_sheet_and_no_picture_of_a_handover_keeps_more_than_pixels(count: int) -> None:
    for number in range(count):
        given = a_pdf(number, pages=1 + number % 3) if number % 4 == 0 else a_picture(number)
        assert not any(_is_marked(page) for page in pictures_of(given))


def _is_marked(data: bytes) -> bool:
    return MARK.encode() in data or MARK.encode("utf-16-be") in data


@pytest.mark.parametrize("make", [a_pdf, a_tiff])
def test_a_scan_of_three_pages_has_three_pages_afterwards(make) -> None:
    kept = rewritten(make(1, pages=3))
    with pypdfium2.PdfDocument(kept) as document:
        assert len(document) == 3
        assert document.get_metadata_value("Author") == ""


def test_what_stands_on_the_page_stays() -> None:
    with Image.open(BytesIO(rewritten(a_tiff(4, pages=1)))) as page:
        assert page.getpixel((30, 30))[0] < 60 < 200 < page.getpixel((100, 30))[0]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"MZ\x90\x00", "no PDF, JPEG, PNG or TIFF"),
        (b"%PDF-1.7 torn", "cannot be read"),
        (b"II*\x00torn", "cannot be read"),
        (a_tiff(0, pages=MOST_PAGES + 1), "over 20 pages"),
        (a_pdf(0, pages=MOST_PAGES + 1), "over 20 pages"),
        (b"%PDF-" + b"x" * 15 * 1024 * 1024, "larger than 15 MB"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(NotAPicture, match=said):
        rewritten(data)
