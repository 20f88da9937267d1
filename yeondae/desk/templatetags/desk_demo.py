"""Whether this is the demo, for the line on top of every page of the desk."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def is_demo_world() -> bool:
    """Whether this installation shows the demo world."""
    return bool(settings.DEMO)
