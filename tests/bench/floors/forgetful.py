"""The installation's own application, but no page is remembered: each is read and made anew."""

from yeondae.config.wsgi import application
from yeondae.website import answers

answers._pages.seconds = 0

__all__ = ["application"]
