"""The printing press: a template and its data in, the bytes of a PDF/A-2b out.

Everything a person typed goes in as JSON, never as typst source, so markup in it stays text.
"""

import json

from yeondae.core.beside import Broken, Refused, beside
from yeondae.typeset.errors import TypesetError

_PRESS = "yeondae.typeset.apart.press"
_SECONDS = 120  # of one run: three thousand names on a slow machine take a few


def press(template: str, data: object) -> bytes:
    """Set `data` with `templates/<template>.typ`; raises `TypesetError` where typst gives up.

    The result still carries typst's own metadata: `binding.bind` replaces that.
    """
    text = json.dumps(data, ensure_ascii=False).encode()
    try:
        pdf = beside(f"{_PRESS}:pressed", template, text, seconds=_SECONDS)
    except (Refused, Broken) as error:
        raise TypesetError(f"The page could not be typeset: {error}") from error
    if not isinstance(pdf, bytes):
        raise TypesetError("The page could not be typeset: typst returned no PDF")
    return pdf


def forget() -> None:
    """Have typst drop what it remembers of earlier runs: tens of megabytes after many letters."""
    try:
        beside(f"{_PRESS}:forget")
    except Broken as error:
        raise TypesetError(f"The press could not be cleared: {error}") from error
