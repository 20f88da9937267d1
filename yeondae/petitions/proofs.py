"""The published ledger read back: its files, and the proofs of RFC 6962 over it.

Whole tiles never change, so their inner nodes are kept in memory, a few at a time. The tree over
the tiles' roots is the upper part of the whole tree, as a tile holds a power of two.
"""

from collections.abc import Iterator
from functools import lru_cache

from yeondae.petitions.ledger.notes import nonce
from yeondae.petitions.ledger.tree import Tree
from yeondae.petitions.models import Checkpoint, Petition, Signature, Tile
from yeondae.petitions.services.ledger import TILE

BETWEEN = "=\n"


def newest_note(petition: Petition) -> str:
    """The newest checkpoint as it was signed; "" before the first."""
    newest = Checkpoint.objects.filter(petition=petition).order_by("-size").first()
    return newest.note if newest else ""


def note_of(petition: Petition, size: int) -> str:
    """The checkpoint of so many leaves as it was signed; "" where there is none."""
    found = Checkpoint.objects.filter(petition=petition, size=size).first()
    return found.note if found else ""


def newest_checkpoints(petition: Petition, most: int) -> list[Checkpoint]:
    """The newest checkpoints, the youngest first."""
    return list(Checkpoint.objects.filter(petition=petition).order_by("-size")[:most])


def notes(petition: Petition) -> Iterator[str]:
    """Every checkpoint as it was signed, the oldest first, with a mark between two."""
    rows = Checkpoint.objects.filter(petition=petition).order_by("size")
    for number, note in enumerate(rows.values_list("note", flat=True).iterator()):
        yield BETWEEN + note if number else note


def lines(petition: Petition) -> Iterator[str]:
    """The lines of every leaf, a tile at a time."""
    rows = Tile.objects.filter(petition=petition).order_by("number")
    yield from rows.values_list("lines", flat=True).iterator(chunk_size=20)


def inclusion(petition: Petition, index: int, size: int) -> list[bytes]:
    """The audit path of leaf `index` among the first `size`. Raises IndexError if there is none."""
    if not 0 <= index < size:
        raise IndexError(f"There is no leaf {index} among {size}.")
    number = index // TILE
    within = min(TILE, size - number * TILE)
    path = _tile(petition, number).inclusion(index % TILE, within)
    return path + _upper(petition, size).inclusion(number)


def consistency(petition: Petition, old: int, new: int) -> list[bytes]:
    """The proof that `old` leaves are the beginning of `new`. Raises IndexError for no such."""
    return _Tiled(petition, new).consistency(old)


def receipt(signature: Signature) -> str:
    """What shows its holder that their signature is in the ledger: leaf, number drawn, path.

    "" where it is not published yet, or where what opens the leaves has been destroyed.
    """
    tally = signature.petition.tally
    if signature.leaf is None or not signature.counted or not tally.secret:
        return ""
    path = inclusion(signature.petition, signature.leaf, tally.size)
    number, place = divmod(signature.leaf, TILE)
    text = Tile.objects.get(petition=signature.petition, number=number).lines.split("\n")[place]
    opened = nonce(tally.secret, signature.leaf).hex()
    steps = "".join(f"path {each.hex()}\n" for each in path)
    return f"leaf {signature.leaf}\nof {tally.size}\nline {text}\nopens {opened}\n{steps}"


class _Tiled(Tree):
    """The tree over a petition's first `size` leaves, of which only those tiles are opened that a
    proof needs: a dozen nodes of a million leaves. Raises IndexError where there are fewer.
    """

    def __init__(self, petition: Petition, size: int) -> None:
        super().__init__()
        self._petition, self._size = petition, size
        self._tiles = _upper(petition, size)

    @property
    def size(self) -> int:
        return self._size

    def over(self, start: int, stop: int) -> bytes:
        if stop - start > TILE:
            return self._tiles.over(start // TILE, -(-stop // TILE))
        number, first = divmod(start, TILE)
        return _tile(self._petition, number).over(first, first + stop - start)


def _tile(petition: Petition, number: int) -> Tree:
    tile = Tile.objects.filter(petition=petition, number=number).first()
    if tile is None:
        raise IndexError(f"There is no tile {number}.")
    return _grown(petition.pk, number, bytes(tile.hashes))


@lru_cache(maxsize=64)
def _grown(petition_id: int, number: int, hashes: bytes) -> Tree:
    """A tile's tree with its inner nodes."""
    return Tree(hashes[at : at + 32] for at in range(0, len(hashes), 32))


def _upper(petition: Petition, size: int) -> Tree:
    """The tree over the roots of the tiles of the first `size` leaves."""
    whole, rest = divmod(size, TILE)
    rows = Tile.objects.filter(petition=petition, number__lt=whole).order_by("number")
    roots = [bytes(root) for root in rows.values_list("root", flat=True)]
    last = _tile(petition, whole) if rest else Tree()
    if len(roots) < whole or last.size < rest:
        raise IndexError(f"There are no {size} leaves.")
    if rest:
        roots.append(last.root(rest))
    return Tree(roots)
