"""What every test can ask for."""

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five received documents that the software exists for."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five seed documents are not beside this checkout (../shared/seeds)")
    return folder


@pytest.fixture(scope="session")
def faxline() -> Path:
    """The folder of the test telephone line for HylaFAX."""
    folder = SHARED / "tools" / "faxline"
    if not folder.is_dir():
        pytest.skip("the test telephone line is not beside this checkout (../shared/tools/faxline)")
    return folder
