"""What of the numbers may be shown: no cell below ten, and none that follows by subtraction."""

from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 10
ELSEWHERE = ""


@dataclass(frozen=True)
class Shown:
    """Numbers to print. `total` None: below ten. `kinds` add up to the total where there are any.

    `countries` and `only_counted` (of those on paper, rows that nobody typed) are in tens, rounded
    down: the difference of two days then names nobody.
    """

    total: int | None
    kinds: dict[str, int]
    countries: dict[str, int]
    only_counted: int = 0


def shown(kinds: Mapping[str, int], countries: Mapping[str, int], only_counted: int = 0) -> Shown:
    """What may be shown of the published numbers.

    >>> shown({"online": 120, "paper": 0}, {"DE": 57, "KR": 4})
    Shown(total=120, kinds={'online': 120}, countries={'DE': 50}, only_counted=0)
    """
    total = sum(kinds.values())
    if total < LEAST:
        return Shown(None, {}, {})
    parts = {kind: count for kind, count in kinds.items() if count}
    small = any(count < LEAST for count in parts.values())
    counted = 0 if small else only_counted // 10 * 10
    tens = {code: count // 10 * 10 for code, count in countries.items() if code}
    ordered = sorted(tens.items(), key=lambda pair: (-pair[1], pair[0]))
    places = {code: n for code, n in ordered if n >= LEAST}
    return Shown(total, {} if small else parts, places, counted)
