"""`script/yeondae bench ledger`: durable appends in batches of 1,000, proofs at a million leaves.

An append is a transaction: lines, hashes, frontier and the tally's row, committed. A proof is the
audit path of a random leaf from a tree at hand. The share compares what a leaf costs with what a
signature costs in processor time, from form to confirmation (4 ms, the floor of bench `sign`).
"""

import random
import time
from typing import Any

import django
from django.db import transaction

LEAST_APPENDS, MOST_PROOF_MS, MOST_SHARE = 50_000, 0.1, 0.05
BATCH, BATCHES, LEAVES, PROOFS = 1_000, 200, 1_000_000, 20_000
SIGNATURE_MS = 4.0


def run() -> dict[str, Any]:
    """Appends a second, milliseconds a proof, and the ledger's share of a signature."""
    django.setup()
    from tests import petition_load as made

    petition = made.prepared()
    rates, cpu = _appends(petition)
    proof_ms = _proofs()
    figures = {
        "appends_per_second": round(sorted(rates)[len(rates) // 2]),
        "proof_ms": round(proof_ms, 4),
        "share": round(cpu * 1000 / SIGNATURE_MS, 4),
    }
    return {
        "bench": "ledger",
        "figures": figures,
        "floor": {"appends": LEAST_APPENDS, "proof_ms": MOST_PROOF_MS, "share": MOST_SHARE},
        "holds": figures["appends_per_second"] >= LEAST_APPENDS
        and figures["proof_ms"] <= MOST_PROOF_MS
        and figures["share"] <= MOST_SHARE,
    }


def _appends(petition: Any) -> tuple[list[float], float]:
    """Rates of five rounds, and the processor seconds of one leaf."""
    from yeondae.core import clock
    from yeondae.petitions.ledger.notes import CONFIRM, Leaf
    from yeondae.petitions.services.counting import SAVED, lock
    from yeondae.petitions.services.ledger import append

    leaves = [Leaf("online", CONFIRM, 1, clock.now().date())] * BATCH
    rates, begun_cpu = [], time.process_time()
    for _round in range(5):
        begun = time.perf_counter()
        for _batch in range(BATCHES // 5):
            with transaction.atomic():
                tally = lock(petition.pk)
                append(tally=tally, leaves=leaves)
                tally.save(update_fields=SAVED)
        rates.append(BATCH * (BATCHES // 5) / (time.perf_counter() - begun))
    return rates, (time.process_time() - begun_cpu) / (BATCH * BATCHES)


def _proofs() -> float:
    from yeondae.petitions.ledger.tree import Tree, leaf_hash, root_from_inclusion

    tree = Tree(leaf_hash(str(number).encode()) for number in range(LEAVES))
    chosen = [random.randrange(LEAVES) for _number in range(PROOFS)]
    begun = time.perf_counter()
    paths = [tree.inclusion(index) for index in chosen]
    spent = (time.perf_counter() - begun) / PROOFS * 1000
    for index, path in zip(chosen[:200], paths, strict=False):
        leaf = leaf_hash(str(index).encode())
        if root_from_inclusion(leaf, index, LEAVES, path) != tree.root():
            raise RuntimeError("A proof does not hold.")
    return spent
