"""The reads of appeals."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from yeondae.appeals.models import Appeal, Door, Report, Writing
from yeondae.appeals.rules import WRITING_KEPT, index_of_pass
from yeondae.calls.models import Call
from yeondae.core.rows import columns, read
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import token_hash


def writing_by_token(token: str, *, call_id: int, now: datetime) -> Writing | None:
    """The draft that the form's own cookie belongs to; None once it is 72 hours old."""
    return (
        Writing.objects.select_related("call", "round")
        .filter(token_hash=token_hash(token), call_id=call_id, begun_at__gt=now - WRITING_KEPT)
        .first()
    )


def writing_by_id(pk: int) -> Writing | None:
    """A draft by its id, with its call."""
    return Writing.objects.select_related("call", "round").filter(pk=pk).first()


# What confirming needs of a call, read in the same moment as the draft; in the model's order.
OF_CALL = ("id", "state", "send_by", "time_zone", "look_at_changed", "words_held_at")


class Locked(NamedTuple):
    """A draft with its call, whether its supporter wrote before, and what else was asked."""

    writing: Writing
    is_known: bool
    is_so: bool


def locked_writing(
    column: str, value: bytes | int, *, now: datetime, whether: str
) -> Locked | None:
    """The draft with `value` in `column` ("id" or "token_hash"), locked until the commit.

    Its call comes in the same query with `OF_CALL` only, and the answer to `whether`: a condition
    in SQL on that call, `c`. Written as SQL: crowds wait for it.
    """
    for writing, rest in read(Writing, _locked(column, whether), [value, now - WRITING_KEPT]):
        *of_call, is_known, is_so = rest
        writing.call = Call.from_db(connection.alias, OF_CALL, of_call)
        return Locked(writing, bool(is_known), bool(is_so))
    return None


@lru_cache(maxsize=4)
def _locked(column: str, whether: str) -> str:
    if column not in ("id", "token_hash"):
        raise ValueError(f"A draft is not found by its {column}.")
    writing, call, known = (each._meta.db_table for each in (Writing, Call, Supporter))
    is_known = f"EXISTS (SELECT 1 FROM {known} s WHERE s.email_index = w.email_index)"  # noqa: S608
    of_call = (f"c.{name}" for name in OF_CALL)
    wanted = ", ".join([columns(Writing, "w"), *of_call, is_known, whether])
    lock = " FOR UPDATE OF w" if connection.features.has_select_for_update_of else ""
    # Names of our own tables and columns only; what people typed goes in as parameters.
    return (
        f"SELECT {wanted} FROM {writing} w JOIN {call} c ON c.id = w.call_id "  # noqa: S608
        f"WHERE w.{column} = %s AND w.begun_at > %s{lock}"
    )


def open_index(token: str, *, now: datetime) -> bytes | None:
    """The blind index behind an open private page; None where it is shut."""
    proved = index_of_pass(token, now)
    if proved is not None:
        return proved
    door = Door.objects.filter(token_hash=token_hash(token), open_until__gt=now).first()
    return bytes(door.email_index) if door else None


def appeals_of(email_index: bytes) -> QuerySet[Appeal]:
    """What the supporter behind an index took part in, the youngest first."""
    return (
        Appeal.objects.filter(supporter__email_index=email_index)
        .select_related("call", "office__organisation", "letter")
        .order_by("-confirmed_on", "-pk")
    )


def reported(call: Call) -> tuple[int, int]:
    """How many copies from elsewhere arrived with us, and how many letters people and groups
    say they sent themselves; without what is struck out.
    """
    is_copy = Q(who=Report.Who.ARRIVED)
    found = call.reports.filter(struck_at__isnull=True).aggregate(
        arrived=Sum("letters", filter=is_copy), said=Sum("letters", filter=~is_copy)
    )
    return found["arrived"] or 0, found["said"] or 0


def self_reported(call: Call) -> int:
    """How many letters people and groups say they sent themselves."""
    return reported(call)[1]


def arrived(call: Call) -> int:
    """How many copies from elsewhere arrived with us."""
    return reported(call)[0]


def reports_of(call: Call) -> QuerySet[Report]:
    """Everything that was reported of `call`, the youngest first; struck out ones too."""
    return call.reports.select_related("office__organisation", "struck_by").order_by(
        "-reported_on", "-pk"
    )
