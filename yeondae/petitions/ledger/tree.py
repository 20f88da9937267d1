"""The Merkle tree of RFC 6962, section 2.1: roots, and proofs that a leaf or a past is in it."""

import hashlib
from collections.abc import Iterable, Sequence

HASH = 32
MOST_EDGES = 1_000


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


class Frontier:
    """The roots of a tree's complete subtrees: all that is needed to append and to know the root.

    One for each 1 in the binary size, the largest first.
    """

    def __init__(self, size: int = 0, packed: bytes = b"") -> None:
        self.size = size
        self._roots = [packed[at : at + HASH] for at in range(0, len(packed), HASH)]

    def append(self, leaf: bytes) -> None:
        """Take the hash of one more leaf."""
        size, roots, sha = self.size, self._roots, hashlib.sha256
        while size & 1:
            leaf = sha(b"\1" + roots.pop() + leaf).digest()
            size >>= 1
        roots.append(leaf)
        self.size += 1

    def add_last(self, root: bytes) -> None:
        """Put a smaller subtree at the end, for the root alone: nothing can be appended then."""
        self._roots.append(root)

    def packed(self) -> bytes:
        """The roots as they are stored."""
        return b"".join(self._roots)

    def root(self) -> bytes:
        """The root of the whole tree; of an empty one the hash of nothing."""
        if not self._roots:
            return hashlib.sha256(b"").digest()
        root = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            root = node_hash(left, root)
        return root


class Tree:
    """A tree with all its complete inner nodes at hand, level by level: proofs by slices."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.levels: list[bytearray] = [bytearray()]
        # Roots at the right edge, where no inner node is complete: what is appended changes none.
        self._edges: dict[tuple[int, int], bytes] = {}
        self.extend(leaves)

    @property
    def size(self) -> int:
        return len(self.levels[0]) // HASH

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Append the hashes of leaves."""
        self.levels[0] += b"".join(leaves)
        level = 0
        while len(self.levels[level]) >= 2 * HASH:
            below = self.levels[level]
            if level + 1 == len(self.levels):
                self.levels.append(bytearray())
            above = self.levels[level + 1]
            start, stop = 2 * len(above), len(below) // (2 * HASH) * 2 * HASH
            above += b"".join(
                hashlib.sha256(b"\1" + below[at : at + 2 * HASH]).digest()
                for at in range(start, stop, 2 * HASH)
            )
            level += 1

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves (of all)."""
        return self.over(0, self.size if size is None else size)

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """The audit path of leaf `index` in the tree of `size` leaves, from the bottom up.

        Raises IndexError where there is no such leaf.
        """
        whole = self.size if size is None else size
        if not 0 <= index < whole <= self.size:
            raise IndexError(f"There is no leaf {index} among {whole}.")
        path: list[bytes] = []
        for level, hashes in enumerate(self.levels):
            beside = index >> level ^ 1
            if beside + 1 << level <= whole:
                path.append(bytes(hashes[beside * HASH : (beside + 1) * HASH]))
            elif beside << level < whole:
                path.append(self.over(beside << level, whole))
        return path

    def consistency(self, old: int, size: int | None = None) -> list[bytes]:
        """The proof that the tree of `old` leaves is the beginning of the one of `size`."""
        whole = self.size if size is None else size
        if not 0 < old <= whole <= self.size:
            raise IndexError(f"There is no tree of {old} leaves within {whole}.")
        return self._consistency(old, 0, whole, True)

    def _consistency(self, old: int, start: int, stop: int, is_known: bool) -> list[bytes]:
        if old == stop - start:
            return [] if is_known else [self.over(start, stop)]
        split = _split(stop - start)
        if old <= split:
            deeper = self._consistency(old, start, start + split, is_known)
            return [*deeper, self.over(start + split, stop)]
        deeper = self._consistency(old - split, start + split, stop, False)
        return [*deeper, self.over(start, start + split)]

    def over(self, start: int, stop: int) -> bytes:
        """The root over leaves `start` to `stop`, which is aligned as RFC 6962 splits."""
        size = stop - start
        if size == 0:
            return hashlib.sha256(b"").digest()
        if size & (size - 1) == 0:
            level = size.bit_length() - 1
            at = (start >> level) * HASH
            return bytes(self.levels[level][at : at + HASH])
        known = self._edges.get((start, stop))
        if known is None:
            middle = start + _split(size)
            known = node_hash(self.over(start, middle), self.over(middle, stop))
            if len(self._edges) >= MOST_EDGES:
                self._edges.clear()
            self._edges[start, stop] = known
        return known


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that an audit path leads to (RFC 9162, 2.1.3.2). Raises ValueError if it cannot."""
    if not 0 <= index < size:
        raise ValueError("The leaf lies outside the tree.")
    node, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            raise ValueError("The path is too long.")
        if node & 1 or node == last:
            found = node_hash(step, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, step)
        node, last = node >> 1, last >> 1
    if last:
        raise ValueError("The path is too short.")
    return found
