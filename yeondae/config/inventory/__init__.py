"""Every table and field: how it is kept, what for, how long. A test holds it to the tables.

A file an app (`supporters.toml`). A field stands under one of four words:
    plain    readable by whoever has the disk
    sealed   encrypted; readable with the keys too
    hashed   a keyed hash or blind index: found again, not read
`absent.toml` says what is kept nowhere, by the names that a field of it would have.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db.models import BinaryField, Field, Model

from yeondae.sealing.fields import SealedField

FOLDER = Path(__file__).parent
WORDS = ("plain", "sealed", "hashed")
ABSENT = "absent"
# Columns of bytes that are no keyed hash. A petition's ledger is public; the newest mark of the
# audit log is sealed, so that nobody without the keys can write another.
BYTES = {
    "petitions_tally.frontier": "plain",
    "petitions_tile.hashes": "plain",
    "petitions_tile.root": "plain",
    "audit_head.sealed": "sealed",
    # Case notes: opened by their members only, not by the server's keys (sealing/members.py).
    "cases_memberkey.public": "plain",
    "cases_memberkey.locked": "sealed",
    "cases_casemember.wrapped": "sealed",
    "cases_note.sealed": "sealed",
}
# Wagtail's search over published pages: other columns on each kind of database, nobody's data.
OF_THE_DATABASE = {"wagtailsearch_indexentry", "wagtailsearch_indexentry_fts"}


@dataclass(frozen=True)
class Table:
    """One table as the inventory has it: its fields by name, each with its word."""

    name: str
    purpose: str
    term: str
    fields: dict[str, str]


def written() -> dict[str, Table]:
    """The inventory by table. Raises KeyError where an entry lacks purpose or term."""
    found: dict[str, Table] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        if file.stem != ABSENT:
            for name, entry in tomllib.loads(file.read_text()).items():
                fields = {each: word for word in WORDS for each in entry.get(word, [])}
                found[name] = Table(name, entry["purpose"], entry["term"], fields)
    return found


def absent() -> dict[str, dict[str, list[str] | str]]:
    """What is kept nowhere: by what it is, why, and the names that no field may have."""
    return tomllib.loads((FOLDER / f"{ABSENT}.toml").read_text())


def tables() -> Iterator[tuple[str, type[Model]]]:
    """Every table that the program makes, with its model.

    On PostgreSQL Procrastinate keeps jobs in tables of its own: they hold numbers of rows only.
    """
    for model in apps.get_models(include_auto_created=True):
        about = model._meta
        if about.managed and not about.proxy and about.db_table not in OF_THE_DATABASE:
            yield about.db_table, model


def how_kept(field: "Field[object, object]") -> str:
    """How the column keeps its value, as the program has it."""
    if isinstance(field, SealedField):
        return "sealed"
    if isinstance(field, BinaryField):
        return BYTES.get(f"{field.model._meta.db_table}.{field.name}", "hashed")
    return "plain"


def differences() -> list[str]:
    """A sentence for each place where inventory and tables differ; empty where they agree."""
    known, there = written(), dict(tables())
    said = [f"The table {name} is not in the inventory." for name in there.keys() - known.keys()]
    said += [
        f"The inventory has {name}, which is no table." for name in known.keys() - there.keys()
    ]
    for name in sorted(known.keys() & there.keys()):
        said += _differing(known[name], there[name])
    return sorted(said)


def _differing(table: Table, model: type[Model]) -> Iterator[str]:
    there = {field.name: how_kept(field) for field in model._meta.local_fields}
    for name, word in there.items():
        if name not in table.fields:
            yield (
                f"{table.name}.{name} ({word}) is not in the inventory: say in "
                f"yeondae/config/inventory/{model._meta.app_label}.toml how it is kept."
            )
        elif table.fields[name] != word:
            yield f"{table.name}.{name} is {word}, and the inventory says {table.fields[name]}."
    for name in table.fields.keys() - there.keys():
        yield f"The inventory has {table.name}.{name}, which is no field."
