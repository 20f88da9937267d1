"""A letter to change in each test, in the languages that letters are written in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from yeondae.typeset.letter import LetterSheet

Letters = Callable[..., LetterSheet]

ENGLISH: dict[str, Any] = {
    "language": "en",
    "sender_lines": ["A supporter in Germany, name withheld"],
    "recipient_lines": ["The Minister of Justice", "1 Example Road", "REPUBLIC OF EXAMPLE"],
    "place_and_date": "Hamburg, 22 November 2026",
    "subject": "Three officers of a union",
    "salutation": "Dear Minister,",
    "paragraphs": ["I write about three officers of a union who are held. I ask you:"],
    "demands": ["to release all three at once;", "to speak with their union."],
    "after_demands": ["I would be glad of an answer."],
    "closing": "Yours faithfully,",
    "signature_lines": ["A supporter in Germany"],
    "reference": "YD-2026-K7QX",
    "verify_url": "https://letters.example.org/l/K7QX",
    "dated": date(2026, 11, 22),
}
IN_SCRIPTS: dict[str, dict[str, Any]] = {
    "Hangul": {
        "language": "ko",
        "subject": "노동조합 간부 세 분의 석방을 요청합니다",
        "salutation": "장관님께,",
        "paragraphs": [
            "집과 일터에서 연행되어 지금까지 구금되어 있다는 소식을 듣고 씁니다. 햏힣뷁"
        ],
        "demands": ["세 분을 즉시 석방해 주십시오."],
    },
    "Devanagari": {
        "language": "ne",
        "subject": "थुनिएका तीन जना",
        "salutation": "माननीय मन्त्रीज्यू,",
        "paragraphs": ["पक्राउ गरिएको र त्यसयता थुनामा राखिएको कुरा थाहा पाएर म यो पत्र लेख्दै छु।"],
        "demands": ["तुरुन्त रिहा गर्नुहोस्।"],
    },
    "Bengali": {
        "language": "bn",
        "subject": "তিনজন বন্দি",
        "salutation": "মাননীয় মন্ত্রী,",
        "paragraphs": ["অভিবাসী শ্রমিকদের ইউনিয়নের বিরুদ্ধে দমন-পীড়ন বন্ধ করুন। ক্ষ জ্ঞ শ্রী র্য"],
        "demands": ["অবিলম্বে মুক্তি দিন।"],
    },
    "Arabic": {
        "language": "ar",
        "subject": "ثلاثة نقابيين محتجزون",
        "salutation": "معالي الوزير،",
        "paragraphs": ["أكتب إليكم بشأن ثلاثة من قادة النقابة (MTU) الذين اعتُقلوا صباح يوم واحد."],
        "demands": ["الإفراج الفوري عنهم؛"],
    },
    "Latin": {
        "language": "de",
        "subject": "Für drei Gewerkschafter",
        "paragraphs": ["Łukasz, Çağla, Nguyễn Thị Hằng, Þór, Ğ ẞ „Worte“ – 5 € … ½ №"],
    },
    "Greek and Cyrillic": {"language": "el", "paragraphs": ["Ελένη Παπαδοπούλου · Ольга Ґ Ө"]},
    "names": {"paragraphs": ["สมชาย សុខា ສົມຊາຍ အောင် සමන්ත தமிழ் שלום გიორგი Հայկ ひろし カタカナ"]},
}


@pytest.fixture
def letter() -> Letters:
    """Makes a short letter in English; named fields replace its own."""

    def make(**changes: Any) -> LetterSheet:
        return LetterSheet(**{**ENGLISH, **changes})

    return make


@pytest.fixture(params=sorted(IN_SCRIPTS))
def in_every_script(request: pytest.FixtureRequest, letter: Letters) -> LetterSheet:
    """The same letter in one script after the other."""
    return letter(**IN_SCRIPTS[request.param])
