"""How many connections a heap of letters is worth, and that each takes no more than its share."""

from types import SimpleNamespace
from typing import Any

import pytest

from yeondae.core import clock
from yeondae.deliveries import fleet


class Hands:
    """A carrier that sends nothing and keeps how much it would take at once."""

    def __init__(self) -> None:
        self.batch = fleet.BATCH

    def carry(self, lanes: Any) -> int:
        return 1


def shares(letters: int, most: int) -> list[int]:
    lane: Any = SimpleNamespace(
        allowed=10_000, waiting=lambda braked, now, counted: min(letters, counted)
    )
    made: list[Any] = []

    def make() -> Any:
        made.append(Hands())
        return made[-1]

    assert fleet.carry(make, [lane], most=most, now=clock.now()) == len(made)
    return [each.batch for each in made]


@pytest.mark.parametrize("letters", [0, 1, 25])
def test_few_letters_need_one_connection(letters: int) -> None:
    assert shares(letters, 4) == [fleet.BATCH]


@pytest.mark.parametrize(("letters", "most"), [(26, 4), (150, 4), (2000, 32)])
def test_every_connection_gets_its_share(letters: int, most: int) -> None:
    found = shares(letters, most)
    assert 1 < len(found) <= most
    assert len(set(found)) == 1
    assert letters <= sum(found) < letters + len(found)


def test_no_connection_claims_more_than_a_batch() -> None:
    assert shares(1_000_000, 4) == [fleet.BATCH] * 4
