"""Appending to a petition's ledger, and signing its state. Called by the aggregator alone."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from yeondae.petitions.ledger.notes import Leaf, checkpoint, lines_of
from yeondae.petitions.ledger.tree import Frontier, Tree
from yeondae.petitions.models import Checkpoint, Petition, Tally, Tile

TILE = 1024
# By petition: the tree over the tile that is not full yet, so that it is not hashed anew.
_growing: dict[int, Tree] = {}


def append(*, tally: Tally, leaves: Sequence[Leaf]) -> None:
    """Append `leaves` in their order; the tally's size and frontier follow, its caller saves it.

    The frontier is over whole tiles; the last one's own root is beside it (`root`).
    """
    lines = lines_of(leaves, tally.secret, tally.size)
    number, used = divmod(tally.size, TILE)
    frontier = Frontier(number, bytes(tally.frontier))
    taken = _fill(tally, number, used, lines, frontier) if used else 0
    tiles = []
    for start in range(taken, len(lines), TILE):
        tile = Tile(petition_id=tally.petition_id, number=(tally.size + start) // TILE, hashes=b"")
        _add(tile, lines[start : start + TILE], frontier)
        tiles.append(tile)
    Tile.objects.bulk_create(tiles)
    tally.size, tally.frontier = tally.size + len(lines), frontier.packed()


def _fill(tally: Tally, number: int, used: int, lines: Sequence[str], frontier: Frontier) -> int:
    """Put what fits into the last tile; how many lines that was."""
    tile = Tile.objects.get(petition_id=tally.petition_id, number=number)
    taken = min(TILE - used, len(lines))
    _add(tile, lines[:taken], frontier)
    tile.save(update_fields=["lines", "hashes", "root"])
    return taken


def _add(tile: Tile, lines: Sequence[str], frontier: Frontier) -> None:
    """Add lines to a tile; once it is whole, its root goes into the frontier."""
    sha = hashlib.sha256
    tile.lines += "".join([f"{each}\n" for each in lines])
    tree = _grown(tile)
    tree.extend(sha(b"\0" + each.encode()).digest() for each in lines)
    tile.hashes, tile.root = bytes(tree.levels[0]), tree.root()
    if tree.size == TILE:
        frontier.append(bytes(tile.root))
    else:
        _growing[tile.petition_id] = tree


def _grown(tile: Tile) -> Tree:
    """The tree over a tile's hashes: the one made last in this process, if it is still that."""
    known = _growing.pop(tile.petition_id, None)
    hashes = bytes(tile.hashes)
    return known if known is not None and known.levels[0] == hashes else Tree([hashes])


def root(tally: Tally) -> bytes:
    """The root of the whole ledger."""
    number, used = divmod(tally.size, TILE)
    frontier = Frontier(number, bytes(tally.frontier))
    if used:
        last = Tile.objects.only("root").get(petition_id=tally.petition_id, number=number)
        frontier.add_last(bytes(last.root))
    return frontier.root()


def sign_checkpoint(*, tally: Tally, count: int, now: datetime) -> Checkpoint:
    """Sign the ledger as it stands now."""
    note = checkpoint(
        origin=origin(tally.petition),
        size=tally.size,
        root=root(tally),
        count=count,
        day=now.date(),
    )
    return Checkpoint.objects.create(
        petition_id=tally.petition_id, size=tally.size, note=note, made_at=now
    )


def origin(petition: Petition) -> str:
    """The name of a petition's ledger in its checkpoints; the same for ever."""
    return f"petition of call {petition.call.code}"
