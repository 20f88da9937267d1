"""The ways of sending, from environment variables. A new channel is one line in `channels`."""

from pathlib import Path
from typing import Any

from yeondae.config import env

TLS_MODES = {"starttls", "tls", "none"}


def channels() -> dict[str, dict[str, Any]]:
    """settings.CHANNELS: every channel by name, with its package and its options."""
    return {
        "email": {"PACKAGE": "yeondae.channels.email", "OPTIONS": mail_options()},
        "fax": {"PACKAGE": "yeondae.channels.fax", "OPTIONS": fax_options()},
        "post": {"PACKAGE": "yeondae.channels.post"},
        "relay": {"PACKAGE": "yeondae.channels.relay"},
        "by_hand": {"PACKAGE": "yeondae.channels.by_hand"},
        "self_reported": {"PACKAGE": "yeondae.channels.self_reported"},
    }


def mail_options() -> dict[str, Any]:
    """The mail server and our own sender address."""
    return {
        "host": env.text("YEONDAE_SMTP_HOST"),
        "port": env.number("YEONDAE_SMTP_PORT", 587, least=1, most=65535),
        "user": env.text("YEONDAE_SMTP_USER"),
        "password": secret("YEONDAE_SMTP_PASSWORD"),
        "tls": env.choice("YEONDAE_SMTP_TLS", "starttls", TLS_MODES),
        "ca_file": env.text("YEONDAE_SMTP_CA_FILE"),
        "sender": env.text("YEONDAE_SENDER", "letters@example.org"),
        "sender_name": env.text("YEONDAE_SENDER_NAME"),
        "reply_to": env.text("YEONDAE_REPLY_TO"),
        "bounces": env.text("YEONDAE_BOUNCES"),
        "dkim_selector": env.text("YEONDAE_DKIM_SELECTOR"),
        "dkim_key": env.text("YEONDAE_DKIM_KEY"),
    }


def fax_options() -> dict[str, Any]:
    """HylaFAX; or, where YEONDAE_FAX_GATEWAY is set, an e-mail-to-fax gateway."""
    if gateway := env.text("YEONDAE_FAX_GATEWAY"):
        return {"gateway": {"address": gateway}, "mail": mail_options()}
    return {
        "host": env.text("YEONDAE_FAX_HOST"),
        "port": env.number("YEONDAE_FAX_PORT", 4559, least=1, most=65535),
        "user": env.text("YEONDAE_FAX_USER", "yeondae"),
        "password": secret("YEONDAE_FAX_PASSWORD"),
        "modem": env.text("YEONDAE_FAX_MODEM", "any"),
        "station": env.text("YEONDAE_FAX_STATION"),
    }


def secret(name: str) -> str:
    """The variable, or the first line of the file that NAME_FILE names."""
    file = env.text(f"{name}_FILE")
    if not file:
        return env.text(name)
    try:
        return Path(file).read_text(encoding="utf-8").partition("\n")[0].strip()
    except OSError as error:
        raise env.BadSetting(f"{name}_FILE", file, "a file that can be read") from error
