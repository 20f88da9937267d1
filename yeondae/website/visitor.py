"""Where a request comes from, for counting floods; it is turned into a keyed hash and not kept."""

from django.conf import settings
from django.http import HttpRequest


def visitor_address(request: HttpRequest) -> str:
    """The visitor's network address as our own proxies say it, else the one that connected.

    Of X-Forwarded-For only what our `PROXY_HOPS` proxies added is believed; the rest a visitor
    can write themselves.
    """
    hops: int = settings.PROXY_HOPS
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if hops and len(said) >= hops:
        return str(said[-hops]).strip()
    return str(request.META.get("REMOTE_ADDR", ""))
