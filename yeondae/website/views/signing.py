"""Signing: the form that was sent, the code, the mailed link, and taking it back.

GET shows, POST acts. The answers are the same bytes whoever an address belongs to.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from yeondae.core import clock
from yeondae.flows import sign_petition
from yeondae.flows.admit_signer import Came
from yeondae.petitions import proofs, queries
from yeondae.petitions.models import Petition
from yeondae.petitions.rules.admission import Door, ticket
from yeondae.petitions.rules.opening import Stands, stands
from yeondae.website import cookies
from yeondae.website.answers import own_forms_only, page
from yeondae.website.forms.fields import CodeForm, read_code, why_refused
from yeondae.website.forms.petition import Consenting, OrganisationForm, SafeForm, SignatureForm
from yeondae.website.languages import in_language
from yeondae.website.pages.petition import choices
from yeondae.website.places import place
from yeondae.website.site import absolute
from yeondae.website.views.petition import found, shown_petition
from yeondae.website.visitor import visitor_address


@dataclass(frozen=True)
class Sheet:
    """One of the three forms: the template that shows it again, and the page it came from."""

    template: str
    name: str
    form: Consenting


@own_forms_only
@in_language
def sign(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """A person's form."""
    petition = found(slug)
    form = SignatureForm(request.POST, language=language, keep_days=petition.keep_days)
    return _taken(request, petition, Sheet("petition", "petition", form), language)


