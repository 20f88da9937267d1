"""Pages of a PDF as pictures."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image

_FAX_WIDTH, _FAX_LENGTH = 1728, 2292  # dots of an A4 page, ITU-T T.4 at R8 x 7.7 lines/mm
_FAX_ACROSS, _FAX_DOWN = 204, 196  # dots an inch
_BLACK_BELOW = 160  # fax machines err on the dark side; thin strokes survive
_POINTS = 72  # an inch
_UNREADABLE = "This PDF cannot be read."


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with opened(pdf) as document:
        return len(document)


def page_png(pdf: bytes, page: int, width: int) -> bytes:
    """Page `page` (from 1) as a grey PNG."""
    with opened(pdf) as document:
        if not 1 <= page <= len(document):
            raise ValueError(f"This PDF has {len(document)} pages; page {page} was asked for.")
        return encoded(grey_page(document[page - 1], width), "PNG", optimize=True)


def scanned_pages(pdf: bytes, most: int, width: int) -> list[bytes]:
    """Every page as a grey PNG; ValueError for over `most` pages or one of no usual shape."""
    with opened(pdf) as document:
        if not 1 <= len(document) <= most:
            raise ValueError(f"This PDF has {len(document)} pages.")
        pages = [page_of_paper(document, number) for number in range(len(document))]
        return [encoded(grey_page(page, width), "PNG") for page in pages]


def received_fax(pdf: bytes) -> list[bytes]:
    """Each page as the receiving machine prints it, as PNG."""
    resolution = (_FAX_ACROSS, _FAX_DOWN)
    return [encoded(dots, "PNG", dpi=resolution) for dots in _fax_pages(pdf)]


def received_fax_tiff(pdf: bytes) -> bytes:
    """The same pages as one TIFF, compressed as Group 4."""
    first, *others = _fax_pages(pdf)
    return encoded(
        first,
        "TIFF",
        compression="group4",
        dpi=(_FAX_ACROSS, _FAX_DOWN),
        save_all=True,
        append_images=others,
    )


def fax_page_count(tiff: bytes) -> int:
    """How many pages a received fax has."""
    with Image.open(io.BytesIO(tiff), formats=("TIFF",)) as picture:
        return int(getattr(picture, "n_frames", 1))


def fax_page_png(tiff: bytes, page: int, width: int) -> bytes:
    """Page `page` (from 1) of a received fax in grey; its dots are higher than wide."""
    with Image.open(io.BytesIO(tiff), formats=("TIFF",)) as picture:
        try:
            picture.seek(page - 1)
        except EOFError as error:
            raise ValueError(f"This fax has no page {page}.") from error
        height = round(picture.height * width / picture.width * _FAX_ACROSS / _FAX_DOWN)
        shown = picture.convert("L").resize((width, height), Image.Resampling.BOX)
        return encoded(shown, "PNG")


def opened(pdf: bytes) -> pypdfium2.PdfDocument:
    """The document, to be closed; ValueError where it cannot be read."""
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(_UNREADABLE) from error


def page_of_paper(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """Page `number` (from 0); ValueError where it cannot be read or is no page of paper."""
    try:
        page = document[number]
        if not 1 / 4 < page.get_width() / page.get_height() < 4:
            raise ValueError("A page of this PDF is no page of paper.")
    except (pypdfium2.PdfiumError, ZeroDivisionError, IndexError) as error:
        raise ValueError(_UNREADABLE) from error
    return page


def _fax_pages(pdf: bytes) -> Iterator[Image.Image]:
    with opened(pdf) as document:
        for page in document:
            yield _dots(page)


def _dots(page: pypdfium2.PdfPage) -> Image.Image:
    """A page in black and white on the fax's own grid, centred, never enlarged beyond its size."""
    width, height = page.get_size()
    across = min(_FAX_WIDTH, round(width * _FAX_ACROSS / _POINTS))
    down = min(_FAX_LENGTH, round(height * _FAX_DOWN / _POINTS))
    grey = grey_page(page, across).resize((across, down), Image.Resampling.LANCZOS)
    sheet = Image.new("L", (_FAX_WIDTH, _FAX_LENGTH), 255)
    sheet.paste(grey, ((_FAX_WIDTH - across) // 2, 0))
    return sheet.point(lambda grey: 0 if grey < _BLACK_BELOW else 255, mode="1")


def grey_page(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    """A page in grey, `width` pixels wide; ValueError where it cannot be drawn."""
    try:
        bitmap = page.render(scale=width / page.get_width(), grayscale=True)
    except (pypdfium2.PdfiumError, ZeroDivisionError) as error:
        raise ValueError(_UNREADABLE) from error
    picture: Image.Image = bitmap.to_pil().convert("L")
    return picture


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file of the picture."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()
