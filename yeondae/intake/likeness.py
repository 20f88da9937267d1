"""How alike two names are, whatever the order of their words."""


def likeness(one: str, other: str) -> float:
    """Per cent of the letters that both have in the same order, their words put in order before."""
    first, second = (" ".join(sorted(name.split())) for name in (one, other))
    if not first and not second:
        return 100.0
    return 200 * _in_both(first, second) / (len(first) + len(second))


def _in_both(one: str, other: str) -> int:
    """The length of the longest common subsequence, a bit for each letter of `one`.

    Bit by bit as in H. Hyyrö, Bit-Parallel LCS-length Computation Revisited (2004).
    """
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    every = free = (1 << len(one)) - 1
    for letter in other:
        used = free & places.get(letter, 0)
        free = (free + used | free - used) & every
    return len(one) - free.bit_count()
