"""Mail leaves encrypted, to a server that proves who it is, and only then the password is told."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.channels.mail_server import MailServer
from tests.channels.test_smtp import LETTER, channel_to, failure
from yeondae.channels.base import NotNow


@dataclass(frozen=True)
class Certificate:
    """A certificate for 127.0.0.1 that vouches for itself."""

    file: Path
    context: ssl.SSLContext


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.internal")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file, key_file = tmp_path / "mail.pem", tmp_path / "mail.key"
    file.write_bytes(signed.public_bytes(Encoding.PEM))
    key_file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file, key_file)
    return Certificate(file, context)


@pytest.fixture
def logins() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def server(certificate: Certificate, logins: list[tuple[str, str]]) -> Iterator[MailServer]:
    def authenticate(server, session, envelope, mechanism, data) -> AuthResult:
        logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password == b"correct horse")

    with MailServer(
        tls_context=certificate.context,
        require_starttls=True,
        authenticator=authenticate,
        auth_required=True,
    ) as running:
        yield running


def options(certificate: Certificate, **others: object) -> dict[str, object]:
    return {
        "tls": "starttls",
        "ca_file": str(certificate.file),
        "user": "campaign",
        "password": "correct horse",
        **others,
    }


def test_a_letter_goes_encrypted_and_logged_in(
    server: MailServer, certificate: Certificate, logins: list[tuple[str, str]]
) -> None:
    channel_to(server.port, **options(certificate)).send(LETTER)
    assert len(server.received) == 1
    assert logins == [("campaign", "correct horse")]


def test_a_server_that_cannot_prove_its_name_gets_neither_letter_nor_password(
    server: MailServer, certificate: Certificate, logins: list[tuple[str, str]]
) -> None:
    error = failure(channel_to(server.port, **options(certificate, ca_file="")))
    assert isinstance(error, NotNow)
    assert "certificate" in error.said.lower()
    assert server.received == []
    assert logins == []


def test_a_wrong_password_is_our_fault_and_uses_up_no_attempt(
    server: MailServer, certificate: Certificate
) -> None:
    error = failure(
        channel_to(server.port, **options(certificate, password="wrong pony", timeout=1.0))
    )
    assert isinstance(error, NotNow)
    assert "wrong pony" not in error.said
    assert server.received == []
