"""Statements that a crowd waits for: values stay values, and several are sent as one."""

import pytest
from django.db import IntegrityError, transaction

from yeondae.core import clock
from yeondae.core.rows import insert, rewrite
from yeondae.core.statements import fetch, together
from yeondae.supporters.models import Allowance

pytestmark = pytest.mark.django_db


def _allowance(key: bytes) -> Allowance:
    return Allowance(key=key, uses=[], last_at=clock.now())


def test_what_somebody_types_is_never_part_of_a_statement():
    typed = "100 %s $1'; --"
    for _ in range(5):  # planned for good meanwhile
        assert fetch("SELECT CAST(%s AS text)", [typed]) == [(typed,)]


def test_everything_inside_happens():
    with together():
        first = _allowance(b"one")
        insert([first])
        insert([_allowance(b"two")])
        first.uses = [1]
        with together():
            insert([_allowance(b"three")])
    rewrite(first, "uses")
    assert {bytes(row.key): row.uses for row in Allowance.objects.all()} == {
        b"one": [1],
        b"two": [],
        b"three": [],
    }


def test_a_refused_one_leaves_nothing_of_the_others():
    with pytest.raises(IntegrityError), transaction.atomic(), together():
        insert([_allowance(b"one")])
        insert([_allowance(b"two")])
        insert([_allowance(b"one")])
    assert not Allowance.objects.exists()
