"""Sending it oneself: the letter to print, the numbers, the mail program. We learn nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.calls.rules import accepts_letters
from yeondae.core import clock
from yeondae.core.memory import Memory
from yeondae.flows.call_material import Material, material
from yeondae.flows.take_part import sample_text
from yeondae.letters import composing
from yeondae.letters.typesetting import US_LETTER, long_date
from yeondae.typeset.letter import LetterSheet, letter_pdf
from yeondae.typeset.picture import page_count
from yeondae.website.answers import page, private, remembered
from yeondae.website.forms.reporting import SentForm
from yeondae.website.languages import in_language
from yeondae.website.pages.postage import postage
from yeondae.website.pages.reaching import Reach, copies, mailto, reaches
from yeondae.website.pages.words import choices
from yeondae.website.site import absolute
from yeondae.website.views.call import shown_call

_pages: Memory[tuple[str, ...], int] = Memory(seconds=3600)


@dataclass(frozen=True)
class Own:
    """One office's letter as somebody sends it themselves."""

    subject: str
    text: str
    mail_link: str
    postage: str


def _material(slug: str) -> Material:
    found = material(slug)
    if found is None or not found.samples:
        raise Http404("There is no such call.")
    return found


@remembered
@in_language
def yourself(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """Print, fax or mail it oneself, and say afterwards that one did."""
    row, shown = shown_call(slug, language)
    found, now = _material(slug), clock.now()
    context = {
        "call": shown,
        "offices": [(each, _own(found, each, now)) for each in reaches(found, language, now)],
        "copies": copies(row, language, now),
        "form": SentForm(language=language, today=now.date()),
        "languages": choices("yourself", language=language, call=row, slug=slug),
    }
    return page("yourself", context, language=language)


def _own(found: Material, each: Reach, now: datetime) -> Own:
    """The letter as text, a link that opens the mail program with it, and what it weighs."""
    subject = found.samples[each.language].words["letter"]["subject"]
    body = composing.with_blanks(sample_text(found, each.language))
    whole = "\n\n".join([each.address.salutation, body, each.address.closing])
    link = mailto(each.email[0], subject, whole) if each.email else ""
    key = (each.language, subject, whole, *each.address.lines, *each.postal)
    pages = _pages.get(key, lambda: page_count(_pdf(found, each, now))) if each.postal else 0
    return Own(subject, whole, link, postage(pages) if pages else "")


@in_language
def letter(
    request: HttpRequest, *, language: str, slug: str, office: int, paper: str = ""
) -> HttpResponse:
    """The sample letter to one office as a PDF to sign by hand, on A4 or US Letter."""
    found, now = _material(slug), clock.now()
    if not accepts_letters(found.call, now).accepted:  # the page says why
        place = {"language": language, "slug": slug}
        return HttpResponseRedirect(reverse("website:yourself", kwargs=place))
    each = next((one for one in reaches(found, language, now) if one.office.pk == office), None)
    if each is None:
        raise Http404("The call does not write to this office.")
    pdf = _pdf(found, each, now, is_us=paper == US_LETTER)
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="letter-{slug}.pdf"'
    private(response)
    return response


def _pdf(found: Material, each: Reach, now: datetime, *, is_us: bool = False) -> bytes:
    text = composing.with_blanks(sample_text(found, each.language))
    before, demands, after = composing.read(text)
    with override(each.language):
        sender, name = _("Sender:"), _("Name, place:")
    line = "_" * 30
    return letter_pdf(
        LetterSheet(
            language=each.language,
            sender_lines=[f"{sender} {line}"],
            recipient_lines=[*each.address.lines, *each.postal],
            place_and_date=long_date(now.date(), each.language),
            subject=found.samples[each.language].words["letter"]["subject"],
            salutation=each.address.salutation,
            paragraphs=before,
            demands=demands,
            after_demands=after,
            closing=each.address.closing,
            signature_lines=["", f"{name} {line}"],
            reference=found.call.code,
            verify_url=absolute(f"/v/{found.call.slug}"),
            dated=now.date(),
            paper="us-letter" if is_us else "a4",
            window="us10" if is_us else "din5008-b",
        )
    )
