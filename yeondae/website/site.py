"""The site's own address, for links that leave it: in mails and on paper."""

from django.conf import settings


def absolute(path: str) -> str:
    """The full address of a path of this site."""
    return f"{settings.SITE_URL}{path}"
