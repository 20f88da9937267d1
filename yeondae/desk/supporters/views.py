"""Finding a supporter by the address they give, and showing what is kept of them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.appeals import privacy as appeals
from yeondae.appeals import queries as appeal_queries
from yeondae.appeals.models import Appeal, Writing
from yeondae.audit.services import record
from yeondae.community import privacy as community
from yeondae.community.models import Asking
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.queries import way_of
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent
from yeondae.desk.supporters import found
from yeondae.desk.supporters.forms import CorrectForm, FindForm
from yeondae.flows import what_is_kept as keeping
from yeondae.flows.resend_code import letters_waiting, still_wanted
from yeondae.mailings import privacy as mailings
from yeondae.mailings.models import Mail
from yeondae.petitions import privacy as petitions
from yeondae.petitions.models import Signature
from yeondae.supporters.queries import by_index
from yeondae.supporters.rules import email_index

SHOWN = 50


@asks(Action.HELP_SUPPORTER)
def find(request: StaffRequest) -> HttpResponse:
    """The address goes in by POST and stands in no address of a page and in no log."""
    form = FindForm(sent(request))
    if form.is_valid():
        found.remember(request, form.cleaned_data["email"])
        supporter = by_index(form.index())
        if supporter is not None:
            record(by_id=request.user.pk, verb="look_up_supporter", subject=supporter)
        return redirect("desk:supporter")
    status = 422 if form.errors else 200
    return render(request, "desk/supporters/find.html", {"form": form}, status=status)


@asks(Action.HELP_SUPPORTER)
def supporter(request: StaffRequest) -> HttpResponse:
    """Everything that is kept of whoever was found."""
    address = found.found(request)
    if address is None:
        return _again(request)
    index = email_index(address)
    person = by_index(index)
    rows = appeal_queries.appeals_of(index)[:SHOWN]
    ways = way_of(row.letter for row in rows if hasattr(row, "letter"))
    letters = [
        (row, [(each, Delivery.State(each.state).label) for each in ways.get(_letter(row), [])])
        for row in rows
    ]
    drafts, forms = appeals.drafts_of(index), petitions.forms_of(address)
    context = {
        "person": person,
        "consents": person.consents.order_by("given_at", "pk") if person else [],
        "letters": letters,
        "drafts": [each for each in drafts if each.state != Writing.State.CONFIRMED],
        "waits_for_code": letters_waiting(index) or still_wanted(forms, clock.now()),
        "mails": [
            (mail, Mail.State(mail.state).label)
            for mail in mailings.mails_to(index).order_by("-pk")[:SHOWN]
        ],
        "signatures": petitions.signatures_of(address),
        "waiting": [
            (each, Signature.Way(each["way"]).label)
            for each in petitions.export_waiting(address, forms)
        ],
        "askings": [(each, Asking.Kind(each["kind"]).label) for each in community.export(index)],
        "form": CorrectForm(person) if person else None,
    }
    return render(request, "desk/supporters/supporter.html", context)


def _letter(row: Appeal) -> int:
    """The key of the letter of an appeal; 0 where it has none."""
    return row.letter.pk if hasattr(row, "letter") else 0


@asks(Action.HELP_SUPPORTER)
def as_json(request: StaffRequest) -> HttpResponse:
    """Everything, for programs."""
    return _export(request, "json")


@asks(Action.HELP_SUPPORTER)
def as_text(request: StaffRequest) -> HttpResponse:
    """Everything, to read, in their language."""
    return _export(request, "txt")


def _export(request: StaffRequest, form: str) -> HttpResponse:
    address = found.found(request)
    if address is None:
        return _again(request)
    person = by_index(email_index(address))
    language = person.language if person else get_language() or "en"
    if form == "json":
        text, kind = keeping.as_json(keeping.what_is_kept(address)), "application/json"
    else:
        text, kind = keeping.as_text(address, language), "text/plain"
    if person is not None:
        record(by_id=request.user.pk, verb="export_supporter", subject=person)
    answer = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    # Not the supporter's name: the file name shows in lists of downloads.
    answer["Content-Disposition"] = f'attachment; filename="what-is-kept.{form}"'
    return answer


def _again(request: StaffRequest) -> HttpResponse:
    messages.warning(request, _("A quarter of an hour is over. Type the address once more."))
    return redirect("desk:supporters")
