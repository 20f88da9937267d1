"""Making a part of a picture unreadable: the pixels are gone, not covered."""

from collections.abc import Iterable
from dataclasses import dataclass

from yeondae.core.beside import Broken, beside


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
    """Width and height in pixels. Raises ValueError where it cannot be read."""
    try:
        width, height = beside("yeondae.core.apart.photo:size_of", jpeg)
    except Broken as error:
        raise ValueError("This picture cannot be read.") from error
    return int(width), int(height)


def blurred(jpeg: bytes, areas: Iterable[Area]) -> bytes:
    """The picture as a new JPEG with each of `areas` in a few large squares.

    A soft blur can be undone in part; an average over large squares keeps no feature of a face.
    Raises ValueError where the picture cannot be read.
    """
    size = size_of(jpeg)
    boxes = [_box(area, size) for area in areas]
    try:
        return bytes(beside("yeondae.core.apart.photo:blurred", jpeg, boxes))
    except Broken as error:
        raise ValueError("This picture cannot be read.") from error


def _box(area: Area, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top = int(width * area.left / 100), int(height * area.top / 100)
    right = max(left + 1, round(width * (area.left + area.width) / 100))
    bottom = max(top + 1, round(height * (area.top + area.height) / 100))
    return left, top, min(right, width), min(bottom, height)
