"""The demo world: it builds once, and leaves without a trace."""

import pytest
from django.apps import apps

from yeondae.accounts.models import User
from yeondae.audit.models import Entry
from yeondae.flows.demo.build import build_demo
from yeondae.flows.demo.remove import remove_demo
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


def counted() -> dict[str, int]:
    """How many rows each of our tables has. The audit log stays; allowances fade within a day."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model.__module__.startswith("yeondae") and model not in (Entry, Allowance)
    }
