"""Letters to look at: the list, one letter with what its writer changed, the decision."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.queries import letters_to_look_at
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.looking.differing import reading
from yeondae.desk.paging import counted, page_of
from yeondae.flows import look_at_letter
from yeondae.letters.models import Letter
from yeondae.letters.typesetting import Addressees, sheet_of
from yeondae.typeset.letter import TypesetError, letter_pdf
from yeondae.typeset.picture import page_count, page_png

A_PAGE = 50


@asks(Action.LOOK_AT_LETTER)
def letters(request: StaffRequest) -> HttpResponse:
    """Every letter that waits for a look, the oldest first."""
    page = page_of(letters_to_look_at(), request.GET.get("p"), A_PAGE)
    return render(request, "desk/looking/list.html", {"page": page})


@asks(Action.LOOK_AT_LETTER)
def letter(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter; a POST decides, and the next one that waits comes up."""
    found = _find(pk)
    if request.method == "POST":
        _decide(request, found)
        following = letters_to_look_at().exclude(pk=pk).first()
        if following is None:
            return redirect("desk:letters_to_look_at")
        return redirect("desk:look_at_letter", pk=following.pk)
    pdf, trouble = _set(found)
    context = {
        "letter": found,
        "reading": reading(found),
        "pages": range(1, page_count(pdf) + 1) if pdf else (),
        "trouble": trouble,
        "waits": found.look == Letter.Look.WAITING,
        "left": counted(letters_to_look_at()),
    }
    return render(request, "desk/looking/letter.html", context)


def _decide(request: StaffRequest, found: Letter) -> None:
    if "pass" in request.POST:
        look_at_letter.let_pass(letter=found, by=request.user)
        messages.success(request, _passed(found))
    elif "refuse" in request.POST:
        look_at_letter.refuse(letter=found, by=request.user)
        messages.success(request, _("Letter %s does not go out.") % found.reference)


def _passed(letter: Letter) -> str:
    """That it goes out; or what else it waits for (the call may be stopped meanwhile)."""
    held = letter.deliveries.filter(state=Delivery.State.HELD).order_by("pk").first()
    if held is None:
        return _("Letter %s goes out.") % letter.reference
    return _("Letter %(reference)s may go, but it still waits: %(why)s.") % {
        "reference": letter.reference,
        "why": held.get_held_why_display(),
    }


@asks(Action.LOOK_AT_LETTER)
def page(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One page as it would arrive."""
    pdf, _trouble = _set(_find(pk))
    try:
        picture = page_png(pdf, page=number)
    except ValueError as error:
        raise Http404 from error
    return HttpResponse(picture, content_type="image/png")


def _find(pk: int) -> Letter:
    related = ("call", "office__organisation", "version", "appeal")
    return get_object_or_404(Letter.objects.select_related(*related), pk=pk, erased_at=None)


def _set(found: Letter) -> tuple[bytes, str]:
    """The letter as it would be typeset now; or why it cannot be."""
    addressee = Addressees(clock.now()).of(found.office, found.language)
    try:
        return letter_pdf(sheet_of(found, addressee)), ""
    except TypesetError as error:
        return b"", str(error)
