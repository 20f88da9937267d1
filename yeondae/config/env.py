"""Typed readers for environment variables. A bad value stops the program with a sentence."""

import os
from collections.abc import Iterable


class BadSetting(SystemExit):
    """Raised (and ends the program) when an environment variable cannot be understood."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        said = f"The setting {name}={value!r} is not {wanted}. Correct it and start again."
        super().__init__(said)


def text(name: str, default: str = "") -> str:
    """The variable's text, or `default` where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int, *, least: int = 0, most: int = 2**31) -> int:
    """The variable as a whole number between `least` and `most`."""
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise BadSetting(name, value, f"a whole number from {least} to {most}")
    return int(value)


def flag(name: str, default: bool) -> bool:
    """The variable as yes or no."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise BadSetting(name, value, "yes or no")


def choice(name: str, default: str, allowed: Iterable[str]) -> str:
    """The variable, which must be one of `allowed`."""
    value = text(name, default)
    options = sorted(allowed)
    if value not in options:
        raise BadSetting(name, value, "one of " + ", ".join(options))
    return value


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, separated by commas or spaces."""
    return text(name, default).replace(",", " ").split()
