"""A throw-away PostgreSQL for the time of one command, stopped and removed at its end.

Usage: python -m tests.postgres COMMAND...    runs it with DATABASE_URL set.

PostgreSQL refuses to run as root; then an unprivileged user that exists on every system runs it.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

UNPRIVILEGED = ("postgres", "nobody")
SETTINGS = {
    "listen_addresses": "''",  # no port: only a socket in a folder of its own
    "max_connections": "60",
    "shared_buffers": "128MB",
}
# Emptying two hundred tables after a test waits for the disk otherwise. And a table that is
# measured while a test fills it counts as empty: the next query over it takes minutes.
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest that is installed; None without any."""
    found = [Path(path) for path in os.environ.get("PATH", "").split(os.pathsep) if path]
    versions = Path("/usr/lib/postgresql")
    if versions.is_dir():
        numbered = [path for path in versions.iterdir() if path.name.isdigit()]
        found += [path / "bin" for path in sorted(numbered, key=lambda path: -int(path.name))]
    wanted = ("initdb", "pg_ctl", "postgres")
    return next((path for path in found if all((path / name).exists() for name in wanted)), None)


def _other_user() -> str | None:
    """Whom to become for PostgreSQL: nobody where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """The URL of an empty database on a fresh cluster, which need not survive a power cut unless
    `durable`. Raises RuntimeError where none starts.
    """
    bin_folder = programs()
    if bin_folder is None:
        raise RuntimeError("PostgreSQL is not installed here (initdb was not found).")
    user = _other_user()
    folder = Path(tempfile.mkdtemp(prefix="yeondae-postgres-"))
    try:
        if user:
            shutil.chown(folder, user)

        def run(*command: str) -> None:
            done = subprocess.run(
                command, user=user, cwd=folder, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")

        data = str(folder / "data")
        encoding = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username=yeondae")
        run(str(bin_folder / "initdb"), "-D", data, "--data-checksums", "--no-sync", *encoding)
        chosen = SETTINGS if durable else SETTINGS | NOT_DURABLE
        options = " ".join(f"-c {name}={value}" for name, value in chosen.items())
        options += f" -c unix_socket_directories={folder}"
        log = str(folder / "log")
        control = (str(bin_folder / "pg_ctl"), "-D", data, "-w", "-l", log)
        run(*control, "-o", options, "start")
        try:
            yield f"postgresql://yeondae@{quote(str(folder), safe='')}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run `command` on a fresh database; its exit code. SIGTERM reaches it and the cluster ends."""
    with cluster() as url:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, _frame: child.send_signal(number))
        return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
