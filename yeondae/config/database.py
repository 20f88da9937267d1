"""From DATABASE_URL to Django's database settings. Empty means SQLite in the data folder."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from yeondae.config.env import BadSetting

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
    "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
)


def sqlite(file: Path) -> dict[str, Any]:
    """SQLite as design rule 9 wants it: WAL, IMMEDIATE transactions, full sync, secure delete."""
    return {
        "ENGINE": "yeondae.config.sqlite",
        "CONN_MAX_AGE": None,  # opening the file anew costs 2 ms a request
        "NAME": file,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
        # A file, so that a test can start other processes on the same database.
        "TEST": {"NAME": str(file.with_name(f"test-{file.name}"))},
    }


def from_url(url: str, *, home: Path) -> dict[str, Any]:
    """Django's settings for `url`: postgresql://user:password@host:port/name?option=value, or
    sqlite:///path/to/file. Raises BadSetting, without the password, for anything else.
    """
    if not url:
        return sqlite(home / "yeondae.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        return {
            "ENGINE": "yeondae.config.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                # Compiling a statement took six seconds of a page that then needed a tenth of one.
                "options": "-c jit=off",
                **dict(parse_qsl(parts.query)),
            },
        }
    wanted = "a postgresql:// address with a database name"
    raise BadSetting("DATABASE_URL", parts.scheme + "://...", wanted)
