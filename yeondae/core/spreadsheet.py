"""Rows as CSV that no spreadsheet takes for formulas.

A cell that begins as a formula does (=, +, -, @, a tab, a line end; also behind spaces or in their
wide forms) gets an apostrophe in front, as OWASP's page on CSV injection has it. What is stored
stays as it was typed: only the file is changed.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BEGIN_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
# What spreadsheets skip before they look; no control character belongs into a cell.
SKIPPED = " \u00a0\u3000\ufeff\u200b\u200e\u200f'\""
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ")


def safe_cell(value: object) -> str:
    """A value as text that a spreadsheet shows and does not compute. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value).translate(CONTROLS)
    bare = text.lstrip(SKIPPED)
    if text.startswith(BEGIN_A_FORMULA) or bare.startswith(BEGIN_A_FORMULA):
        return "'" + text
    return text


def as_csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV (RFC 4180) with a byte order mark, which spreadsheets need to read Hangul."""
    return "".join(csv_lines(head, rows))


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The same, a line at a time, for tables that no memory should hold whole."""
    yield csv_head(head)
    for row in rows:
        yield csv_text([row])


def csv_head(head: Sequence[str]) -> str:
    """The byte order mark and the first line."""
    return "\ufeff" + csv_text([head])


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Lines without a head, to be written behind others."""
    out = io.StringIO()
    csv.writer(out).writerows([safe_cell(each) for each in row] for row in rows)
    return out.getvalue()
