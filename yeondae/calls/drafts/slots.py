"""A draft as the places of a form: each with its proposal, the words it was read from, its doubts.

A slot's key is a path ("people.0.name"), so what staff typed is kept by key beside the draft
and the draft itself never changes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yeondae.intake.draft import Caution, Number, Spans, Value
from yeondae.intake.remarks import Remark

Label = str | Promise
Option = tuple[str, Label]
NOT_SUPPLIED = "not_supplied"


@dataclass(frozen=True)
class Slot:
    """One value to confirm. `how`: read, inferred, guessed, not_supplied, or "" (nothing read).

    `kind`: line, text (paragraphs), date, time, choice.
    """

    key: str
    label: Label
    kind: str = "line"
    text: str = ""
    spans: Spans = ()
    how: str = ""
    why: Remark | None = None
    private: bool = False
    approximate: bool = False
    cautions: tuple[Caution, ...] = ()
    options: tuple[Option, ...] = ()
    proposal: str = ""
    as_written: str = ""


@dataclass(frozen=True)
class Group:
    """Slots that belong together: one person, one office. `about` says what (see `review.py`)."""

    key: str
    about: str
    title: Label
    slots: tuple[Slot, ...]
    may_leave_out: bool = True
    is_added: bool = False


def slot(key: str, label: Label, value: Value | None, kind: str = "line") -> Slot:
    """The slot of a value as it was read; None: the text has no place for it."""
    if value is None:
        return Slot(key, label, kind)
    return Slot(
        key=key,
        label=label,
        kind=kind,
        text=value.value or "",
        spans=value.spans,
        how=value.how if value.value is not None else NOT_SUPPLIED,
        why=value.why,
        private=value.private,
        approximate=value.approximate,
    )


NUMBER_KINDS: tuple[Option, ...] = (
    ("fax", _("fax")),
    ("phone", _("telephone")),
    ("unknown", _("not known which")),
)


def number_slots(key: str, number: Number) -> tuple[Slot, Slot]:
    """What the number is for, and the number: in E.164 where it is whole, else as it is written."""
    kind = number.kind if number.kind in {"fax", "unknown"} else "phone"
    return (
        Slot(
            f"{key}.kind",
            _("Number for"),
            "choice",
            text=kind,
            how=number.how,
            why=number.why,
            options=NUMBER_KINDS,
        ),
        Slot(
            key,
            _("Alternate number") if number.alternate else _("Number"),
            text=number.e164 or number.as_written,
            spans=number.spans,
            how="read",
            cautions=number.warnings,
            proposal=number.proposal or "",
            as_written=number.as_written,
        ),
    )


def listed(
    key: str, label: Label, values: Iterable[Value | None], kind: str = "line"
) -> tuple[Slot, ...]:
    """A slot for each of several values, and a blank one behind them."""
    filled = [slot(f"{key}.{index}", label, each, kind) for index, each in enumerate(values)]
    return (*filled, Slot(f"{key}.{len(filled)}", label, kind))


def texts(groups: Iterable[Group], corrected: Mapping[str, str]) -> dict[str, str]:
    """The text of every slot: what staff typed, else what was read."""
    return {
        each.key: corrected.get(each.key, each.text) for group in groups for each in group.slots
    }


def blank(make: Callable[[str], tuple[Slot, ...]], key: str, about: str, title: Label) -> Group:
    """A group that staff added: slots with nothing read in them."""
    return Group(key, about, title, make(key), is_added=True)
