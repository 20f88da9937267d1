"""What every test can ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as properties

from tests.database import django_db_keepdb, django_db_setup
from yeondae.config import prepare
from yeondae.flows import call_material
from yeondae.website import answers

__all__ = ["django_db_keepdb", "django_db_setup"]

# How long an example takes says nothing about it: these machines are busy.
properties.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
properties.load_profile("unhurried")

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED = REPOSITORY.parent / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database is run: the rest was said on SQLite."""
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[e for e in items if not _asks_a_database(e)])
        items[:] = [each for each in items if _asks_a_database(each)]


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}
    is_marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return bool(is_marked) or not fixtures.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session", autouse=True)
def texts() -> None:
    """German and Korean as the catalogues say them now, before the first page is asked for."""
    for source in prepare.catalogues():
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            prepare.compile_texts(lambda _said: None)
            return


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Style sheets by their plain names: tests need no collected and hashed copies."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What a process keeps in memory for a few seconds is of the test before."""
    call_material.forget()
    answers.forget_pages()


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
