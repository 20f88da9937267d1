"""Tables that only these tests use."""

import pytest
from django.db import connection

from tests.unit.jobs.parcels import Parcel


@pytest.fixture(scope="module")
def parcel_table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Parcel)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Parcel)


@pytest.fixture
def parcels(parcel_table, db):
    return Parcel.objects


@pytest.fixture
def committed_parcels(parcel_table, transactional_db):
    """Parcels that other processes and threads see."""
    Parcel.objects.all().delete()
    yield Parcel.objects
    Parcel.objects.all().delete()
