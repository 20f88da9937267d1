"""What the pages about signing in ask."""

from django import template

from yeondae.desk.gate import lacks_second_factor

register = template.Library()


@register.simple_tag(takes_context=True)
def is_second_factor_missing(context: template.Context) -> bool:
    """Whether the reader must set up a second factor before anything else."""
    return lacks_second_factor(context["request"].user)
