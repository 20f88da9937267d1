"""Hundreds of letters at once: nobody's name in another's file, no growing memory, no mix-up."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from yeondae.typeset.letter import letter_pdf, letters_pdf

from .conftest import Letters

ROOT = Path(__file__).resolve().parents[3]
MEASURE = """
import sys
from datetime import date
from django.conf import settings
import django
settings.configure(USE_I18N=True)
django.setup()
from yeondae.core import beside
from yeondae.typeset.letter import LetterSheet, letters_pdf
def resident():
    pids = ["self", *(side._process.pid for side in beside._sides.values() if side._process)]
    lines = [line for pid in pids for line in open(f"/proc/{pid}/status")]
    return sum(int(line.split()[1]) for line in lines if "VmRSS" in line) // 1024
def sheet(n):
    return LetterSheet(language="ko", sender_lines=["이름 비공개"], recipient_lines=["장관 귀하"],
        place_and_date="", subject=f"석방을 요청합니다 {n}", salutation="장관님께,",
        paragraphs=[f"{n}일째 구금되어 있다는 소식을 듣고 씁니다. " * 12] * 3, demands=["석방"],
        closing="드림", signature_lines=[f"Writer {n}"], reference=f"YD-{n}",
        verify_url=f"https://example.org/{n}", dated=date(2026, 11, 22))
levels = []
for round in range(8):
    letters_pdf([sheet(round * 150 + n) for n in range(150)])
    levels.append(resident())
print(*levels)
"""


def characters_in_fonts(pdf: bytes) -> set[str]:
    """Every character that the fonts embedded in a file can name."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing:
                table = thing.ToUnicode.read_bytes().decode().partition("endcodespacerange")[2]
                for code in re.findall(r"<[0-9A-F]{4}> <([0-9A-F]+)>", table):
                    found.update(bytes.fromhex(code).decode("utf-16-be"))
    return found


def test_no_file_can_draw_the_letters_of_another_supporters_name(letter: Letters) -> None:
    names = ["Zoë", "Łucja", "Jürgen", "Αλέξης", "홍길동", "Şükrü", "Ada", "Ola", "Uwe", "Jürgen"]
    sheets = [letter(signature_lines=[name]) for name in names]
    for sheet, pdf in zip(sheets, letters_pdf(sheets), strict=True):
        drawn = characters_in_fonts(pdf)
        assert len(drawn) > 20
        beyond = {character for character in drawn if not character.isascii()}
        assert beyond <= set(sheet.signature_lines[0]) | {"–", "\u00a0"}


def test_letters_set_at_the_same_moment_do_not_mix(letter: Letters) -> None:
    sheets = [letter(signature_lines=[f"Signer {n}"], reference=f"YD-{n}") for n in range(24)]
    alone = [letter_pdf(sheet) for sheet in sheets]
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(letter_pdf, sheets)) == alone


def test_one_bad_letter_is_named_before_any_is_set(letter: Letters) -> None:
    sheets = [letter(), letter(signature_lines=["Ada \U0001f339"]), letter()]
    with pytest.raises(Exception, match="ROSE"):
        letters_pdf(sheets)


def test_no_letters_make_no_files() -> None:
    assert letters_pdf([]) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_stays_level_over_many_batches() -> None:
    """Typst keeps what it set; without `forget` this grows by 250 MiB."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    levels = [int(level) for level in done.stdout.split()]
    print(levels)
    assert max(levels) < 150
    assert levels[-1] - levels[1] < 20
