"""`script/yeondae bench typeset`: PDF/A-2b letters a second, against a bare batch and split.

300 letters of two calls, half of them Korean: the name withheld and the country named, as is
usual, and every tenth with a name. Each side runs in a process of its own, so that the memory
shown is ours. Every file of ours is opened and checked for its output intent and its XMP.
"""

import io
import os
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import Any

import django
import pikepdf
from django.conf import settings

from tests.bench.floors import typeset as floor
from tests.bench.harness import in_turn
from yeondae.core.beside import end_all
from yeondae.typeset.letter import LetterSheet, letters_pdf

LETTERS = 300
LEAST = 0.4
MOST_MEMORY = 150  # MiB
PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
COUNTRIES = {
    "en": ["Germany", "Nepal", "Brazil", "Norway", "Ghana", "Peru"],
    "ko": ["독일", "네팔", "브라질", "노르웨이", "가나", "페루"],
}
NAMES = ["Ada Example", "Zoë Example", "Jürgen Example", "Łucja Example", "Ola Example"]
WORDS: dict[str, dict[str, Any]] = {
    "en": {
        "recipient_lines": ["The Minister of Justice", "1 Example Road", "REPUBLIC OF KOREA"],
        "subject": "Three officers of a union held at Cheongju",
        "salutation": "Dear Minister,",
        "paragraphs": [
            "I write about three elected officers of a migrant workers’ union who were arrested on "
            "one morning at their homes and their workplace. They have been held for {days} days. "
            "I am told that the arrests were made within half an hour of each other.",
            "People who work together have the right to form a union of their own choosing, "
            "wherever they come from. The International Labour Organization has said so again and "
            "again, and the Republic of Korea has promised to keep to it. Taking away the officers "
            "of a union takes that right away from all its members. I therefore ask you:",
        ],
        "demands": [
            "to release the President, the Vice President and the General Secretary at once;",
            "to stop arrests that are aimed at the officers of a union;",
            "to end the crackdown on undocumented workers and to speak with their union instead.",
        ],
        "after_demands": ["I would be glad to hear from you what has been done."],
        "closing": "Yours faithfully,",
    },
    "ko": {
        "recipient_lines": ["법무부 장관 귀하", "경기도 과천시 관문로 47", "13809"],
        "subject": "청주에 구금된 이주노동자 노동조합 간부 세 분의 석방을 요청합니다",
        "salutation": "장관님께,",
        "paragraphs": [
            "같은 날 아침 이주노동자 노동조합에서 선출된 간부 세 분이 집과 일터에서 "
            "연행되어 {days}일째 구금되어 있다는 소식을 듣고 이 편지를 씁니다. "
            "세 곳에서 30분도 되지 않는 사이에 일어난 일이라고 합니다.",
            "함께 일하는 사람은 어디에서 왔든 스스로 선택한 노동조합을 만들 권리가 있습니다. "
            "국제노동기구(ILO)는 이를 거듭 확인해 왔고, 대한민국은 이를 지키겠다고 "
            "약속했습니다. 노동조합의 간부를 데려가는 것은 모든 조합원의 권리를 빼앗는 "
            "일입니다. 이에 다음과 같이 요청드립니다.",
        ],
        "demands": [
            "위원장과 부위원장, 사무국장을 즉시 석방해 주십시오.",
            "노동조합 간부를 겨냥한 표적 단속을 중단해 주십시오.",
            "미등록 이주노동자에 대한 단속을 멈추고 노동조합과 대화해 주십시오.",
        ],
        "after_demands": ["어떤 조치를 취하셨는지 알려 주시면 감사하겠습니다."],
        "closing": "삼가 드림",
    },
}


def run() -> dict[str, Any]:
    """The figures of the `typeset` bench."""
    context = get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=context) as ours,
        ProcessPoolExecutor(1, mp_context=context) as theirs,
    ):
        figures = in_turn(
            lambda number: ours.submit(_our_rate, number).result(),
            lambda number: theirs.submit(_floor_rate, number).result(),
        )
        memory = ours.submit(_peak).result()
        checked = ours.submit(_checked, 0).result()
    figures |= {"unit": "letters/s", "memory_mib": memory, "checked": checked}
    return {
        "bench": "typeset",
        "figures": figures,
        "floor": {"ratio": LEAST, "memory_mib": MOST_MEMORY},
        "holds": figures["ratio"] >= LEAST and memory <= MOST_MEMORY and checked == LETTERS,
    }


def _our_rate(number: int) -> float:
    _prepare()
    sheets = [LetterSheet(dated=date(2026, 11, 22), **words) for words in _letters(number)]
    started = time.perf_counter()
    made = letters_pdf(sheets)
    return len(made) / (time.perf_counter() - started)


def _floor_rate(number: int) -> float:
    return floor.rate(_letters(number))


def _checked(number: int) -> int:
    """How many of our files have an sRGB output intent and say PDF/A-2b in their XMP."""
    sheets = [LetterSheet(dated=date(2026, 11, 22), **words) for words in _letters(number)]
    good = 0
    for made in letters_pdf(sheets):
        with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_metadata() as about:
            says = (about.get("pdfaid:part"), about.get("pdfaid:conformance"))
            good += says == ("2", "B") and pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
    return good


def _peak() -> int:
    """The most memory this process and the one beside it, which sets, ever had, in MiB."""
    end_all()  # what a process had is known once it has ended
    peaks = (resource.getrusage(who).ru_maxrss for who in PROCESSES)
    return sum(peaks) // 1024


def _prepare() -> None:
    """Django with nothing but its translations: what typesetting needs of it."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    if not settings.configured:
        settings.configure(USE_I18N=True, LANGUAGE_CODE="en")
        django.setup()


def _letters(number: int) -> list[dict[str, Any]]:
    """The words of 300 letters; other days and references in every round, so nothing is reused."""
    return [_letter(number, n, "ko" if n % 2 else "en") for n in range(LETTERS)]


def _letter(number: int, n: int, language: str) -> dict[str, Any]:
    words = WORDS[language]
    country = COUNTRIES[language][n // 2 % 6]
    withheld = {"en": f"A supporter in {country}", "ko": f"{country}의 한 연대 참여자"}[language]
    signer = NAMES[n // 10 % len(NAMES)] if n % 10 == 0 else withheld
    days = 100 + number
    return words | {
        "language": language,
        "sender_lines": [signer],
        "signature_lines": [signer],
        "place_and_date": "2026년 11월 22일" if language == "ko" else "22 November 2026",
        "paragraphs": [text.format(days=days) for text in words["paragraphs"]],
        "reference": f"YD-{number:02}-{n:04}",
        "verify_url": f"https://letters.example.org/l/YD-{number:02}-{n:04}",
    }
