"""Pixels of pictures that somebody handed in, written anew: nothing else of a file comes along.

ValueError says "pixels" where a picture has too many, else that it cannot be read.
"""

from io import BytesIO

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

KINDS = ("JPEG", "PNG", "WEBP")
QUALITY = 82
BLOCKS = 6  # squares along the shorter side of what is made unreadable
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, TypeError)

Box = tuple[int, int, int, int]


def repainted(data: bytes, longest: int, most_pixels: int) -> bytes:
    """A JPEG of a JPEG, PNG or WebP, upright, `longest` pixels at most on either side."""
    try:
        with Image.open(BytesIO(data), formats=KINDS) as opened:
            _refuse_more_than(most_pixels, opened)
            turned = ImageOps.exif_transpose(opened).convert("RGB")
    except _BOMBS as error:
        raise ValueError("pixels") from error
    except _BROKEN as error:
        raise ValueError("unreadable") from error
    turned.thumbnail((longest, longest))
    clean = Image.new("RGB", turned.size)
    clean.paste(turned)
    return _jpeg(clean)


def size_of(jpeg: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        return picture.size


def blurred(jpeg: bytes, boxes: list[Box]) -> bytes:
    """The picture with each of `boxes` (left, top, right, bottom) in a few large squares."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    for left, top, right, bottom in boxes:
        part = picture.crop((left, top, right, bottom))
        square = max(1, min(part.size) // BLOCKS)
        small = (max(1, part.width // square), max(1, part.height // square))
        coarse = part.resize(small, Image.Resampling.BOX)
        picture.paste(coarse.resize(part.size, Image.Resampling.NEAREST), (left, top))
    return _jpeg(picture)


def pages_of_tiff(data: bytes, most: int, most_pixels: int) -> list[bytes]:
    """Each page as a PNG; ValueError for over `most` pages too."""
    pages = []
    try:
        with Image.open(BytesIO(data), formats=("TIFF",)) as opened:
            for number, frame in enumerate(ImageSequence.Iterator(opened)):
                if number >= most:
                    raise ValueError("pages")
                _refuse_more_than(most_pixels, frame)
                out = BytesIO()
                frame.convert("RGB").save(out, "PNG")
                pages.append(out.getvalue())
    except (*_BOMBS, *_BROKEN) as error:
        raise ValueError("unreadable") from error
    return pages


def bound(jpegs: list[bytes], dots_an_inch: float) -> bytes:
    """One PDF of JPEGs, each on a page."""
    first, *others = [Image.open(BytesIO(jpeg)) for jpeg in jpegs]
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dots_an_inch)
    return out.getvalue()


def _refuse_more_than(most_pixels: int, picture: Image.Image) -> None:
    if picture.width * picture.height > most_pixels:
        raise ValueError("pixels")


def _jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
