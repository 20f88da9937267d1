"""The port: whoever turns a received text into a draft. Rules are the default reader."""

from datetime import date
from importlib import import_module
from typing import Protocol, runtime_checkable

from yeondae.intake.draft import Draft

DEFAULT = "yeondae.intake.rules_reader.RulesReader"


@runtime_checkable
class Reader(Protocol):
    """Reads a text. It never publishes, stores or asks anyone; it may be slow, never endless."""

    def read(
        self, text: str, *, region: str | None = None, received_on: date | None = None
    ) -> Draft:
        """The draft of a text. `region` is the country (ISO 3166) that national telephone numbers
        belong to, where known; `received_on` the day it came in, for dates without a year where
        the text itself has no date."""
        ...


def load_reader(path: str = DEFAULT) -> Reader:
    """The reader of a dotted path to a class without arguments (setting YEONDAE_READER).

    Raises ValueError saying what is wrong with the path.
    """
    module, _, name = path.rpartition(".")
    try:
        reader = getattr(import_module(module), name)()
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise ValueError(f"YEONDAE_READER names no reader: {path} ({error})") from error
    if not isinstance(reader, Reader):
        raise ValueError(f"YEONDAE_READER: {path} has no method read(text, region=, received_on=)")
    return reader
