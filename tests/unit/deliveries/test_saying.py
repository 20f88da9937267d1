"""What carriers said is read in the reader's language as far as the words are ours."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import yeondae.channels
import yeondae.deliveries.services.rescuing
from yeondae.deliveries.rules import saying
from yeondae.deliveries.rules.saying import told_by_carrier

CHANNELS = Path(yeondae.channels.__file__).parent
RESCUING = Path(yeondae.deliveries.services.rescuing.__file__)


@pytest.mark.parametrize("sentence", saying.OURS)
def test_each_sentence_of_ours_is_one_that_a_channel_says(sentence: str) -> None:
    """Where a channel changes its words, this table follows."""
    paths = [*CHANNELS.rglob("*.py"), RESCUING]
    source = " ".join(path.read_text() for path in paths)
    joined = re.sub(r'"\s*\n?\s*f?"', "", source)
    assert sentence in joined


def test_what_a_server_answered_stays_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "gettext", lambda text: f"«{text}»")
    answered = "The mail server answered: 550 no such user"
    assert told_by_carrier(answered) == "«The mail server answered:» 550 no such user"
    assert told_by_carrier("250 2.0.0 Ok: queued as 4F2A") == "250 2.0.0 Ok: queued as 4F2A"
    assert told_by_carrier("") == ""


@pytest.mark.parametrize(
    "said",
    [
        "The program was interrupted while it handed this letter over.",
        "The mail server cannot be used now: [Errno 111] Connection refused",
        "The fax server cannot be used now: timed out",
        "This contact belongs to the demo and is never sent to. "
        "Choose a contact that someone has verified.",
    ],
)
def test_what_stopped_a_letter_is_read_in_the_readers_language(said: str) -> None:
    ours, _colon, rest = said.partition(":")
    for language in ("de", "ko"):
        with translation.override(language):
            assert not told_by_carrier(said).startswith(ours)
            assert told_by_carrier(said).endswith(rest)


def test_a_sentence_is_translated_whole_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "gettext", lambda _text: "translated")
    assert told_by_carrier("kept in the outbox, not sent") == "translated"
    assert told_by_carrier("at the fax server in the cellar") == "at the fax server in the cellar"
    with translation.override("en"):
        assert told_by_carrier("at the fax server") == "translated"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("Busy signal detected", "the line was busy"),
        ("No carrier detected", "nobody answered, or no fax machine did"),
        ("Unspecified Transmit Phase C error", "the call broke off in the middle of a page"),
    ],
)
def test_a_fax_servers_words_are_explained_and_kept(words: str, meaning: str) -> None:
    said = f"The fax did not arrive: {words}; too many attempts to dial"
    with translation.override("en"):
        assert told_by_carrier(said) == f"The fax did not arrive: {meaning} ({words})"
