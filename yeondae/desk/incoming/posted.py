"""What the review form posted, as corrections: only what differs from what was read is kept."""

from collections.abc import Iterable

from django.http import QueryDict

from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.proposing import ADDABLE
from yeondae.calls.drafts.slots import Group

LONGEST = 60_000  # characters of one field


def corrections(posted: QueryDict, groups: Iterable[Group], kept: Corrections) -> Corrections:
    """Typed texts by their slots' keys, groups left out, rows that staff said are the same."""
    made = list(groups)
    texts = {}
    for group in made:
        for slot in group.slots:
            if slot.key not in posted:
                if slot.key in kept.texts:
                    texts[slot.key] = kept.texts[slot.key]
                continue
            text = str(posted[slot.key]).replace("\r\n", "\n").strip()[:LONGEST]
            if text != slot.text.strip():
                texts[slot.key] = text
    return Corrections(
        texts=texts,
        left_out=frozenset(each.key for each in made if f"out:{each.key}" in posted),
        same=_same(posted, made, kept),
        added=_added(posted, kept),
        authority=kept.authority,
        settled=frozenset(posted.getlist("settled")[:200]),
    )


def _same(posted: QueryDict, groups: list[Group], kept: Corrections) -> dict[str, int]:
    """The known row that each group is; 0 says that somebody looked, and it is none of them."""
    same = dict(kept.same)
    for group in groups:
        chosen = str(posted.get(f"same:{group.key}", "-"))
        if chosen == "" or chosen.isdigit():
            same[group.key] = int(chosen or 0)
    return same


def _added(posted: QueryDict, kept: Corrections) -> dict[str, int]:
    about = posted.get("add", "")
    added = dict(kept.added)
    if about in ADDABLE:
        added[about] = min(added.get(about, 0) + 1, 20)
    return added
