"""The inventory of what is kept agrees with the tables, and what it calls absent is absent.

An unknown field fails here: say in yeondae/config/inventory/APP.toml how it is kept.
"""

import pytest
from django.db import models

from yeondae.config import inventory
from yeondae.config.inventory import Table

PERSONAL = ("email", "name", "address", "text", "organisation", "comment")


def test_the_inventory_agrees_with_every_table_and_field() -> None:
    assert inventory.differences() == []


def test_every_table_says_what_for_and_how_long() -> None:
    for table in inventory.written().values():
        assert len(table.purpose) > 5 and len(table.term) > 3, table.name


def test_what_is_called_absent_is_in_no_table() -> None:
    names = {name for entry in inventory.absent().values() for name in entry["names"]}
    ours = {
        f"{table}.{field.name}"
        for table, model in inventory.tables()
        for field in model._meta.local_fields
        if field.name in names
    }
    assert ours == set()


def test_an_unknown_field_is_said_with_the_place_to_write_it(monkeypatch) -> None:
    known = inventory.written()
    whole = known["supporters_supporter"]
    fields = {name: word for name, word in whole.fields.items() if name != "email"}
    known[whole.name] = Table(whole.name, whole.purpose, whole.term, fields)
    monkeypatch.setattr(inventory, "written", lambda: known)
    (said,) = inventory.differences()
    assert "supporters_supporter.email (sealed)" in said and "supporters.toml" in said


def test_a_field_that_is_no_longer_sealed_is_said(monkeypatch) -> None:
    plain = models.TextField(name="email")
    plain.set_attributes_from_name("email")
    assert inventory.how_kept(plain) == "plain"
    monkeypatch.setattr(inventory, "how_kept", lambda field: "plain")
    assert "supporters_supporter.email is plain, and the inventory says sealed." in (
        inventory.differences()
    )


@pytest.mark.parametrize("table", ["supporters_supporter", "petitions_signature"])
def test_what_names_a_supporter_is_sealed(table: str) -> None:
    fields = inventory.written()[table].fields
    named = {name: word for name, word in fields.items() if name in PERSONAL}
    assert set(named.values()) <= {"sealed"}, named
