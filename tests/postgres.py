"""A throw-away PostgreSQL for the time of one command, stopped and removed at its end.

Usage: python -m tests.postgres COMMAND...    runs it with DATABASE_URL set, and with TEST_CLUSTER,
the folder of this server: a test that is alone with it may kill it (see `fall_over`).

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
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from urllib.parse import quote, unquote

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
        (folder / "options").write_text(options)
        control = (str(bin_folder / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"))
        run(*control, "-o", options, "start")
        try:
            yield f"postgresql://yeondae@{quote(str(folder), safe='')}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fall_over(folder: Path) -> None:
    """Stop the server in `folder` as a power cut would, and start it again."""
    bin_folder = programs()
    assert bin_folder is not None
    data, options = str(folder / "data"), (folder / "options").read_text()
    control = (str(bin_folder / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"))
    for command in ((*control, "-m", "immediate", "stop"), (*control, "-o", options, "start")):
        subprocess.run(command, user=_other_user(), cwd=folder, check=True, capture_output=True)


def kill_backend(folder: Path, chance: Random) -> None:
    """kill -9 of one process that serves a client: the server then drops them all and recovers."""
    postmaster = (folder / "data" / "postmaster.pid").read_text().split()[0]
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    serving = [pid for pid in children if b"postgres: yeondae " in _command(pid)]
    if serving:
        with suppress(ProcessLookupError):
            os.kill(int(chance.choice(serving)), signal.SIGKILL)


def _command(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended
        return b""


def main(command: list[str]) -> int:
    """Run `command` on a fresh database; its exit code. SIGTERM reaches it and the cluster ends."""
    with cluster() as url:
        folder = unquote(url.partition("@")[2].partition("/")[0])
        environment = {**os.environ, "DATABASE_URL": url, "TEST_CLUSTER": folder}
        child = subprocess.Popen(command, env=environment)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda number, _frame: child.send_signal(number))
        return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
