"""What a small committee gives up, said where it matters."""

from django import template

from yeondae.accounts import committee
from yeondae.accounts.roles import Action

register = template.Library()


@register.inclusion_tag("desk/committee_note.html")
def committee_note() -> dict[str, object]:
    """A box with what this size of committee gives up; nothing for a full one."""
    size = committee.Size(committee.size())
    return {"size": size, "lost": committee.gives_up(size), "is_one": size == committee.Size.ONE}


@register.inclusion_tag("desk/alone_note.html")
def alone_note(action: str) -> dict[str, object]:
    """Said where one person does alone what a larger committee does by two; `action` by its name.

    Nothing where two are needed.
    """
    is_alone = not committee.needs_two(Action(action))
    return {"is_alone": is_alone, "is_one": committee.size() == committee.Size.ONE}
