"""Paper: sheets go out with a code, come back, are counted or typed by two, and count.

Nobody enters a sheet twice, so who enters it second has not seen the first entry; what differs is
settled by a third. One counted sheet in ten is counted by a second person too.
"""

import secrets
from collections import Counter
from collections.abc import Sequence
from functools import partial

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.photos import NotAPicture
from yeondae.core import clock, ids
from yeondae.core.refusal import Refused
from yeondae.core.rows import insert_unless_known
from yeondae.petitions.models import Collector, Entry, Petition, Sheet, Signature
from yeondae.petitions.pictures import PDF, pictures_of
from yeondae.petitions.rules import codes, flood
from yeondae.petitions.rules.keeping import refuse_after_end
from yeondae.petitions.rules.sheets import UNREADABLE, Line, compared
from yeondae.petitions.services.counting import lock
from yeondae.petitions.services.namesakes import hold_typed
from yeondae.petitions.services.scanning import forget_scans
from yeondae.sealing import files
from yeondae.typeset.scan import pages_in

State, Mode = Sheet.State, Sheet.Mode
MOST_SHEETS = 200
MOST_NAMED = 20
ONE_IN = 10


@transaction.atomic
def add_collector(*, petition: Petition, name: str, by: User) -> Collector:
    """Somebody who takes sheets along."""
    refuse_after_end(petition)
    made = Collector.objects.create(
        petition=petition, name=name, code=ids.reference(1), made_at=clock.now(), made_by=by
    )
    record(by_id=by.pk, verb="add_collector", subject=made)
    return made


@transaction.atomic
def make_sheets(
    *, collector: Collector, language: str, country: str, count: int, by: User
) -> list[Sheet]:
    """So many new sheets, each with a code of its own, to be printed once or again."""
    if not 1 <= count <= MOST_SHEETS:
        raise Refused(_("Ask for 1 to %(most)d sheets at once.") % {"most": MOST_SHEETS})
    sheets = Sheet.objects.bulk_create(
        Sheet(
            petition_id=collector.petition_id,
            collector=collector,
            code=ids.reference(),
            language=language,
            country=country,
            made_at=clock.now(),
        )
        for _number in range(count)
    )
    record(by_id=by.pk, verb="make_sheets", subject=collector, sheets=count)
    return sheets


@transaction.atomic
def make_sheets_in_every_language(
    *, collector: Collector, country: str, count: int, by: User
) -> list[Sheet]:
    """So many new sheets in each language that is out. Raises Refused where it is too many."""
    languages = list(collector.petition.public_texts.values_list("language", flat=True))
    if not 1 <= count * len(languages) <= MOST_SHEETS:
        raise Refused(_("Ask for 1 to %(most)d sheets at once.") % {"most": MOST_SHEETS})
    return [
        sheet
        for language in languages
        for sheet in make_sheets(
            collector=collector, language=language, country=country, count=count, by=by
        )
    ]


@transaction.atomic
def keep_image(*, sheet: Sheet, data: bytes, by: User) -> None:
    """Keep the picture of a sheet, sealed; an earlier one is destroyed.

    Its pixels are written anew, without where and with what it was taken. Raises NotAPicture.
    """
    refuse_after_end(sheet.petition)
    if data.startswith(PDF) and _pages(data) > 1:
        raise NotAPicture(
            _("This PDF has several pages: bring it in under “A scan of many sheets”.")
        )
    (picture,) = pictures_of(data, most=1)
    earlier, sheet.image = sheet.image, files.keep(picture, "sheet")
    sheet.image_destroyed_at = None
    sheet.save(update_fields=["image", "image_destroyed_at"])
    record(by_id=by.pk, verb="keep_sheet_image", subject=sheet)
    transaction.on_commit(partial(files.destroy, earlier))


def _pages(pdf: bytes) -> int:
    """How many pages there are; 0 where that cannot be read, which is said elsewhere."""
    try:
        return pages_in(pdf)
    except ValueError:
        return 0


def destroy_images(*, petition: Petition, by: User) -> int:
    """After the hand-over: destroy every picture of a sheet, each with its line in the log; and
    the scanned pages of which nobody has said whose picture they are.

    Raises Refused before that, and while a sheet waits to be entered (`why_pictures_stay`).
    """
    if why := why_pictures_stay(petition):
        raise Refused(why)
    with transaction.atomic():
        loose = forget_scans(petition=petition, by=by)
        entered = Sheet.objects.select_for_update().filter(petition=petition, state=State.DONE)
        kept = entered.exclude(image="")  # one that came in meanwhile waits to be entered
        names = [note_destroyed(sheet=sheet, by=by) for sheet in kept]
    for name in (*loose, *names):  # after the commit: a break before it must leave what is named
        files.destroy(name)
    return len(names)


def why_pictures_stay(petition: Petition) -> str:
    """Why nobody may destroy the pictures of sheets yet, and what to do; empty where they may.

    Whatever this says, they go at the petition's date (`ending.end_data`).
    """
    if not petition.handovers.exists():
        return _(
            "The pictures stay until the signatures are handed over: write the record of it under "
            "“Handing over” first."
        )
    if petition.scans.filter(finished_at=None).exists():
        return _("The pictures stay while a scan of sheets is being read: wait until it is done.")
    pictured = petition.sheets.exclude(image="").exclude(state=State.DONE)
    waiting = list(pictured.values_list("code", flat=True))
    if not waiting:
        return ""
    return _(
        "The pictures stay until every sheet that has one is entered. Enter these first: %(codes)s."
    ) % {"codes": ", ".join(waiting[:MOST_NAMED]) + " …" * (len(waiting) > MOST_NAMED)}


