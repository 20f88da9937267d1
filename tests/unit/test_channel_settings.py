"""The ways of sending as an administrator sets them."""

from pathlib import Path

import pytest

from yeondae.channels.email.config import MailConfig
from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.gateway import FaxByMailChannel
from yeondae.channels.fax.hylafax import HylafaxChannel
from yeondae.channels.registry import channel
from yeondae.config import channels
from yeondae.config.env import BadSetting


def test_a_password_is_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "password"
    file.write_text("correct horse\n")
    monkeypatch.setenv("YEONDAE_SMTP_PASSWORD_FILE", str(file))
    assert channels.mail_options()["password"] == "correct horse"
    monkeypatch.setenv("YEONDAE_SMTP_PASSWORD_FILE", str(tmp_path / "missing"))
    with pytest.raises(BadSetting, match="YEONDAE_SMTP_PASSWORD_FILE"):
        channels.mail_options()


def test_an_unknown_kind_of_encryption_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YEONDAE_SMTP_TLS", "ssl")
    with pytest.raises(BadSetting, match="YEONDAE_SMTP_TLS"):
        channels.mail_options()


@pytest.mark.parametrize(
    ("gateway", "built"),
    [("", HylafaxChannel), ("FAX={number}@fax.internal", FaxByMailChannel)],
)
def test_fax_goes_by_our_own_server_or_by_a_gateway(
    settings, monkeypatch: pytest.MonkeyPatch, gateway: str, built: type
) -> None:
    monkeypatch.setenv("YEONDAE_FAX_GATEWAY", gateway)
    settings.SENDING = "real"
    settings.CHANNELS = channels.channels()
    assert isinstance(channel("fax"), built)


def test_settings_show_no_password() -> None:
    assert "horse" not in repr(MailConfig(password="correct horse"))
    assert "horse" not in repr(FaxConfig(password="correct horse"))


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"host": ""}, "No mail server is set"),
        ({"tls": "none"}, "in the clear"),
        ({"user": "campaign"}, "both a user and a password"),
        ({"sender": "nobody"}, "sender address of our mails cannot be used"),
        ({"sender": "letters@example.org"}, "reserved for examples"),
        ({"bounces": "bounces@elsewhere.internal"}, "in the sender's domain"),
        ({"dkim_key": "/nowhere/key.pem"}, "without its selector"),
        ({"dkim_key": "/nowhere/key.pem", "dkim_selector": "y1"}, "is not there"),
    ],
)
def test_a_mail_setting_that_cannot_work_is_named(options: dict[str, str], complaint: str) -> None:
    good = {"host": "mail.campaign.internal", "sender": "letters@campaign.internal"}
    assert MailConfig(**good).check() == []  # type: ignore[arg-type]
    assert complaint in " ".join(MailConfig(**{**good, **options}).check())  # type: ignore[arg-type]
