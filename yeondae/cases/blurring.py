"""Making a part of a picture unreadable: the pixels are gone, not covered."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

BLOCKS = 6  # squares along the shorter side of what is made unreadable
QUALITY = 82


@dataclass(frozen=True)
class Area:
    """A rectangle in per cent of the picture: left, top, width, height."""

    left: float
    top: float
    width: float
    height: float

    def is_inside(self) -> bool:
        """Whether it has a size and lies on the picture."""
        return (
            0 <= self.left < 100
            and 0 <= self.top < 100
            and 0 < self.width <= 100 - self.left
            and 0 < self.height <= 100 - self.top
        )


def size_of(jpeg: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
        return picture.size


def blurred(jpeg: bytes, areas: Iterable[Area]) -> bytes:
    """The picture as a new JPEG with each of `areas` in a few large squares.

    A soft blur can be undone in part; an average over large squares keeps no feature of a face.
    """
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
        picture = opened.convert("RGB")
    for area in areas:
        box = _box(area, picture.size)
        part = picture.crop(box)
        square = max(1, min(part.size) // BLOCKS)
        small = (max(1, part.width // square), max(1, part.height // square))
        coarse = part.resize(small, Image.Resampling.BOX)
        picture.paste(coarse.resize(part.size, Image.Resampling.NEAREST), box)
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _box(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top = int(width * area.left / 100), int(height * area.top / 100)
    right = max(left + 1, round(width * (area.left + area.width) / 100))
    bottom = max(top + 1, round(height * (area.top + area.height) / 100))
    return left, top, min(right, width), min(bottom, height)
