"""What a small committee gives up, said where it matters."""

from django import template

from yeondae.accounts import committee

register = template.Library()


@register.inclusion_tag("desk/committee_note.html")
def committee_note() -> dict[str, object]:
    """A box with what this size of committee gives up; nothing for a full one."""
    size = committee.Size(committee.size())
    return {"size": size, "lost": committee.gives_up(size), "is_one": size == committee.Size.ONE}
