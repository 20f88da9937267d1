"""The ledger's arithmetic: what RFC 6962 says, and what a proof proves."""

import base64
import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeondae.petitions.ledger.notes import CONFIRM, Leaf, lines_of, nonce
from yeondae.petitions.ledger.tree import (
    Frontier,
    Tree,
    leaf_hash,
    node_hash,
    root_from_inclusion,
)

# The eight leaves and roots with which certificate logs are tested.
LEAVES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                 "606162636465666768696a6b6c6d6e6f")
]  # fmt: skip
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def naive_root(leaves: list[bytes]) -> bytes:
    """The definition of section 2.1, word by word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(naive_root(leaves[:split]), naive_root(leaves[split:]))


def hashes(count: int) -> list[bytes]:
    return [leaf_hash(str(number).encode()) for number in range(count)]


@pytest.mark.parametrize("size", ROOTS)
def test_roots_are_those_that_certificate_logs_have(size: int) -> None:
    tree = Tree(leaf_hash(leaf) for leaf in LEAVES[:size])
    assert tree.root().hex() == ROOTS[size]


@given(st.integers(0, 200))
def test_frontier_and_tree_agree_with_the_definition(size: int) -> None:
    frontier = Frontier()
    for leaf in hashes(size):
        frontier.append(leaf)
    packed = Frontier(size, frontier.packed())
    assert packed.root() == Tree(hashes(size)).root() == naive_root(hashes(size))


@given(st.data())
def test_every_leaf_is_proved_to_be_in_every_later_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 150))
    index = data.draw(st.integers(0, size - 1))
    tree = Tree(hashes(150))
    path = tree.inclusion(index, size)
    assert root_from_inclusion(hashes(150)[index], index, size, path) == tree.root(size)
    with pytest.raises(IndexError):
        tree.inclusion(size, size)


def consistent(old: int, new: int, old_root: bytes, new_root: bytes, path: list[bytes]) -> bool:
    """RFC 9162, 2.1.4.2."""
    if old == new:
        return not path and old_root == new_root
    if old & (old - 1) == 0:
        path = [old_root, *path]
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, step)
        node, last = node >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root


def test_any_two_sizes_are_consistent() -> None:
    tree = Tree(hashes(70))
    for new in range(1, 71):
        for old in range(1, new + 1):
            path = tree.consistency(old, new)
            assert consistent(old, new, tree.root(old), tree.root(new), path), (old, new)


@pytest.mark.long
def test_any_two_sizes_up_to_512_are_consistent() -> None:
    tree = Tree(hashes(512))
    roots = [b"", *(tree.root(size) for size in range(1, 513))]
    for new in range(1, 513):
        for old in range(1, new + 1):
            assert consistent(old, new, roots[old], roots[new], tree.consistency(old, new))


def test_a_changed_past_is_not_consistent() -> None:
    tree, other = Tree(hashes(20)), Tree([leaf_hash(b"another"), *hashes(20)[1:]])
    assert not consistent(7, 20, tree.root(7), other.root(20), other.consistency(7, 20))


@pytest.mark.parametrize("secret", ["a", "s" * 43, "s" * 64, "s" * 65, "ü" * 90])
def test_what_a_receipt_opens_is_what_the_lines_say(secret: str) -> None:
    lines = lines_of([Leaf("online", CONFIRM, 1, date(2026, 11, 23))] * 3, secret, 998)
    for index, line in enumerate(lines, start=998):
        opened = hashlib.sha256(nonce(secret, index)).digest()
        mark = base64.b64encode(opened).decode().rstrip("=")
        assert line == f"online confirm 1 2026-11-23 {mark}"
