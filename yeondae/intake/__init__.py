"""Reading a received text: text of a call in, a draft with its sources out. Knows no model.

    draft = load_reader().read(text, received_on=date(2007, 11, 28))
    draft.to_json()

`read_file` turns a file's bytes into text first; `json_of(path)` does all of it for a command.
"""

from yeondae.intake.draft import Draft
from yeondae.intake.reader import Reader, load_reader

__all__ = ["Draft", "Reader", "load_reader"]
