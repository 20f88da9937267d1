"""Every address that this site answers at, whoever put it there, with a sample of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver

from yeondae.desk.sign_in.urls import urlpatterns as sign_in

SAMPLES = {"language": "en", "slug": "2026-1", "form": "pdf", "act": "off", "day": "2007-12-01"}
PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
GROUP = re.compile(r"\(\?P<\w+>(?P<inside>(?:[^()]|\([^()]*\))*)\)|\((?!\?)[^()]*\)")


@dataclass(frozen=True)
class Route:
    """One pattern: its name with namespaces, a path that it answers, and its view's module."""

    name: str
    path: str
    module: str
    names: tuple[str, ...] = field(default=())

    @property
    def kind(self) -> str:
        """Who answers: desk, sign_in, wagtail, website or api."""
        if self.name in SIGNING_IN:
            return "sign_in"
        if self.path.startswith("/desk/"):
            return "desk" if self.name.startswith("desk:") else "wagtail"
        if self.name.startswith("website:"):
            return "website"
        return "api" if self.module.startswith("yeondae.api") else "unknown"


SIGNING_IN = {pattern.name for pattern in sign_in}


def every_route() -> list[Route]:
    """All of them, in the order in which they are tried."""
    return list(_inside(get_resolver().url_patterns, "", ()))


def _inside(
    patterns: list[URLPattern | URLResolver], before: str, names: tuple[str, ...]
) -> Iterator[Route]:
    for pattern in patterns:
        path = before + _sample(pattern)
        if isinstance(pattern, URLResolver):
            below = (*names, pattern.namespace) if pattern.namespace else names
            yield from _inside(pattern.url_patterns, path, below)
        else:
            called = ":".join((*names, pattern.name or pattern.lookup_str))
            parameters = tuple(pattern.pattern.converters)
            yield Route(called, "/" + path, pattern.callback.__module__, parameters)


def _sample(pattern: URLPattern | URLResolver) -> str:
    """A text that the pattern matches."""
    written = str(pattern.pattern)
    if hasattr(pattern.pattern, "_route"):
        return PARAMETER.sub(lambda found: _value(found["converter"], found["name"]), written)
    plain = GROUP.sub(lambda found: "1" if found["inside"] else "", written)
    return re.sub(r"\\(.)", r"\1", plain.strip("^$").replace("$", "")).replace("?", "")


def _value(converter: str | None, name: str) -> str:
    if name in SAMPLES:
        return SAMPLES[name]
    return {"int": "1", "slug": "2026-1"}.get(converter or "", "x")
