"""Appending to a petition's ledger, and signing its state. Called by the aggregator alone."""

from collections.abc import Sequence
from datetime import datetime

from yeondae.petitions.ledger.notes import Leaf, checkpoint, line
from yeondae.petitions.ledger.tree import HASH, Frontier, Tree, leaf_hash
from yeondae.petitions.models import Checkpoint, Petition, Tally, Tile

TILE = 1024


def append(*, tally: Tally, leaves: Sequence[Leaf]) -> None:
    """Append `leaves` in their order; the tally's size and frontier follow, its caller saves it."""
    frontier = Frontier(tally.size, bytes(tally.frontier))
    lines, hashes = [], []
    for number, leaf in enumerate(leaves, start=tally.size):
        text = line(leaf, tally.secret, number)
        hashed = leaf_hash(text.encode())
        frontier.append(hashed)
        lines.append(text)
        hashes.append(hashed)
    _write(tally, lines, hashes)
    tally.size, tally.frontier = frontier.size, frontier.packed()


def _write(tally: Tally, lines: Sequence[str], hashes: Sequence[bytes]) -> None:
    """Fill the last tile up, then whole ones."""
    taken = 0
    number, used = divmod(tally.size, TILE)
    if used:
        taken = min(TILE - used, len(lines))
        tile = Tile.objects.get(petition_id=tally.petition_id, number=number)
        tile.lines += _text(lines[:taken])
        tile.hashes = bytes(tile.hashes) + b"".join(hashes[:taken])
        tile.root = Tree(hashes_in(tile)).root()
        tile.save(update_fields=["lines", "hashes", "root"])
        number += 1
    Tile.objects.bulk_create(
        Tile(
            petition_id=tally.petition_id,
            number=number + (start - taken) // TILE,
            lines=_text(lines[start : start + TILE]),
            hashes=b"".join(hashes[start : start + TILE]),
            root=Tree(hashes[start : start + TILE]).root(),
        )
        for start in range(taken, len(lines), TILE)
    )


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{each}\n" for each in lines)


def sign_checkpoint(*, tally: Tally, count: int, now: datetime) -> Checkpoint:
    """Sign the ledger as it stands now."""
    note = checkpoint(
        origin=origin(tally.petition),
        size=tally.size,
        root=Frontier(tally.size, bytes(tally.frontier)).root(),
        count=count,
        day=now.date(),
    )
    return Checkpoint.objects.create(
        petition_id=tally.petition_id, size=tally.size, note=note, made_at=now
    )


def origin(petition: Petition) -> str:
    """The name of a petition's ledger in its checkpoints; the same for ever."""
    return f"petition of call {petition.call.code}"


def hashes_in(tile: Tile) -> list[bytes]:
    """The leaf hashes of a tile."""
    packed = bytes(tile.hashes)
    return [packed[at : at + HASH] for at in range(0, len(packed), HASH)]
