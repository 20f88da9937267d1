"""Many sheets in one scan: each page becomes the picture of its sheet, what is left waits for a
person.

    begin ─▶ sealed parts ─▶ read_page, page by page ─▶ the sheet's picture
                                                    └▶ a loose page ─▶ assign | throw_away
"""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.ids import read_reference
from yeondae.core.refusal import Refused
from yeondae.petitions.models import LoosePage, Petition, Scan, Sheet
from yeondae.petitions.pictures import PDF
from yeondae.petitions.rules.keeping import refuse_after_end
from yeondae.sealing import files
from yeondae.typeset.scan import ScannedPage, pages_in, scanned_page

Why = LoosePage.Why
MOST_PAGES = 400  # the sheets that can be asked for at once, with their backs
MOST_BYTES = 60 * 1024 * 1024


def begin_scan(*, petition: Petition, parts: Sequence[str], by: User) -> Scan:
    """Queue a scan whose `parts` are kept sealed. Raises Refused with a sentence, and destroys
    them, where it cannot be taken.
    """
    try:
        refuse_after_end(petition)
        pages = _pages(joined(parts))
    except Refused:
        destroy_parts(parts)
        raise
    with transaction.atomic():
        made = Scan.objects.create(
            petition=petition, parts=list(parts), page_count=pages, made_at=clock.now(), made_by=by
        )
        record(by_id=by.pk, verb="bring_in_scan", subject=made, pages=pages)
    return made


def _pages(pdf: bytes) -> int:
    if not pdf.startswith(PDF):
        raise Refused(_("This is no PDF. Let the scanner make one PDF of all sheets."))
    try:
        pages = pages_in(pdf)
    except ValueError:
        raise Refused(
            _("This PDF cannot be read: is it locked with a password, or cut off?")
        ) from None
    if not 1 <= pages <= MOST_PAGES:
        raise Refused(
            _("This scan has %(n)d pages; %(most)d are taken at once. Bring it in in parts.")
            % {"n": pages, "most": MOST_PAGES}
        )
    return pages


def joined(parts: Sequence[str]) -> bytes:
    """The PDF of sealed `parts`. Raises NoSuchFile where it has been destroyed."""
    return b"".join(files.fetch(part) for part in parts)


def destroy_parts(parts: Sequence[str]) -> None:
    """Destroy what is kept of a PDF."""
    for part in parts:
        files.destroy(part)


def read_scan(*, scan_id: int) -> None:
    """Read what is left of a scan, and destroy its PDF. After a break it goes on where it was."""
    scan = Scan.objects.get(pk=scan_id)
    if scan.finished_at:
        return
    pdf = joined(scan.parts)
    while read_page(scan_id=scan_id, pdf=pdf):
        pass


def read_page(*, scan_id: int, pdf: bytes) -> bool:
    """Read the next page of a scan; False when none is left."""
    number = Scan.objects.get(pk=scan_id).read + 1
    try:
        page = scanned_page(pdf, number)
    except ValueError:
        page = None
    with transaction.atomic():
        scan = Scan.objects.select_for_update(of=("self",)).get(pk=scan_id)
        if scan.finished_at or scan.read != number - 1:  # read meanwhile, or ended
            return scan.finished_at is None
        _place(scan, number, page)
        scan.read, parts = number, scan.parts
        is_last = number >= scan.page_count
        if is_last:
            scan.parts, scan.finished_at = [], clock.now()
        scan.save()
    if is_last:  # after the commit: before it, a break would lose the pages
        destroy_parts(parts)
    return not is_last


def _place(scan: Scan, number: int, page: ScannedPage | None) -> None:
    if page and page.is_blank:
        scan.blank += 1
        return
    sheet, why = _sheet_of(scan, page)
    if page and sheet and why is None:
        _give(sheet, files.keep(page.jpeg, "sheet"), scan.made_by_id)
        scan.placed += 1
        return
    image = files.keep(page.jpeg, "sheet") if page else ""
    LoosePage.objects.create(
        scan=scan, number=number, why=why or Why.BROKEN, image=image, sheet=sheet
    )


def _sheet_of(scan: Scan, page: ScannedPage | None) -> tuple[Sheet | None, str | None]:
    """The sheet that a page is of, and why it is not given to it yet."""
    if page is None:
        return None, Why.BROKEN
    if not page.codes:
        return None, Why.NO_CODE
    wanted = {read_reference(text.rpartition("?")[2][:20]) for text in page.codes}
    sheets = Sheet.objects.select_for_update(of=("self",)).filter(petition=scan.petition_id)
    found = list(sheets.filter(code__in=wanted))
    if len(found) > 1:
        return None, Why.SEVERAL
    if not found:
        return None, Why.OTHER
    return found[0], Why.TAKEN if found[0].image else None


def _give(sheet: Sheet, image: str, by_id: int) -> None:
    """`image` is the picture of `sheet` now; an earlier one is destroyed."""
    earlier, sheet.image, sheet.image_destroyed_at = sheet.image, image, None
    sheet.save(update_fields=["image", "image_destroyed_at"])
    record(by_id=by_id, verb="keep_sheet_image", subject=sheet)
    transaction.on_commit(partial(files.destroy, earlier))


@transaction.atomic
def assign_page(*, page: LoosePage, code: str, instead: bool, by: User) -> Sheet:
    """Somebody read the code on a loose page: it is the picture of that sheet.

    A picture that the sheet has is replaced only where that is said (`instead`). Raises Refused.
    """
    page = _locked(page)
    sheets = Sheet.objects.select_for_update(of=("self",)).filter(petition=page.scan.petition_id)
    sheet = sheets.filter(code=read_reference(code)).first()
    if sheet is None:
        raise Refused(_("No sheet of this petition has this code: look at its top once more."))
    if sheet.image and not instead:
        raise Refused(
            _("Sheet %(code)s has a picture already. Look at it; then throw one of both away.")
            % {"code": sheet.code}
        )
    _give(sheet, page.image, by.pk)
    Scan.objects.filter(pk=page.scan_id).update(placed=page.scan.placed + 1)
    page.delete()
    return sheet


@transaction.atomic
def throw_page_away(*, page: LoosePage, by: User) -> None:
    """A loose page is no sheet's: it is destroyed, and the log says so."""
    page = _locked(page)
    record(by_id=by.pk, verb="throw_page_away", subject=page.scan, page=page.number)
    page.delete()
    transaction.on_commit(partial(files.destroy, page.image))


def _locked(page: LoosePage) -> LoosePage:
    """`page` with its scan, which is locked: whoever decides about its pages waits in turn."""
    scan = Scan.objects.select_for_update(of=("self",)).get(pk=page.scan_id)
    found = LoosePage.objects.filter(pk=page.pk).first()
    if found is None:
        raise Refused(_("Somebody has decided about this page already."))
    found.scan = scan
    return found


def forget_scans(*, petition: Petition, by: User | None) -> list[str]:
    """End every scan of `petition`: its loose pages and what is left of PDFs are forgotten.

    The names of their files, which the caller destroys after the commit.
    """
    scans = Scan.objects.select_for_update(of=("self",)).filter(petition=petition)
    names = []
    for scan in scans:
        loose = list(scan.loose.all())
        names += [*scan.parts, *(page.image for page in loose)]
        for page in loose:
            record(
                by_id=by.pk if by else None, verb="throw_page_away", subject=scan, page=page.number
            )
        scan.loose.all().delete()
        scan.parts, scan.finished_at = [], scan.finished_at or clock.now()
        scan.save(update_fields=["parts", "finished_at"])
    return names
