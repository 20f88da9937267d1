"""A picture keeps its pixels and nothing else that was in its file."""

from io import BytesIO

import pytest
from PIL import Image

from yeondae.calls.photos import NotAPicture, repainted

SECRET = "taken-at-an-address-that-nobody-may-know"


def a_jpeg(size: tuple[int, int] = (60, 40)) -> bytes:
    picture = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif[0x0112] = 6  # to be turned by a quarter
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=SECRET.encode(), icc_profile=SECRET.encode())
    return out.getvalue()


def test_what_hides_in_the_file_is_not_kept() -> None:
    before = a_jpeg()
    assert SECRET.encode() in before
    after = repainted(before)
    assert SECRET.encode() not in after
    with Image.open(BytesIO(after)) as clean:
        assert not clean.getexif()
        assert "icc_profile" not in clean.info and "comment" not in clean.info


def test_a_turned_picture_stands_upright_afterwards() -> None:
    with Image.open(BytesIO(repainted(a_jpeg((60, 40))))) as clean:
        assert clean.size == (40, 60)


def test_a_large_picture_becomes_small_enough_to_send() -> None:
    with Image.open(BytesIO(repainted(a_jpeg((4000, 1000))))) as clean:
        assert max(clean.size) == 1600


@pytest.mark.parametrize("data", [b"", b"GIF89a....", b"<svg/>", a_jpeg()[:200]])
def test_what_is_no_picture_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(NotAPicture) as refused:
        repainted(data)
    assert str(refused.value).endswith(".")