@own_forms_only
@in_language
def safe(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """The form of somebody in a country at risk: no name, no place."""
    sheet = Sheet("petition_safe", "petition_safe", SafeForm(request.POST))
    return _taken(request, found(slug), sheet, language)


@own_forms_only
@in_language
def organisation(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """An organisation's form."""
    form = OrganisationForm(request.POST, language=language)
    sheet = Sheet("petition_organisation", "petition_organisation", form)
    return _taken(request, found(slug), sheet, language)


def _taken(
    request: HttpRequest, petition: Petition, sheet: Sheet, language: str
) -> HttpResponseBase:
    slug, now, form = petition.call.slug, clock.now(), sheet.form
    if request.method != "POST" or stands(petition, now) is not Stands.OPEN:
        return _to(sheet.name, language, slug)
    if request.POST.get("country") in petition.at_risk and "country" in form.fields:
        # Nothing of what was typed is kept or shown again.
        return _to("petition_safe", language, slug)
    if form.is_machine:  # answered as everyone, and nothing is done
        return _code_is_on_its_way(secrets.token_urlsafe(32), language, slug)
    if not form.is_valid():
        return _again(petition, sheet, language)
    asked = _ask(request, petition, form, language, now)
    if asked.door is Door.SHUT:
        return _again(petition, sheet, language, is_shut=True)
    if asked.door is Door.WAIT:
        return _again(petition, sheet, language, ticket=ticket(petition.pk, now))
    return _code_is_on_its_way(asked.token, language, slug)


def _ask(
    request: HttpRequest, petition: Petition, form: Consenting, language: str, now: datetime
) -> sign_petition.Asked:
    start = absolute(place("sign_petition", language, petition.call.slug))
    content: dict[str, Any] = form.content()  # type: ignore[attr-defined]
    return sign_petition.ask(
        petition=petition,
        language=language,
        content=content,
        agreed=form.agreed(),
        came=Came(
            address=visitor_address(request),
            solution=request.POST.get("altcha", ""),
            ticket=request.POST.get("ticket", ""),
        ),
        links=sign_petition.Links(confirm=f"{start}confirm/", withdraw=f"{start}back/"),
        now=now,
    )


def _code_is_on_its_way(token: str, language: str, slug: str) -> HttpResponse:
    answer = _to("sign_code", language, slug)
    cookies.set_signing(answer, token, slug)
    return answer


def _again(
    petition: Petition, sheet: Sheet, language: str, *, ticket: str = "", is_shut: bool = False
) -> HttpResponse:
    """The form once more, with everything that was typed."""
    shown = shown_petition(petition, language, sheet.name)
    context = {
        "petition": shown,
        "form": sheet.form,
        "languages": shown.languages,
        "ticket": ticket,
        "is_shut": is_shut,
    }
    return page(sheet.template, context, language=language, status=429 if is_shut else 200)


@own_forms_only
@in_language
def code(request: HttpRequest, *, language: str, slug: str) -> HttpResponseBase:
    """The code, typed in the browser where the form was sent."""
    if request.method != "POST":
        return _screen(slug, language, CodeForm())
    typed = read_code(request.POST.get("code", ""))
    if not typed:  # an empty field is no try
        return _screen(slug, language, CodeForm(request.POST))
    token = cookies.read(request, cookies.SIGNING)
    answer = sign_petition.confirm_with_code(token=token, code=typed, now=clock.now())
    return _answered(answer, request, slug, language)


@own_forms_only
@in_language
def confirm(request: HttpRequest, *, language: str, slug: str, link: str) -> HttpResponseBase:
    """The mailed link: a button where the form's own cookie lives, else the code's field."""
    signing = queries.signing_by_link(link, now=clock.now())
    if signing is None:
        return page("sign_old_link", {"slug": slug}, language=language, status=404)
    token = cookies.read(request, cookies.SIGNING)
    is_own = sign_petition.is_own(signing, token)
    if request.method != "POST":
        if signing.is_confirmed:
            return _to("sign_done", language, slug)
        return _screen(slug, language, CodeForm(), is_own=is_own, by_link=True)
    typed = read_code(request.POST.get("code", ""))
    if not is_own and not typed:
        return _screen(slug, language, CodeForm(request.POST), by_link=True)
    answer = sign_petition.confirm_with_link(link=link, token=token, code=typed, now=clock.now())
    return _answered(answer, request, slug, language, is_own=is_own, by_link=True)


@own_forms_only
@in_language
def done(request: HttpRequest, *, language: str, slug: str) -> HttpResponse:
    """It is signed; what happens now. Names nobody and depends on nobody."""
    context = {"slug": slug, "languages": choices(found(slug), "sign_done", language)}
    return page("sign_done", context, language=language)


@own_forms_only
@in_language
def back(request: HttpRequest, *, language: str, slug: str, key: str) -> HttpResponseBase:
    """Take a signature back: the mailed link shows it, a ticked box and the button do it."""
    wants_receipt = request.method == "POST" and "receipt" in request.POST
    receipt = _receipt(key) if wants_receipt else None
    if receipt:
        return receipt
    is_asked = request.method == "POST" and not wants_receipt
    is_sure = is_asked and request.POST.get("sure") == "yes"
    if is_sure:
        sign_petition.withdraw(key=key, now=clock.now())
    context = {
        "slug": slug,
        "is_done": is_sure,
        "is_unsure": is_asked and not is_sure,
        "is_early": wants_receipt,
    }
    return page("sign_back", context, language=language)


def _receipt(key: str) -> HttpResponse | None:
    """What shows whoever holds it that this signature is in the ledger; None where it is not."""
    signature = queries.by_withdraw_key(key)
    text = proofs.receipt(signature) if signature else ""
    if not text:
        return None
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="receipt.txt"'
    return answer


def _answered(
    answer: sign_petition.Answer,
    request: HttpRequest,
    slug: str,
    language: str,
    *,
    is_own: bool = False,
    by_link: bool = False,
) -> HttpResponseBase:
    if answer.is_success:
        return _to("sign_done", language, slug)
    if answer.is_over:
        return _to("petition", language, slug)
    form, problem = CodeForm(request.POST), why_refused(answer.code)
    return _screen(slug, language, form, is_own=is_own, by_link=by_link, problem=problem)


def _screen(
    slug: str,
    language: str,
    form: CodeForm,
    *,
    is_own: bool = False,
    by_link: bool = False,
    problem: str = "",
) -> HttpResponse:
    context = {
        "slug": slug,
        "form": form,
        "is_own": is_own,
        "by_link": by_link,
        "problem": problem,
        "languages": [] if by_link else choices(found(slug), "sign_code", language),
    }
    return page("sign_code", context, language=language)


def _to(name: str, language: str, slug: str) -> HttpResponse:
    return HttpResponseRedirect(place(name, language, slug), status=303)
