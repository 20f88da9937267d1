"""An action sheet as a .docx: plain styles, so that a group can make it its own."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from yeondae.core.beside import Broken, Refused, beside
from yeondae.typeset.errors import TypesetError
from yeondae.typeset.glyphs import printable
from yeondae.typeset.letter import Paper
from yeondae.typeset.outline import Outline
from yeondae.typeset.words import is_right_to_left


def docx_of(outline: Outline, *, language: str, paper: Paper, dated: date) -> bytes:
    """The outline as .docx bytes; the same outline gives the same bytes. Raises `TypesetError`."""
    words, is_turned = _printable(asdict(outline)), is_right_to_left(language)
    function = "yeondae.typeset.apart.word_file:docx_of"
    try:
        return bytes(beside(function, words, language, paper, dated.isoformat(), is_turned))
    except (Refused, Broken) as error:
        raise TypesetError(f"The Word file could not be made: {error}") from error


def _printable(content: Any) -> Any:
    """`content` with every string in it as it goes onto paper."""
    if isinstance(content, str):
        return printable(content)
    if isinstance(content, Mapping):
        return {key: _printable(value) for key, value in content.items()}
    if isinstance(content, Sequence):
        return [_printable(value) for value in content]
    return content
