"""Model fields whose column holds sealed bytes. Python sees text or JSON; the disk sees nothing.

The purpose is `table.column`, so a value moved into another column does not open. A sealed
column cannot be searched: keep a blind index (yeondae.sealing.index) beside it.
"""

import json
from typing import Any, cast

from django.core import checks
from django.core.exceptions import FieldError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Lookup, Transform

from yeondae.sealing.box import open_sealed, seal

Json = Any


class SealedField(Field):  # type: ignore[type-arg]  # Django's Field takes none when it runs
    """What sealed fields share. `purpose` pins the name of the key where a table is renamed."""

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._purpose = purpose

    def get_internal_type(self) -> str:
        return "BinaryField"

    @property
    def purpose(self) -> str:
        return self._purpose or f"{self.model._meta.db_table}.{self.column}"

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        if self._purpose:
            kwargs["purpose"] = self._purpose
        return name, path, list(args), dict(kwargs)

    def pack(self, value: Any) -> bytes:
        """The bytes to seal for `value`. Raises TypeError for a value of another kind."""
        raise TypeError(f"{type(self).__name__} does not say how its value becomes bytes.")

    def unpack(self, data: bytes) -> Any:
        """The value whose bytes were sealed."""
        raise TypeError(f"{type(self).__name__} does not say how bytes become its value.")

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        if value is None:
            return None
        return cast(Any, connection).Database.Binary(seal(self.pack(value), self.purpose))

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return None if value is None else self.unpack(open_sealed(value, self.purpose))

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: Any) -> str:
        raise TypeError(f"{self.purpose} is sealed and is never written out in the clear.")

    def get_lookup(self, lookup: str) -> type[Lookup[Any]] | None:
        if lookup == "isnull":
            return super().get_lookup(lookup)
        raise FieldError(self._unsearchable(lookup))

    def get_transform(self, lookup: str) -> type[Transform] | None:
        raise FieldError(self._unsearchable(lookup))

    def _unsearchable(self, lookup: str) -> str:
        return (
            f"{self.purpose} is sealed and cannot be searched ({lookup}): search its blind index."
        )

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.unique or getattr(self, "db_index", False):
            hint = "Put the constraint on a blind index beside it."
            found.append(checks.Error("A sealed field cannot be unique or indexed.", hint, self))
        return found


class SealedTextField(SealedField):
    """Text of any length, sealed. An empty text is sealed too: it is not NULL."""

    description = "Sealed text"
    _pyi_private_set_type: str | None
    _pyi_private_get_type: str

    def pack(self, value: Any) -> bytes:
        if value == b"":  # what Django's migrations take for the blank of a binary column
            value = ""
        if not isinstance(value, str):
            raise TypeError(f"{self.purpose} takes text, not {type(value).__name__}.")
        return value.encode()

    def unpack(self, data: bytes) -> str:
        return data.decode()


class SealedJSONField(SealedField):
    """A value of JSON's kinds, sealed. Without a default it must be given."""

    description = "Sealed JSON"
    empty_strings_allowed = False
    _pyi_private_set_type: Json
    _pyi_private_get_type: Json

    def pack(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def unpack(self, data: bytes) -> Json:
        return json.loads(data)
