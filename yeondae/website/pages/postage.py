"""What a letter weighs, for whoever puts it into the post themselves.

Amounts of postage differ by country and change every year, so none stands here: the weight by the
number of pages does, and what it means at the counter.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SHEET, ENVELOPE = 5, 5  # grams: A4 of 80 g/m² weighs 4.99 g, US Letter of 20 lb 4.5 g
LOWEST = 20  # grams: the first step of letters abroad in the Universal Postal Convention


def grams(pages: int) -> int:
    """The weight of a letter of `pages` sheets in its envelope."""
    return pages * SHEET + ENVELOPE


def postage(pages: int) -> str:
    """The weight in words, and which rate to ask for."""
    weight = ngettext(
        "%(pages)s page: about %(grams)s g with its envelope.",
        "%(pages)s pages: about %(grams)s g with its envelope.",
        pages,
    ) % {"pages": pages, "grams": grams(pages)}
    if grams(pages) <= LOWEST:
        rate = _("That is the lowest rate for letters abroad, which goes up to 20 g.")
    else:
        rate = _(
            "That is above 20 g, where the lowest rate for letters abroad ends: "
            "ask for the next one."
        )
    return f"{weight} {rate}"
