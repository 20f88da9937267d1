"""The received text with the words that values were read from, marked so that they can light up.

Each mark has the address `w<start>-<end>`; a value links to it, and the style sheet lights up the
mark that is the target. So it works without a script.
"""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from yeondae.intake.draft import Span

WIDE = 300  # characters; a mark over whole sections is not underlined


def address(span: Span) -> str:
    """The fragment under which the mark of a span is found."""
    return f"w{span[0]}-{span[1]}"


def marked(text: str, marks: Mapping[Span, Iterable[str]]) -> SafeString:
    """`text` escaped, with a nested mark for each span; classes by span.

    Spans that overlap without nesting are cut: their second part carries no address of its own.
    """
    waiting = [
        (start, -end, (start, end), True) for start, end in marks if 0 <= start < end <= len(text)
    ]
    heapify(waiting)
    out: list[str] = []
    open_ends: list[int] = []
    at = 0
    while waiting or open_ends:
        if open_ends and (not waiting or open_ends[-1] <= waiting[0][0]):
            end = open_ends.pop()
            out += [escape(text[at:end]), "</mark>"]
            at = end
            continue
        start, minus_end, span, is_first = heappop(waiting)
        end = -minus_end
        if open_ends and end > open_ends[-1]:
            heappush(waiting, (open_ends[-1], minus_end, span, False))
            end = open_ends[-1]
        out += [escape(text[at:start]), _opening(span, marks[span], is_first)]
        open_ends.append(end)
        at = start
    out.append(escape(text[at:]))
    return mark_safe("".join(out))  # noqa: S308 - every part is escaped above


def _opening(span: Span, classes: Iterable[str], is_first: bool) -> str:
    names = " ".join(
        [*sorted(f"m-{each}" for each in classes), *(["wide"] if span[1] - span[0] > WIDE else [])]
    )
    if not is_first:
        return format_html('<mark class="{}" data-of="{}">', names, address(span))
    return format_html('<mark id="{0}" class="{1}" data-of="{0}">', address(span), names)
