"""Small letters as a pattern that looks past case sees them: the key of a table that it found."""

# Python's patterns take these for the plain letter, while `lower` leaves or splits them.
SAME = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})


def small(words: str) -> str:
    """`words` in small letters, in as many characters."""
    return words.translate(SAME).lower()
