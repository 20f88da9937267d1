"""The page that sends a test says SPF, DKIM and DMARC in words."""

import base64
from collections.abc import Iterator
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.channels.mail_server import MailServer
from tests.channels.test_smtp import LETTER, channel_to
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.selftest import findings, send_test

DOMAIN = "campaign.internal"
SELECTOR = f"y1._domainkey.{DOMAIN}"


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@pytest.fixture
def key_file(key: RSAPrivateKey, tmp_path: Path) -> Path:
    file = tmp_path / "dkim.pem"
    file.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    )
    return file


@pytest.fixture
def record(key: RSAPrivateKey) -> str:
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


def config(**options: object) -> MailConfig:
    settings = {"host": "127.0.0.1", "tls": "none", "sender": f"letters@{DOMAIN}", **options}
    return MailConfig(**settings)  # type: ignore[arg-type]


def words(records: dict[str, list[str]], **options: object) -> list[tuple[bool | None, str]]:
    found = findings(config(**options), lambda name: records.get(name, []))
    return [(finding.good, finding.sentence) for finding in found]


def test_a_signed_letter_verifies_at_the_receiver(
    server: MailServer, key_file: Path, record: str
) -> None:
    channel_to(server.port, dkim_selector="y1", dkim_key=str(key_file)).send(LETTER)
    [mail] = server.received
    looked_up = []

    def lookup(name: bytes, timeout: float = 5) -> bytes:
        looked_up.append(name.decode())
        return record.encode()

    assert dkim.verify(mail.raw, dnsfunc=lookup)
    assert looked_up == [f"{SELECTOR}."]
    assert not dkim.verify(mail.raw.replace(b"From: ", b"From: x", 1), dnsfunc=lookup)
    second_from = b"From: other@elsewhere.internal\r\n" + mail.raw
    assert not dkim.verify(second_from, dnsfunc=lookup)


def test_a_domain_that_does_everything_right_is_told_so(key_file: Path, record: str) -> None:
    found = words(
        {
            DOMAIN: ["v=spf1 ip4:192.0.2.1 -all", "another=record"],
            SELECTOR: [record],
            f"_dmarc.{DOMAIN}": ["v=DMARC1; p=reject"],
        },
        dkim_selector="y1",
        dkim_key=str(key_file),
    )
    assert [good for good, _ in found] == [True, True, True]
    assert "192.0.2.1" in found[0][1]


@pytest.mark.parametrize(
    ("records", "complaint"),
    [
        ([], "does not say which servers"),
        (["v=spf1 +all"], "lets everybody send"),
        (["v=spf1 a all"], "lets everybody send"),
        (["v=spf1 -all", "v=spf1 a -all"], "more than one record"),
    ],
)
def test_a_wrong_spf_record_is_named(records: list[str], complaint: str) -> None:
    good, sentence = words({DOMAIN: records})[0]
    assert good is False
    assert complaint in sentence


@pytest.mark.parametrize("published", ["v=DKIM1; p=QUJD", "v=DKIM1; p=", "nonsense", "p=%%%"])
def test_a_published_key_that_does_not_fit_is_named(key_file: Path, published: str) -> None:
    found = words({SELECTOR: [published]}, dkim_selector="y1", dkim_key=str(key_file))
    assert found[1] == (
        False,
        f"DKIM: the key published at {SELECTOR} is not the one we sign with.",
    )


def test_nothing_is_looked_up_unless_asked() -> None:
    found = findings(config(), None)
    assert [finding.good for finding in found] == [None, None]
    assert "not looked up" in found[0].sentence


def test_a_name_server_that_does_not_answer_is_no_verdict() -> None:
    def silent(name: str) -> list[str]:
        raise OSError("timeout")

    assert findings(config(), silent)[0].good is None


def test_the_test_letter_is_really_sent(server: MailServer) -> None:
    channel = channel_to(server.port)
    found = send_test(channel, channel.config, LETTER, None)
    assert found[0].good
    assert len(server.received) == 1
    server.behaviour.rcpt = "550 5.1.1 no such user"
    assert "no such user" in send_test(channel, channel.config, LETTER, None)[0].sentence


def test_what_is_not_set_up_is_said_before_anything_else() -> None:
    found = findings(config(host="", sender="letters@example.org"), None)
    assert all(finding.good is False for finding in found)
    assert "YEONDAE_SMTP_HOST" in found[0].sentence
    assert "reserved for examples" in found[1].sentence