def note_destroyed(*, sheet: Sheet, by: User | None) -> str:
    """Note that a sheet's picture is gone; its file's name, which the caller destroys."""
    name, sheet.image, sheet.image_destroyed_at = sheet.image, "", clock.now()
    sheet.save(update_fields=["image", "image_destroyed_at"])
    record(by_id=by.pk if by else None, verb="destroy_sheet_image", subject=sheet)
    return name


@transaction.atomic
def enter_count(*, sheet: Sheet, rows: int, unreadable: int, by: User) -> Sheet:
    """Enter how many rows a sheet has and how many of them nobody can read."""
    found = _next(sheet, Mode.COUNTED)
    content = {"rows": rows, "unreadable": unreadable}
    position = _enter(found, content, by)
    if position == 1 and secrets.randbelow(ONE_IN):
        _count(found, content)
    elif position == 1:
        found.state = State.SECOND
    elif position == 2 and found.entries.get(position=1).content != content:
        found.state = State.DIFFERS
    else:
        _count(found, content)
    found.save()
    return found


def _count(sheet: Sheet, content: dict[str, int]) -> None:
    people = content["rows"] - content["unreadable"]
    if people > 0:
        Signature.objects.create(
            petition_id=sheet.petition_id,
            kind=Signature.Kind.PAPER,
            way=Signature.Way.COUNTED,
            sheet=sheet,
            people=people,
            country=sheet.country,
            language=sheet.language,
            signed_on=clock.now().date(),
            counts=True,
        )
    sheet.state = State.DONE
    sheet.results = {"counted": people, "unreadable": content["unreadable"]}


@transaction.atomic
def enter_lines(*, sheet: Sheet, lines: Sequence[Line], by: User) -> Sheet:
    """Type what is written on a sheet. The second entry settles what both read alike."""
    if not lines:
        raise Refused(_("Type one line at least."))
    found = _next(sheet, Mode.TYPED)
    position = _enter(found, list(lines), by)
    if position == 1:
        found.state = State.SECOND
    elif position == 2:
        first = found.entries.get(position=1).content
        if all(pair.is_same for pair in compared(first, lines)):
            _take(found, first, by)
        else:
            found.state = State.DIFFERS
    else:
        _take(found, lines, by)
    found.save()
    return found


def _next(sheet: Sheet, mode: str) -> Sheet:
    locked = Sheet.objects.select_for_update(of=("self",)).select_related("petition")
    found = locked.get(pk=sheet.pk)
    refuse_after_end(found.petition)
    if found.state == State.DONE:
        raise Refused(_("This sheet has been entered."))
    if found.mode and found.mode != mode:
        raise Refused(_("Somebody began this sheet in the other way. Go on in that way."))
    found.mode = mode
    return found


def _enter(sheet: Sheet, content: object, by: User) -> int:
    position = sheet.entries.count() + 1
    try:
        with transaction.atomic():
            Entry.objects.create(
                sheet=sheet, position=position, content=content, made_at=clock.now(), made_by=by
            )
    except IntegrityError:
        raise Refused(
            _("You have entered this sheet. Somebody else enters it the next time.")
        ) from None
    record(by_id=by.pk, verb="enter_sheet", subject=sheet, position=position)
    return position


def _take(sheet: Sheet, lines: Sequence[Line], by: User) -> None:
    """Make signatures of the lines, but for those that nobody can read or that signed already.

    What was typed is then destroyed: names stand in one place, where their owners can have them
    erased.
    """
    lock(sheet.petition_id)
    rows = [_row(sheet, number, line, by) for number, line in enumerate(lines, start=1)]
    made = [row for row in rows if isinstance(row, Signature)]
    held = hold_typed(petition_id=sheet.petition_id, lines=made, now=clock.now())
    sheet.results = {
        str(number): row if isinstance(row, str) else "held" if row.pk in held else "counted"
        for number, row in enumerate(rows, start=1)
    }
    sheet.state = State.DONE
    sheet.entries.update(content=[])
    record(by_id=by.pk, verb="settle_sheet", subject=sheet, **Counter(sheet.results.values()))


def _row(sheet: Sheet, number: int, line: Line, by: User) -> Signature | str:
    """The signature of a line, or why there is none."""
    if line["name"] in ("", UNREADABLE):
        return "unreadable"
    try:
        signer, key = _signer(sheet, number, line)
    except ValueError:
        return "refused"
    made = Signature(
        petition_id=sheet.petition_id,
        kind=Signature.Kind.PAPER,
        way=Signature.Way.SHEET,
        sheet=sheet,
        person=signer,
        name_key=key,
        content={"name": line["name"], "place": line["place"]},
        country=sheet.country,
        language=sheet.language,
        signed_on=clock.now().date(),
        entered_by=by,
        counts=True,
    )
    return made if insert_unless_known(made, "person") else "duplicate"


def _signer(sheet: Sheet, number: int, line: Line) -> tuple[bytes, bytes | None]:
    """Who signed a line, and the mark of a name that has nothing better to be compared by.

    A name without a town is nobody in particular: its line alone.
    """
    petition_id = sheet.petition_id
    if line["email"]:
        return codes.person(petition_id, line["email"], Signature.Kind.ONLINE), None
    place = line["place"] or f"{sheet.code} {number}"
    signer = flood.on_paper(line["name"], place, sheet.country, petition_id)
    return signer, flood.name_key(line["name"], sheet.country, petition_id)
