"""What of the numbers may be shown: no cell below ten (design rule 3).

Small cells are added up under "elsewhere"; where that is still below ten, it is left out together
with the smallest shown cell of its row, so that nobody subtracts it back out of a total.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 10
ELSEWHERE = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """So many letters stand so, by one channel, from one country (code of two letters)."""

    channel: str
    standing: str
    country: str
    letters: int


def total(cells: Iterable[Cell]) -> int | None:
    """All letters together; None below ten."""
    count = sum(cell.letters for cell in cells)
    return count if count >= LEAST else None


def by_standing(cells: Iterable[Cell]) -> dict[str, int]:
    """How many stand where; small cells left out, and never just one of them."""
    return _safe(_summed((cell.standing, cell.letters) for cell in cells), fold=False)


def by_channel(cells: Iterable[Cell]) -> dict[str, int]:
    """How many went which way; small cells left out, and never just one of them."""
    return _safe(_summed((cell.channel, cell.letters) for cell in cells), fold=False)


def by_country(cells: Iterable[Cell]) -> dict[str, int]:
    """How many came from where, the most first; small countries together under ELSEWHERE."""
    return _safe(_summed((cell.country, cell.letters) for cell in cells), fold=True)


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for key, letters in pairs:
        sums[key] = sums.get(key, 0) + letters
    return sums


def _safe(sums: Mapping[str, int], *, fold: bool) -> dict[str, int]:
    """The cells of one row that may be shown, the largest first.

    A single hidden cell would follow from the total, so the smallest shown one hides with it.
    """
    shown = {key: count for key, count in sums.items() if count >= LEAST and key != ELSEWHERE}
    hidden = {key: count for key, count in sums.items() if key not in shown and count}
    rest = sum(hidden.values())
    while shown and (0 < rest < LEAST or (not fold and len(hidden) == 1)):
        smallest = min(shown, key=lambda key: shown[key])
        hidden[smallest] = shown.pop(smallest)
        rest = sum(hidden.values())
    ordered = dict(sorted(shown.items(), key=lambda item: -item[1]))
    return {**ordered, ELSEWHERE: rest} if fold and rest >= LEAST else ordered
