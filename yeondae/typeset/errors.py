"""What can go wrong when a page is set, said in a sentence."""

import unicodedata

from django.utils.translation import gettext


class TypesetError(Exception):
    """The page could not be made; the text says why and what to do."""


class MissingGlyph(TypesetError):
    """A character that none of our fonts can draw.

    `character` is the character, `where` the part of the page it stands in ("the letter's
    text"), `excerpt` some words around it: for whoever wrote them, never for a log. A page with
    an empty box is never made.
    """

    def __init__(self, character: str, where: str, excerpt: str) -> None:
        self.character = character
        self.where = where
        self.excerpt = excerpt
        super().__init__(
            gettext(
                "The character “%(character)s” (%(code)s, %(name)s) in %(where)s cannot be "
                "printed: our fonts do not have it. It stands here: “%(excerpt)s”. "
                "Please write it in another way."
            )
            % {
                "character": character,
                "code": f"U+{ord(character):04X}",
                "name": unicodedata.name(character, "–"),
                "where": where,
                "excerpt": excerpt,
            }
        )
