"""Which addresses can be sent to, and which stand in examples only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yeondae.channels.addresses import (
    BadAddress,
    fax_number,
    is_example_number,
    mailbox,
)
from yeondae.channels.guard import is_reserved


@pytest.mark.parametrize(
    ("text", "on_the_wire"),
    [
        ("minister@Ministry.INTERNAL", "minister@ministry.internal"),
        ("first.last+tag@a-b.co.kr", "first.last+tag@a-b.co.kr"),
        ("webmaster@한국.internal", "webmaster@xn--3e0b707e.internal"),
        ("FAX=+82200000000@fax.internal", "FAX=+82200000000@fax.internal"),
    ],
)
def test_a_mailbox_is_written_as_mail_servers_take_it(text: str, on_the_wire: str) -> None:
    assert str(mailbox(text)) == on_the_wire


@pytest.mark.parametrize(
    "text",
    [
        "",
        "minister",
        "@ministry.internal",
        "minister@",
        "minister@localhost",
        "minister@[127.0.0.1]",
        "minister@127.0.0.1",
        "a b@ministry.internal",
        '"a b"@ministry.internal',
        "a..b@ministry.internal",
        ".a@ministry.internal",
        "a@b@ministry.internal>",
        "장관@ministry.internal",
        "a@ministry..internal",
        "a@-ministry.internal",
        "a@ministry.internal, b@ministry.internal",
        "Minister <a@ministry.internal>",
        "a@ministry.internal\r\nRCPT TO:<b@ministry.internal>",
        "x" * 65 + "@ministry.internal",
        "a@" + "x" * 64 + ".internal",
    ],
)
def test_what_is_no_plain_mailbox_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadAddress) as refused:
        mailbox(text)
    assert str(refused.value).endswith(".")


@settings(deadline=None)
@given(st.text(max_size=80))
def test_a_mailbox_never_holds_what_would_end_a_command(text: str) -> None:
    try:
        box = str(mailbox(text))
    except BadAddress:
        return
    assert box.isascii()
    assert not set(box) & set(' <>()[],;:\\"\r\n\t\0')
    assert box.count("@") == 1


@settings(deadline=None)
@given(st.text(alphabet="+0123456789 -()", max_size=20))
def test_a_fax_number_is_nothing_but_a_plus_and_digits(text: str) -> None:
    try:
        number = fax_number(text)
    except BadAddress:
        return
    assert number == text
    assert number[0] == "+"
    assert number[1:].isdigit()
    assert 7 <= len(number[1:]) <= 15


@pytest.mark.parametrize(
    "text", ["", "02 503 3532", "+0812345678", "+82-2-503", "+82\n", "+٨٢١٢٣٤٥٦٧"]
)
def test_a_number_without_its_country_or_with_other_signs_is_refused(text: str) -> None:
    with pytest.raises(BadAddress):
        fax_number(text)


@pytest.mark.parametrize(
    "number",
    [
        "+12025550100",
        "+12025550199",
        "+442079460123",
        "+441632960999",
        "+447700900000",
        "+493023125000",
        "+496990009999",
        "+33199001234",
        "+61255501234",
        "+61491570156",
    ],
)
def test_numbers_kept_for_examples_are_known(number: str) -> None:
    assert is_example_number(number)


@pytest.mark.parametrize(
    "number", ["+12025550200", "+12025540100", "+442079450123", "+493023126000", "+82200000000"]
)
def test_their_neighbours_are_not(number: str) -> None:
    assert not is_example_number(number)


@pytest.mark.parametrize(
    ("to", "reserved"),
    [
        ("a@example.org", True),
        ("a@EXAMPLE.com", True),
        ("a@mail.example.net", True),
        ("a@b.c.test", True),
        ("a@b.invalid", True),
        ("a@b.localhost", True),
        ("a@b.example", True),
        ("a@example.org.kr", False),
        ("a@myexample.org", False),
        ("a@test.internal", False),
        ("a@broken..domain", False),
        ("", False),
    ],
)
def test_example_domains_are_known(to: str, reserved: bool) -> None:
    assert is_reserved(to) is reserved
