"""How an entry of the log reads."""

from django import template

register = template.Library()


@register.filter
def spaced(verb: str) -> str:
    """A verb of the code as words."""
    return verb.replace("_", " ")


@register.filter
def kind(label: str) -> str:
    """The model of a subject, without its app."""
    return label.rpartition(".")[2]
