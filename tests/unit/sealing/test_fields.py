"""Sealed columns, in a table of the real database."""

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, models, transaction

from yeondae.sealing.box import CannotOpen, seal
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Envelope(models.Model):
    text = SealedTextField(default="", blank=True)
    other = SealedTextField(null=True)
    data = SealedJSONField(default=dict)

    class Meta:
        app_label = "only_in_tests"


@pytest.fixture(scope="module")
def table(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            editor.create_model(Envelope)
        yield
        with connection.schema_editor() as editor:
            editor.delete_model(Envelope)


@pytest.fixture
def envelopes(table, db):
    return Envelope.objects


def stored(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM only_in_tests_envelope")
        (value,) = cursor.fetchone()
    return value


def test_a_sealed_text_comes_back_and_the_table_does_not_show_it(envelopes):
    envelopes.create(text="나는 여기 있다", data={"name": "Ada", "n": [1, None]})
    row = envelopes.get()
    assert row.text == "나는 여기 있다"
    assert row.data == {"name": "Ada", "n": [1, None]}
    assert b"Ada" not in bytes(stored("data"))


def test_an_empty_text_is_sealed_and_is_not_null(envelopes):
    envelopes.create()
    assert envelopes.get().text == ""
    assert envelopes.get().other is None
    assert stored("text") is not None
    assert stored("other") is None


def test_null_is_refused_where_the_column_does_not_take_it(envelopes):
    with pytest.raises(IntegrityError), transaction.atomic():
        envelopes.create(text=None)


@pytest.mark.parametrize(
    "asked", ["text", "text__exact", "text__contains", "text__in", "data__name"]
)
def test_searching_a_sealed_column_is_an_error_and_not_an_empty_answer(envelopes, asked):
    with pytest.raises(FieldError, match="blind index"):
        envelopes.filter(**{asked: "x"})


def test_rows_without_a_value_can_be_asked_for(envelopes):
    envelopes.create(other="x")
    assert not envelopes.filter(other__isnull=True).exists()


def test_changing_many_rows_seals_them_too(envelopes):
    rows = envelopes.bulk_create([Envelope(text="one"), Envelope(text="two")])
    for row in rows:
        row.text += "!"
    envelopes.bulk_update(rows, ["text"])
    envelopes.update(data={"all": True})
    assert sorted(envelopes.values_list("text", flat=True)) == ["one!", "two!"]
    assert envelopes.first().data == {"all": True}


def test_a_value_copied_into_another_column_does_not_open(envelopes):
    envelopes.create(text="secret")
    envelopes.update(other=models.F("text"))
    with pytest.raises(CannotOpen):
        envelopes.get()


def test_only_text_goes_into_a_text_column(envelopes):
    with pytest.raises(TypeError, match=r"only_in_tests_envelope\.text takes text"):
        envelopes.create(text=12)


def test_a_pinned_purpose_survives_a_renamed_table():
    field = SealedTextField(purpose="supporters.email")
    _, _, args, kwargs = field.deconstruct()
    assert kwargs == {"purpose": "supporters.email"}
    again = SealedTextField(*args, **kwargs)
    assert again.from_db_value(seal(b"a@example.org", "supporters.email")) == "a@example.org"


def test_a_unique_sealed_column_is_refused_at_the_start():
    class Wrong(models.Model):
        text = SealedTextField(unique=True)

        class Meta:
            app_label = "only_in_tests"

    assert any("unique or indexed" in found.msg for found in Wrong.check())


def test_a_dump_of_the_data_does_not_write_it_in_the_clear():
    with pytest.raises(TypeError, match="never written out"):
        Envelope._meta.get_field("text").value_to_string(Envelope(text="x"))
