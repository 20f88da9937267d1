"""Settings from the environment: typed, and loud where they cannot be understood."""

import pytest

from yeondae.config import env


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv("SAID", value)


def test_unset_and_empty_mean_the_default(monkeypatch, given):
    monkeypatch.delenv("SAID", raising=False)
    assert (env.text("SAID", "x"), env.number("SAID", 3), env.flag("SAID", True)) == ("x", 3, True)
    given("  ")
    assert (env.text("SAID", "x"), env.number("SAID", 3), env.flag("SAID", True)) == ("x", 3, True)
    assert env.choice("SAID", "b", {"a", "b"}) == "b"


@pytest.mark.parametrize(
    ("value", "meant"), [("yes", True), ("ON", True), ("0", False), ("False", False)]
)
def test_yes_and_no_in_the_usual_spellings(given, value, meant):
    given(value)
    assert env.flag("SAID", not meant) is meant


@pytest.mark.parametrize("value", ["-1", "1.5", "٣", "ten", "70000"])
def test_a_number_out_of_range_or_in_words_stops_the_start(given, value):
    given(value)
    with pytest.raises(SystemExit, match="whole number from 1 to 65535"):
        env.number("SAID", 1, least=1, most=65535)


def test_a_word_that_is_no_choice_stops_the_start(given):
    given("maybe")
    with pytest.raises(SystemExit, match="one of outbox, real"):
        env.choice("SAID", "outbox", {"outbox", "real"})
    with pytest.raises(SystemExit, match="yes or no"):
        env.flag("SAID", True)


def test_a_list_is_separated_by_commas_or_spaces(given):
    given("de, ko  en")
    assert env.words("SAID") == ["de", "ko", "en"]
