"""Typst, and what it remembers between runs."""

from functools import lru_cache
from pathlib import Path

import typst

HERE = Path(__file__).parents[1]
TEMPLATES, FONTS = HERE / "templates", HERE / "fonts"
_REMEMBERED_RUNS = 11


def pressed(template: str, data: bytes) -> bytes:
    """`data` (JSON) set with `templates/<template>.typ`; ValueError in typst's own words."""
    try:
        pdf = _compiler(template).compile(
            sys_inputs={"data": data.decode()}, format="pdf", pdf_standards=["a-2b"], pdf_tags=False
        )
    except typst.TypstError as error:
        raise ValueError(error.message) from error
    if not isinstance(pdf, bytes):
        raise ValueError("typst returned no PDF")
    return pdf


def forget() -> None:
    """Have typst drop what it remembers of earlier runs: tens of megabytes after many letters.

    It throws away what its last ten runs did not use, and an empty run takes 0.05 ms.
    """
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
