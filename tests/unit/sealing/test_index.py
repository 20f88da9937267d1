"""Blind indexes, hashed codes and the one form of an e-mail address."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from yeondae.sealing.index import blind_index, canonical_email, hash_code, same


def test_equal_values_have_equal_indexes_and_purposes_do_not_meet():
    assert blind_index("a@example.org", "supporter") == blind_index("a@example.org", "supporter")
    assert blind_index("a@example.org", "supporter") != blind_index("b@example.org", "supporter")
    assert blind_index("a@example.org", "supporter") != blind_index("a@example.org", "petition 1")
    assert len(blind_index("", "supporter")) == 32


def test_a_code_typed_with_spaces_or_in_small_letters_is_the_same_code():
    assert same(hash_code("k7m-2 pq", "appeal 17"), hash_code("K7M2PQ", "appeal 17"))
    assert not same(hash_code("K7M2PQ", "appeal 17"), hash_code("K7M2PQ", "appeal 18"))


def test_comparing_takes_text_and_bytes():
    assert same("연대", "연대".encode())
    assert same(memoryview(b"x"), b"x")
    assert not same("a", "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada.Example@gmail.com", "adaexample+letters@googlemail.com"),
        ("a.d-a_x@protonmail.com", "adax+1@proton.me"),
        ("Ada@Example.ORG", " ada@example.org "),
        ("ａｄａ@example.org", "ada@example.org"),
        ("ada@straße.example", "ada@strasse.example"),
        ("ada@한국.example", "ada@xn--3e0b707e.example"),
        ("ada-tag@yahoo.com", "ada@yahoo.com"),
        ("ada+x@outlook.com", "ada@outlook.com"),
        ("ada@example.org.", "ada@example.org"),
    ],
)
def test_spellings_of_one_mailbox_are_one(one, other):
    assert canonical_email(one) == canonical_email(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.da@example.org", "ada@example.org"),
        ("ada+x@example.org", "ada@example.org"),
        ("a.da@outlook.com", "ada@outlook.com"),
        ("ada@gmail.com", "ada@example.com"),
        ("аda@example.org", "ada@example.org"),  # the first begins with a Cyrillic letter
    ],
)
def test_different_people_stay_different(one, other):
    assert canonical_email(one) != canonical_email(other)


@pytest.mark.parametrize("text", ["", "ada", "@example.org", "ada@", "a da@example.org", "a@b\nc"])
def test_what_is_no_address_gets_a_sentence_without_the_text_in_it(text):
    with pytest.raises(ValueError, match=r"not an e-mail address|not a domain"):
        canonical_email(text)


@given(some.text(max_size=60))
def test_any_text_has_a_form_that_stays_or_a_sentence(text):
    try:
        once = canonical_email(text)
    except ValueError:
        return
    assert canonical_email(once) == once
