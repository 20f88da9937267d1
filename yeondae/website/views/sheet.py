"""The action sheet of a call: two pages to hand out, as PDF, as .docx and as plain text."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.flows.call_material import Material, material
from yeondae.flows.take_part import sample_text
from yeondae.letters.composing import with_blanks
from yeondae.typeset.sheet import (
    ActionSheet,
    SheetOffice,
    action_sheet_docx,
    action_sheet_pdf,
    action_sheet_text,
)
from yeondae.website.answers import remembered
from yeondae.website.languages import in_language
from yeondae.website.pages.call_page import CallPage
from yeondae.website.pages.reaching import Reach, reaches
from yeondae.website.site import absolute
from yeondae.website.views.call import shown_call

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {
    "pdf": (action_sheet_pdf, "application/pdf"),
    "docx": (action_sheet_docx, DOCX),
    "txt": (action_sheet_text, "text/plain; charset=utf-8"),
}


@remembered
@in_language
def sheet(request: HttpRequest, *, language: str, slug: str, form: str) -> HttpResponse:
    """The sheet in one of its forms."""
    row, shown = shown_call(slug, language)
    found = material(slug)
    if form not in FORMS or found is None:
        raise Http404("There is no such sheet.")
    make, kind = FORMS[form]
    made = make(_sheet(row, shown, found, language, clock.now()))
    return HttpResponse(made, content_type=kind)


def _sheet(
    row: Call, shown: CallPage, found: Material, language: str, now: datetime
) -> ActionSheet:
    offices = reaches(found, language, now)
    return ActionSheet(
        language=shown.words_language,
        title=shown.words["title"],
        number=shown.code,
        issuers=shown.issuers,
        issued=shown.issued_on,
        send_by=shown.send_by,
        summary=_summary(shown),
        demands=shown.words["demands"],
        offices=[_office(each) for each in offices],
        sample_letter=_sample(found, offices),
        valid_url=absolute(f"/v/{row.slug}"),
        dated=now.astimezone(ZoneInfo(row.time_zone)).date(),
        facts=_facts(shown),
        sources=[code for code, _url in shown.references],
    )


def _summary(shown: CallPage) -> list[str]:
    first = shown.words["sections"][:1]
    return [shown.words["summary"], *(text for each in first for text in each["paragraphs"])]


def _facts(shown: CallPage) -> list[tuple[str, str]]:
    return [
        (
            person.shown.name,
            ", ".join(
                part
                for part in (
                    person.shown.post,
                    person.shown.place,
                    person.held or _since(person.since),
                )
                if part
            ),
        )
        for person in shown.people
    ]


def _since(day: str) -> str:
    return _("held since %(day)s") % {"day": day} if day else ""


def _office(each: Reach) -> SheetOffice:
    # As the reader calls it, and as it stands on the letter.
    written = ", ".join(each.address.lines)
    return SheetOffice(
        name=written if each.title in written else f"{each.title}: {written}",
        salutation=each.address.salutation,
        address_lines=each.postal,
        fax=each.fax,
        email=each.email,
        note=_("No number or address has been confirmed lately.") if each.is_empty else "",
    )


def _sample(found: Material, offices: list[Reach]) -> list[str]:
    if not offices:
        return []
    first = offices[0]
    text = with_blanks(sample_text(found, first.language))
    return [first.address.salutation, *text.split("\n\n"), first.address.closing]
