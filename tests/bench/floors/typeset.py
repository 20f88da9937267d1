"""The floor of `typeset`: one typst batch of all letters and a bare split by PDFium.

It prints the same words on the same paper, and nothing else that ours does: no window, no code,
no check of characters, no whole Korean words, no PDF/A. Tuned: a template file compiled again by
one compiler, only the fonts it needs, no tags, no fallback search, one run for all letters.
"""

import io
import json
import tempfile
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
import typst

FONTS = Path(__file__).resolve().parents[3] / "yeondae" / "typeset" / "fonts"
TEMPLATE = """
#set document(date: datetime(year: 2026, month: 11, day: 22))
#set text(font: ("Noto Sans", "Noto Sans CJK KR"), fallback: false, size: 11pt)
#set page(paper: "a4", margin: (top: 20mm, bottom: 22mm, left: 25mm, right: 20mm))
#for (n, sheet) in json(bytes(sys.inputs.data)).enumerate() {
  if n > 0 { pagebreak() }
  sheet.sender_lines.join(linebreak())
  parbreak()
  sheet.recipient_lines.join(linebreak())
  parbreak()
  sheet.place_and_date
  parbreak()
  strong(sheet.subject)
  parbreak()
  sheet.salutation
  for words in sheet.paragraphs { par(words) }
  list(..sheet.demands)
  for words in sheet.after_demands { par(words) }
  sheet.closing
  parbreak()
  sheet.signature_lines.join(linebreak())
  parbreak()
  sheet.reference
}
"""


@lru_cache(maxsize=1)
def compiler() -> typst.Compiler:
    """The one compiler, on a template file of its own."""
    folder = Path(tempfile.mkdtemp(prefix="yeondae-floor-"))
    template = folder / "letters.typ"
    template.write_text(TEMPLATE)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    return typst.Compiler(str(template), root=str(folder), font_paths=fonts)


def rate(letters: list[dict[str, Any]]) -> float:
    """Letters a second, from words to one PDF each."""
    started = time.perf_counter()
    made = split(
        compiler().compile(
            format="pdf",
            pdf_tags=False,
            sys_inputs={"data": json.dumps(letters, ensure_ascii=False)},
        )
    )
    seconds = time.perf_counter() - started
    if len(made) != len(letters):
        raise RuntimeError(f"The floor made {len(made)} files of {len(letters)} letters.")
    return len(made) / seconds


def split(batch: bytes) -> list[bytes]:
    """Each page as a PDF of its own."""
    made = []
    with pypdfium2.PdfDocument(batch) as document:
        for page in range(len(document)):
            single = pypdfium2.PdfDocument.new()
            single.import_pages(document, [page])
            out = io.BytesIO()
            single.save(out)
            single.close()
            made.append(out.getvalue())
    return made
