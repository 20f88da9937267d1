"""Reading a received text: text of a call in, a draft with its sources out. Knows no model.

    received = read_file(data, "call.eml")
    draft = load_reader().read(received.text, received_on=received.sent_on)
    draft.to_json()

`json_of(path)` does all of it for a command.
"""

import json
from pathlib import Path

from yeondae.intake.draft import Draft
from yeondae.intake.files import Received, Unreadable, check_text, read_file
from yeondae.intake.reader import Reader, load_reader
from yeondae.intake.rules.countries import country_named_most
from yeondae.intake.rules.dialling import is_embassy

__all__ = [
    "Draft",
    "Reader",
    "Received",
    "Unreadable",
    "check_text",
    "country_named_most",
    "is_embassy",
    "json_of",
    "load_reader",
    "read_file",
]


def json_of(path: str | Path, reader: Reader | None = None) -> str:
    """The draft of a file as documented JSON (docs/draft.md); nothing is stored.

    Raises Unreadable with a sentence for a file that is not taken, OSError for one that is not there.
    """  # noqa: E501
    path = Path(path)
    received = read_file(path.read_bytes(), path.name)
    draft = (reader or load_reader()).read(received.text, received_on=received.sent_on)
    return json.dumps(draft.to_json(), ensure_ascii=False, indent=2)
