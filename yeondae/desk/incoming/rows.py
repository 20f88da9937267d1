"""A draft as the review page shows it: each slot, what is typed, what is wrong, where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.matching import Offered
from yeondae.calls.drafts.slots import NOT_SUPPLIED, Group, Label, Slot
from yeondae.calls.drafts.texts import private_spans, stays_back
from yeondae.desk.incoming.marking import address, marked
from yeondae.intake.draft import Caution, Draft, Span, Spans

HOW: dict[str, Label] = {
    "read": _("read"),
    "inferred": _("inferred"),
    "guessed": _("guessed"),
    NOT_SUPPLIED: _("not supplied"),
    "corrected": _("corrected"),
}


@dataclass(frozen=True)
class Link:
    """A way to the words in the text: the first mark, and all of them for the script."""

    spans: Spans

    @property
    def fragment(self) -> str:
        return address(self.spans[0])

    @property
    def all(self) -> str:
        return " ".join(address(span) for span in self.spans)


@dataclass(frozen=True)
class Row:
    """One slot on the page."""

    slot: Slot
    text: str
    error: str = ""

    @property
    def how(self) -> str:
        return "corrected" if self.is_corrected else self.slot.how

    @property
    def is_corrected(self) -> bool:
        return self.text != self.slot.text

    @property
    def how_label(self) -> Label:
        return HOW.get(self.how, "")

    @property
    def why(self) -> str:
        return self.slot.why.say(gettext) if self.slot.why and not self.is_corrected else ""

    @property
    def link(self) -> Link | None:
        return Link(self.slot.spans) if self.slot.spans else None

    @property
    def cautions(self) -> list[tuple[str, Link | None]]:
        return cautions(self.slot.cautions)

    @property
    def written_otherwise(self) -> str:
        written = self.slot.as_written
        return written if written and written != self.text else ""

    @property
    def lines(self) -> int:
        return max(2, min(16, self.text.count("\n") + len(self.text) // 60 + 1))


@dataclass(frozen=True)
class Block:
    """One group on the page."""

    group: Group
    rows: Sequence[Row]
    is_left_out: bool = False
    matches: Sequence[Offered] = field(default_factory=tuple)
    same: int | None = None

    @property
    def has_error(self) -> bool:
        return any(row.error for row in self.rows)


def cautions(found: Sequence[Caution]) -> list[tuple[str, Link | None]]:
    """Each caution as its sentence in the reader's language, with the words it is about."""
    return [(each.remark.say(gettext), Link(each.spans) if each.spans else None) for each in found]


def blocks(
    groups: Sequence[Group],
    kept: Corrections,
    errors: Mapping[str, str],
    offered: Sequence[Offered],
) -> list[Block]:
    """Every group with what staff typed in it, and what it may be the same as."""
    made = []
    for group in groups:
        rows = [
            Row(slot, kept.texts.get(slot.key, slot.text), errors.get(slot.key, ""))
            for slot in group.slots
        ]
        mine = [each for each in offered if each.key == group.key]
        is_out = group.key in kept.left_out
        made.append(Block(group, rows, is_out, mine, kept.same.get(group.key)))
    return made


def text_with_marks(draft: Draft, groups: Sequence[Group]) -> SafeString:
    """The received text with a mark for every span that a slot or a warning points at."""
    marks: dict[Span, set[str]] = {}
    for group in groups:
        for slot in group.slots:
            for span in slot.spans:
                marks.setdefault(span, set()).add(slot.how or "read")
            for caution in slot.cautions:
                for span in caution.spans:
                    marks.setdefault(span, set()).add("doubt")
    for caution in (*stays_back(draft), *draft.warnings):
        for span in caution.spans:
            marks.setdefault(span, set()).add("doubt")
    for claim in draft.claims:
        for span in claim.spans:
            marks.setdefault(span, set()).add("claim")
    for span in private_spans(draft):
        marks.setdefault(span, set()).add("private")
    for part in draft.outside:
        marks.setdefault(part.span, set()).add("outside")
    return marked(draft.text, marks)
