"""Which channels there are. A new one is a folder with a `KIND`, and a line in settings.CHANNELS.

    CHANNELS = {"email": {"PACKAGE": "yeondae.channels.email", "OPTIONS": {"host": ...}}, ...}
    OUTBOX = {"STORAGE": "outbox", "PICTURE": "dotted.path", "SEAL": "...", "UNSEAL": "..."}
    SENDING = "outbox"     # or "real"

As shipped, SENDING is "outbox": every channel is replaced by one that keeps instead of sending.
"""

from functools import partial
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import storages
from django.utils.module_loading import import_string

from yeondae.channels.base import Channel
from yeondae.channels.kind import Kind, Options
from yeondae.channels.outbox import Drawer, OutboxChannel

SEALED_AS = "file.outbox"


def names() -> tuple[str, ...]:
    """Every channel, in the order of the settings."""
    return tuple(settings.CHANNELS)


def is_real() -> bool:
    """Does anything leave this machine?"""
    return bool(settings.SENDING == "real")


def channel(name: str) -> Channel:
    """The channel to send by; with SENDING = "outbox" its stand-in. Raises ImproperlyConfigured."""
    if is_real():
        return _real(name)
    kind, options = _kind(name), _options(name)
    picture = import_string(settings.OUTBOX["PICTURE"])
    return OutboxChannel(
        name, kind, lambda parcel: kind.arrives(parcel, options, picture), outbox()
    )


def outbox() -> Drawer:
    """The files of everything that would have been sent."""
    seal, unseal = import_string(settings.OUTBOX["SEAL"]), import_string(settings.OUTBOX["UNSEAL"])
    return Drawer(
        storages[settings.OUTBOX["STORAGE"]],
        seal=partial(seal, purpose=SEALED_AS),
        unseal=partial(unseal, purpose=SEALED_AS),
    )


def missing() -> dict[str, list[str]]:
    """For every channel what stands in the way of really sending, whether or not we do so now.

    May ask the servers that are set; as shipped none is.
    """
    return {name: _real(name).check() for name in names()}


def _real(name: str) -> Channel:
    try:
        return _kind(name).build(_options(name))
    except TypeError as error:
        raise ImproperlyConfigured(
            f"The options of the channel {name} in settings.CHANNELS do not fit: {error}"
        ) from error


def _kind(name: str) -> Kind:
    try:
        kind = import_module(settings.CHANNELS[name]["PACKAGE"]).KIND
    except (KeyError, ImportError, AttributeError) as error:
        raise ImproperlyConfigured(
            f"There is no channel {name!r}. settings.CHANNELS needs a line for it, naming a "
            "package that holds a KIND."
        ) from error
    assert isinstance(kind, Kind)
    return kind


def _options(name: str) -> Options:
    options: Options = settings.CHANNELS[name].get("OPTIONS", {})
    return options
