"""The demo world: it builds once, and leaves without a trace."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.files.storage import Storage, storages

from yeondae.accounts.models import User
from yeondae.audit.models import Entry, Head
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
from yeondae.flows.send_mails import send_mails
from yeondae.supporters.models import Allowance

pytestmark = pytest.mark.django_db


def test_the_demo_builds_once() -> None:
    assert build_demo()
    before = counted()
    assert not build_demo()
    assert counted() == before


def test_removing_leaves_nothing_but_the_audit_log() -> None:
    before = counted()
    build_demo()
    assert remove_demo() == 5
    assert counted() == before
    assert Entry.objects.exists()


# So many mails go over several connections, which see only what is committed.
@pytest.mark.django_db(transaction=True)
def test_removing_destroys_the_sealed_files_and_the_outbox_too() -> None:
    before = kept()
    build_demo()
    send_mails(worker="test")
    assert len(kept()) > len(before) + 20
    remove_demo()
    assert kept() == before


def test_removing_where_nothing_is_does_nothing() -> None:
    assert remove_demo() == 0


def test_it_can_be_built_again() -> None:
    build_demo()
    remove_demo()
    assert build_demo()


def test_what_is_no_demo_stays() -> None:
    build_demo()
    real = User.objects.create(username="somebody")
    assert remove_demo() == 5
    assert list(User.objects.all()) == [real]


def kept() -> set[str]:
    """The names of all sealed files and of everything in the outbox."""
    found: set[str] = set()
    for name in ("sealed", "outbox"):
        found |= {f"{name}/{path}" for path in walked(storages[name], "")}
    return found


def walked(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{file}" for file in files)
    for each in folders:
        yield from walked(storage, f"{folder}/{each}".strip("/"))


def counted() -> dict[str, int]:
    """How many rows each of our tables has. The audit log stays; allowances fade within a day."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("yeondae") and model not in (Entry, Head, Allowance)
    }
