"""The five received documents, each read once."""

from pathlib import Path

import pytest

from yeondae.intake import Draft, load_reader


def _draft(seeds: Path, number: int) -> Draft:
    (path,) = seeds.glob(f"{number}-*.txt")
    return load_reader().read(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def letter(seeds: Path) -> Draft:
    """seeds/0: a letter of congratulation to a freed person."""
    return _draft(seeds, 0)


@pytest.fixture(scope="session")
def update(seeds: Path) -> Draft:
    """seeds/1: an update that repeats the sample letter."""
    return _draft(seeds, 1)


@pytest.fixture(scope="session")
def call(seeds: Path) -> Draft:
    """seeds/2: the urgent call of 2007."""
    return _draft(seeds, 2)


@pytest.fixture(scope="session")
def release(seeds: Path) -> Draft:
    """seeds/3: a news release."""
    return _draft(seeds, 3)


@pytest.fixture(scope="session")
def newsletter(seeds: Path) -> Draft:
    """seeds/4: a committee's newsletter, published again by others."""
    return _draft(seeds, 4)
