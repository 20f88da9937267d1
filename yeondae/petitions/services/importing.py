"""Taking up a file of signatures from elsewhere, part by part, safe to run twice.

Who has an address is known by it, who has none by name, place and country; both are unique in
the database, so a file that comes twice adds nothing. Who has none and shares name and country
with somebody online is held by the aggregator until a person decides (see `namesakes`).
"""

from collections.abc import Sequence

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.core.rows import insert_new, new
from yeondae.petitions.models import Import, Petition, Signature
from yeondae.petitions.rules import codes, flood
from yeondae.petitions.rules.keeping import refuse_after_end
from yeondae.petitions.rules.rows import BadRow, Row, count_lines, read_heads, read_row, read_rows
from yeondae.sealing import files

PART = 1024 * 1024  # bytes; what one transaction takes up
MOST_BAD_SHOWN = 1_000
AT_ONCE = 1_000  # rows a statement
EARLIEST = "Pacific/Kiritimati"  # where a day begins first: people sign in every zone
State = Import.State


@transaction.atomic
def begin_import(*, petition: Petition, parts: Sequence[str], first_line: str, by: User) -> Import:
    """Queue a file whose `parts` are kept sealed. Raises Refused where its columns are unknown."""
    try:
        refuse_after_end(petition)
        heads, delimiter = read_heads(first_line)
    except (ValueError, Refused) as wrong:
        for part in parts:
            files.destroy(part)
        raise Refused(str(wrong)) from None
    made = Import.objects.create(
        petition=petition,
        heads=heads,
        delimiter=delimiter,
        parts=list(parts),
        part_count=len(parts),
        made_at=clock.now(),
        made_by=by,
    )
    record(by_id=by.pk, verb="import_signatures", subject=made, parts=len(parts))
    return made


def take_up(*, import_id: int) -> bool:
    """Take up the next part; False when none is left."""
    with transaction.atomic():
        found = Import.objects.select_for_update(of=("self",)).get(pk=import_id)
        if not found.parts:
            found.state, found.finished_at = State.DONE, found.finished_at or clock.now()
            found.save(update_fields=["state", "finished_at"])
            return False
        part, *rest = found.parts
        _take(found, files.fetch(part).decode("utf-8", errors="replace"))
        found.parts, found.state = rest, State.RUNNING
        found.save()
    files.destroy(part)  # after the commit: before it, a break would lose the rows
    return True


def _take(found: Import, text: str) -> None:
    """Make signatures of one part; its numbers go into `found`, which the caller saves."""
    is_first = len(found.parts) == found.part_count
    rows = list(read_rows(text, found.heads, found.delimiter))[is_first:]
    made: dict[bytes, Signature] = {}
    last_day = clock.today_in(EARLIEST)
    for line, cells in rows:
        try:
            row = read_row(cells, last_day)
        except BadRow as wrong:
            found.bad += 1
            if len(found.bad_rows) < MOST_BAD_SHOWN:
                found.bad_rows.append([found.lines + line, str(wrong)])
            continue
        signature = _signature(found, row)
        if bytes(signature.person or b"") in made:
            found.duplicates += 1
        else:
            made[bytes(signature.person or b"")] = signature
    found.rows += len(rows)
    found.lines += count_lines(text)
    taken = _insert(list(made.values()))
    found.duplicates += len(made) - taken
    found.taken += taken


def _signature(found: Import, row: Row) -> Signature:
    petition_id = found.petition_id
    if row.email:
        person = codes.person(petition_id, row.email, Signature.Kind.ONLINE)
    else:
        person = flood.on_paper(row.name, row.place, row.country, petition_id)
    return new(
        Signature,
        petition_id=petition_id,
        kind=Signature.Kind.PAPER,
        way=Signature.Way.IMPORT,
        brought_in_id=found.pk,
        person=person,
        name_key=None if row.email else flood.name_key(row.name, row.country, petition_id),
        content={"name": row.name, "place": row.place},
        country=row.country,
        language="en",
        shown=row.shown,
        signed_on=row.signed_on or found.made_at.date(),
        entered_by_id=found.made_by_id,
        counts=True,
    )


def _insert(made: Sequence[Signature]) -> int:
    """Keep those whose mailbox, or whose name of that place, has not signed; how many.

    In the order of the index that tells: neighbours stand on one page of it.
    """
    ordered = sorted(made, key=lambda each: bytes(each.person or b""))
    parts = [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]
    return sum(insert_new(part, "person") for part in parts)
