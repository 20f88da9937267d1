"""DATABASE_URL: what it may say, and that a wrong one never prints its password."""

from pathlib import Path

import pytest

from yeondae.config.database import from_url
from yeondae.config.env import BadSetting

HOME = Path("/nowhere")


def test_nothing_means_sqlite_in_the_home_folder():
    assert from_url("", home=HOME)["NAME"] == HOME / "yeondae.sqlite3"


def test_a_file_can_be_named():
    assert from_url("sqlite:///srv/data/here.sqlite3", home=HOME)["NAME"] == Path(
        "/srv/data/here.sqlite3"
    )


def test_a_postgres_address_is_taken_apart():
    found = from_url("postgresql://ada:p%40ss@db.internal:5433/yeondae?sslmode=require", home=HOME)
    assert found["ENGINE"].endswith("postgresql")
    assert (found["USER"], found["PASSWORD"]) == ("ada", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.internal", "5433", "yeondae")
    assert found["OPTIONS"]["sslmode"] == "require"


def test_a_socket_folder_can_be_the_host():
    assert from_url("postgresql://ada@%2Frun%2Fpg/x", home=HOME)["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    "url", ["mysql://ada:secret@db/x", "postgresql://ada:secret@db", "ada:secret", "sqlite://"]
)
def test_a_wrong_address_gets_a_sentence_without_the_password(url):
    with pytest.raises(BadSetting) as failure:
        from_url(url, home=HOME)
    assert "DATABASE_URL" in str(failure.value)
    assert "secret" not in str(failure.value)
