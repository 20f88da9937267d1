"""The printing press: a template and its data in, the bytes of a PDF/A-2b out.

Everything a person typed goes in as JSON, never as typst source, so markup in it stays text.
"""

import json
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from yeondae.typeset.errors import TypesetError
from yeondae.typeset.glyphs import FONTS

TEMPLATES = Path(__file__).parent / "templates"
_REMEMBERED_RUNS = 11
_one_at_a_time = Lock()


def press(template: str, data: object) -> bytes:
    """Set `data` with `templates/<template>.typ`; raises `TypesetError` where typst gives up.

    The result still carries typst's own metadata: `binding.bind` replaces that.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _one_at_a_time:
        try:
            pdf = _compiler(template).compile(
                sys_inputs=inputs, format="pdf", pdf_standards=["a-2b"], pdf_tags=False
            )
        except typst.TypstError as error:
            raise TypesetError(f"The page could not be typeset: {error.message}") from error
    if not isinstance(pdf, bytes):
        raise TypesetError("The page could not be typeset: typst returned no PDF")
    return pdf


def forget() -> None:
    """Have typst drop what it remembers of earlier runs: tens of megabytes after many letters.

    It throws away what its last ten runs did not use, and an empty run takes 0.05 ms.
    """
    with _one_at_a_time:
        for _ in range(_REMEMBERED_RUNS):
            _compiler("nothing").compile(format="svg")


@lru_cache(maxsize=8)
def _compiler(template: str) -> typst.Compiler:
    return typst.Compiler(
        str(TEMPLATES / f"{template}.typ"), root=str(TEMPLATES), font_paths=_fonts()
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Our own fonts only: what a machine happens to have installed must not change a letter."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
