"""A picture that is kept holds its pixels and nothing else, whatever was hidden in the file."""

import random
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from yeondae.calls.photos import LONGEST_SIDE, NotAPicture, repainted

MARK = "Seedmark"
FILES = 200


def a_picture(number: int) -> bytes:
    """One of the seeded files: each kind of hiding place is in some of them."""
    draw = random.Random(number)
    colour = tuple(draw.randrange(256) for _each in range(3))
    image = Image.new("RGB", (draw.randrange(16, 80), draw.randrange(16, 80)), colour)
    kind = ("JPEG", "PNG", "WEBP")[number % 3]
    hidden = f"{MARK}{number:04}"
    more: dict[str, object] = {"exif": _exif(hidden)}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", hidden)
        info.add_itxt("XML:com.adobe.xmp", f"<x>{hidden}</x>", zip=bool(number % 2))
        more["pnginfo"] = info
    else:
        more["xmp"] = f"<x:xmpmeta>{hidden}</x:xmpmeta>".encode()
    if kind == "JPEG":
        more["comment"] = hidden.encode()
        more["icc_profile"] = hidden.encode() * 4
    out = BytesIO()
    image.save(out, kind, **more)
    # Behind the end of the picture, where some cameras and people keep more.
    return out.getvalue() + hidden.encode() + zlib.compress(hidden.encode())


def _exif(hidden: str) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Artist] = exif[Base.Make] = exif[Base.ImageDescription] = hidden
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitudeRef], gps[GPS.GPSLatitude] = "N", (37.0, 33.0, 59.0)
    gps[GPS.GPSAreaInformation] = hidden
    return exif


def test_of_200_seeded_files_nothing_but_pixels_is_kept() -> None:
    for number in range(FILES):
        given = a_picture(number)
        assert MARK.encode() in given
        kept = repainted(given)
        assert MARK.encode() not in kept and b"Exif" not in kept and b"http" not in kept
        with Image.open(BytesIO(kept)) as image:
            assert image.format == "JPEG" and not image.getexif() and "comment" not in image.info
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                       "progressive", "progression"}  # fmt: skip


def test_a_picture_keeps_what_it_shows() -> None:
    kept = repainted(a_picture(0))
    with Image.open(BytesIO(kept)) as image, Image.open(BytesIO(a_picture(0))) as given:
        assert image.size == given.size
        pairs = zip(image.getpixel((5, 5)), given.getpixel((5, 5)), strict=True)
        assert all(abs(one - other) < 6 for one, other in pairs)


def test_100_megapixels_get_a_sentence() -> None:
    out = BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    with pytest.raises(NotAPicture, match="too many pixels"):
        repainted(out.getvalue())


def test_a_large_one_is_made_smaller() -> None:
    out = BytesIO()
    Image.new("RGB", (4000, 1000)).save(out, "JPEG")
    with Image.open(BytesIO(repainted(out.getvalue()))) as image:
        assert image.size == (LONGEST_SIDE, LONGEST_SIDE // 4)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"%PDF-1.7", b"<svg onload=alert(1)>", b"\xff\xd8\xff\xe0torn", b"PK\3\4"],
)
def test_what_is_no_picture_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(NotAPicture, match="no JPEG, PNG or WebP"):
        repainted(data)
