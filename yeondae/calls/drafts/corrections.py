"""What staff changed in a draft, kept by the keys of its slots; the draft itself stays as read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Corrections:
    """Typed texts by slot key, groups left out, known rows by group key, blank groups added.

    A known row of 0 says that somebody looked and it is none of those that were offered.

    `settled`: the keys of the points that somebody has settled (`points.py`).

    `authority` is the code of `phrases.AUTHORITIES` that a filled-in form gave.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    same: Mapping[str, int] = field(default_factory=dict)
    added: Mapping[str, int] = field(default_factory=dict)
    authority: str = ""
    settled: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Any]:
        return {
            "texts": dict(self.texts),
            "left_out": sorted(self.left_out),
            "same": dict(self.same),
            "added": dict(self.added),
            "authority": self.authority,
            "settled": sorted(self.settled),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Corrections":
        """Corrections as they were kept; an empty object is none."""
        return cls(
            texts=data.get("texts", {}),
            left_out=frozenset(data.get("left_out", ())),
            same=data.get("same", {}),
            added=data.get("added", {}),
            authority=data.get("authority", ""),
            settled=frozenset(data.get("settled", ())),
        )
