"""A picture of a case to pass on: title, names, days. It holds no tracker and no face."""

from django.utils.translation import gettext as _

from yeondae.cases.queries import PublicCase
from yeondae.core.beside import beside


def share_picture(case: PublicCase) -> bytes:
    """The picture as PNG, 1200 by 630."""
    return bytes(beside("yeondae.website.cases.apart:drawn", case.title, _people(case)))


def _people(case: PublicCase) -> list[str]:
    lines = []
    for person in case.people:
        days = ""
        if person.count and person.count.is_exact:
            days = " · " + _("%(n)s days") % {"n": f"{person.count.elapsed:,}"}
        lines.append(f"{person.shown.name}{days} · {person.status_label}")
    return lines
