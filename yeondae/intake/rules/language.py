"""Which of the languages a text is in, by its small words; Korean by its letters."""

import re
from collections import Counter

from yeondae.intake.words import VOCABULARIES, Vocabulary

ENOUGH = 0.02  # share of small words below which nothing is known


def language_of(text: str) -> str | None:
    """The ISO 639 code, None where the text is too short or in none of the languages."""
    letters = sum(letter.isalpha() for letter in text)
    hangul = len(re.findall(r"[가-힣]", text))
    if letters and hangul > 0.25 * letters and "ko" in VOCABULARIES:
        return "ko"
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = Counter(
        {
            code: sum(word in vocabulary.function_words for word in words)
            for code, vocabulary in VOCABULARIES.items()
        }
    )
    code, count = counts.most_common(1)[0]
    return code if words and count > max(1, ENOUGH * len(words)) else None


def words_of(text: str, main: Vocabulary) -> Vocabulary:
    """The vocabulary of one paragraph: its own language where it plainly has another."""
    own = language_of(text) if len(text) > 60 else None
    return VOCABULARIES[own] if own else main
