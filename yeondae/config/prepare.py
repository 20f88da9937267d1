"""What must be there before anything runs: keys, texts, database, static files, the demo world.

Each step says what it does, and is skipped when a stamp says that nothing changed since.
"""

import fcntl
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction
from django.utils.module_loading import import_string

from yeondae.config.stamps import Stamps, of_files
from yeondae.core.commands import CommandFailed

Say = Callable[[str], None]
PACKAGE = Path(settings.BASE_DIR) / "yeondae"
PACKAGES = [Path(settings.BASE_DIR) / name for name in (".venv/lock-stamp", "requirements.lock")]
KEYS = ("django", "sealing", "index")
# Any number that nothing else locks on this database.
MIGRATING = 0x59454F4E


def everything(say: Say, *, again: bool = False) -> bool:
    """Do what is missing; with `again`, every step. Whether anything was done since the beginning.

    Several programs may call it at once; one that waited for another's work is told of it too, for
    it was loaded before the work was done.
    """
    home = Path(settings.HOME)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = Stamps(home / "prepared.json")
    with _alone(home / "prepare.lock"):
        stamps = Stamps(home / "prepared.json")
        did_something = not stamps.says_the_same_as(found)
        _keys(say)
        for name, now, work in (
            ("texts", _texts_now, compile_texts),
            ("database", _database_now, _migrate),
            ("static files", _static_now, _collect),
            ("demo world", _demo_now, _demo),
        ):
            done = stamps.is_fresh(name, now())
            if not done or (again and name != "demo world"):
                work(say)
                stamps.note(name, now())
                did_something = True
    return did_something


def restored(say: Say) -> None:
    """Bring the tables of a restored database up to date; what else is missing the next start does.

    No demo world is made in it: it is somebody's already.
    """
    home = Path(settings.HOME)
    with _alone(home / "prepare.lock"):
        stamps = Stamps(home / "prepared.json")
        _migrate(say)
        for name, now in (("database", _database_now), ("demo world", _demo_now)):
            stamps.note(name, now())


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keys(say: Say) -> None:
    """Make missing keys; refuse what others can read."""
    missing = [name for name in KEYS if not (settings.KEYS.folder / name).exists()]
    if missing:
        say(f"Making keys in {settings.KEYS.folder} (keep a copy of that folder elsewhere) ...")
    for name in KEYS:
        settings.KEYS.newest(name)


def _texts_now() -> str:
    compiled = [path for path in catalogues() if path.with_suffix(".mo").exists()]
    return of_files(catalogues(), str(len(compiled)))


def catalogues() -> list[Path]:
    """The translators' files."""
    return [path for path in PACKAGE.glob("**/locale/*/LC_MESSAGES/*.po") if path.is_file()]


def compile_texts(say: Say) -> None:
    """Make what gettext reads of every catalogue in the tree."""
    found = catalogues()
    if not found:
        return
    say("Compiling the translations ...")
    for source in found:
        language = source.parts[-3]
        with source.open("rb") as file:
            catalogue = read_po(file, locale=language)
        # Processes with other data folders may do the same beside this one.
        draft = source.with_suffix(f".{os.getpid()}.mo")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(source.with_suffix(".mo"))


def _database_now() -> str:
    """Which database, which migrations, and how many of them it has."""
    where = settings.DATABASES["default"]
    place = [str(where.get(name, "")) for name in ("ENGINE", "NAME", "HOST", "PORT")]
    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    names = [f"{folder}/{path.name}" for folder in folders for path in folder.glob("[0-9]*.py")]
    return of_files([], *place, *sorted(names), str(_applied()))


def _applied() -> int:
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return 0
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM django_migrations")
            return int(cursor.fetchone()[0])
    except DatabaseError:
        connection.close()
        return 0


def _migrate(say: Say) -> None:
    first = _applied() == 0
    once = " (once; up to half a minute)" if first else ""
    say(f"{'Making' if first else 'Bringing up to date'} the database{once} ...")
    with _one_machine_at_a_time(), nullcontext() if first else _all_or_nothing():
        call_command("migrate", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        Path(settings.DATABASES["default"]["NAME"]).chmod(0o600)


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """Every pending migration in one transaction: where one fails, the tables are as before.

    The old version goes on with them then. SQLite changes tables only while foreign keys are not
    checked, which cannot be said within a transaction; PostgreSQL refuses to change a table whose
    foreign keys are still to be checked, so they are checked at once.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield


@contextmanager
def _one_machine_at_a_time() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _static_now() -> str:
    ours = [path for path in PACKAGE.glob("*/static/**/*") if path.is_file()]
    there = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    packages = [path for path in PACKAGES if path.exists()]
    return of_files([*ours, *packages], str(settings.STATIC_ROOT), str(there))


def _collect(say: Say) -> None:
    say("Collecting the style sheets and scripts ...")
    call_command("collectstatic", interactive=False, verbosity=0)


def _demo_now() -> str:
    return of_files([], str(settings.DEMO), str(settings.DATABASES["default"]["NAME"]))


def _demo(say: Say) -> None:
    """The demo world is made once for a database; removed, it stays away."""
    if not settings.DEMO:
        return
    say("Making the demo world ...")
    _apart(import_string("yeondae.flows.demo.build.build_demo"))


def _apart(work: Callable[[], object]) -> None:
    """Do `work` in a process of its own, and wait for it.

    Typesetting starts threads that a process forked later would wait for in vain: whoever
    prepares goes on to fork the web server and must never have typeset anything.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except Exception:
            traceback.print_exc()
        finally:
            connections.close_all()
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        raise CommandFailed("This step failed; the lines above say where. Nothing is lost.")
