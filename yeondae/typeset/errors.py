"""What can go wrong when a page is set, said in a sentence."""

import unicodedata


class TypesetError(Exception):
    """The page could not be made; the text says why and what to do."""


class MissingGlyph(TypesetError):
    """A character that none of our fonts can draw.

    `character` is the character, `where` the part of the page it stands in ("the letter's
    text"), `excerpt` some words around it. A page with an empty box is never made.
    """

    def __init__(self, character: str, where: str, excerpt: str) -> None:
        self.character = character
        self.where = where
        self.excerpt = excerpt
        name = unicodedata.name(character, "no name")
        super().__init__(
            f"The character “{character}” (U+{ord(character):04X}, {name}) in {where} cannot be "
            f"printed: our fonts do not have it. It stands here: “{excerpt}”. "
            "Please write it in another way."
        )
