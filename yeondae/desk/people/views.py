"""People held: the list, and one person with what may be shown of them."""

from collections.abc import Iterable

from django.db.models import F, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from yeondae.accounts.roles import Action
from yeondae.cases import queries, rules, services
from yeondae.cases.models import Consent, Person
from yeondae.cases.rules.doubts import doubts
from yeondae.cases.services.rebuilding import facts_of, loaded
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.cases.parts import Part
from yeondae.desk.doing import sent, telling
from yeondae.desk.paging import page_of
from yeondae.desk.people.forms import ConsentForm, PersonForm, RiskForm, person_values
from yeondae.desk.reader import reader
from yeondae.flows import show_person
from yeondae.flows.correct_record import change_person

A_PAGE, FIRST = 50, 20
# Two forms of one page have a field "note": each its own id, so that each has its label.
CONSENT_IDS = "consent_%s"


@asks(Action.SET_RISK)
def people(request: StaffRequest) -> HttpResponse:
    """Everybody page by page; or those whose risk grade nobody has set, who come first anyway."""
    ungraded = "ungraded" in request.GET
    everyone = queries.ungraded() if ungraded else Person.objects.order_by("pk")
    rows = queries.with_consents(queries.present(everyone))
    page = page_of(rows, request.GET.get("p"), A_PAGE)
    first: Iterable[Person] = []
    if not ungraded and not page.has_previous:
        first = queries.with_consents(queries.ungraded())[:FIRST]
    first = list(first)
    queries.note_listed([*page, *first], by=request.user)
    context = {
        "page": page,
        "rows": _rows(page),
        "first": _rows(first),
        "ungraded": ungraded,
    }
    return render(request, "desk/people/list.html", context)


def _rows(people: Iterable[Person]) -> list[tuple[Person, str, queries.ShownPerson]]:
    return [
        (person, said(person.names, reader()), queries.shown(person, reader())) for person in people
    ]


def _open(pk: int, request: StaffRequest) -> Person:
    found = queries.open_person(pk, by=request.user)
    if found is None:
        raise Http404("There is no such person.")
    return found


@asks(Action.SET_RISK, Action.EDIT_CALL)
def person(request: StaffRequest, pk: int) -> HttpResponse:
    """One person: what is known, what may show, what happened."""
    found = _open(pk, request)
    form = PersonForm(sent(request), initial=person_values(found))
    if request.method == "POST" and form.is_valid() and _change(request, found, form):
        return redirect("desk:person", pk=pk)
    return _page(request, found, form=form)


def _change(request: StaffRequest, person: Person, form: PersonForm) -> bool:
    """Write what the form says; where it is refused the reason stands on the form."""
    values = form.cleaned_data
    days_and_more = ("held_since", "held_until", "held_at", "note")
    try:
        change_person(
            person=person, names=form.names(person), posts=form.posts(person), by=request.user,
            **{name: values[name] for name in days_and_more},
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("What is known is kept."))
    return True


def _page(
    request: StaffRequest,
    found: Person,
    *,
    form: PersonForm | None = None,
    consent_form: ConsentForm | None = None,
) -> HttpResponse:
    """The page of a person, with the form that was sent where it cannot be taken as it stands."""
    today = clock.today_in(found.case.time_zone)
    form = form or PersonForm(initial=person_values(found))
    latest = found.acts.select_related("event").order_by(
        F("event__on").desc(nulls_last=True), "-pk"
    )
    acts = page_of(latest, request.GET.get("e"), A_PAGE)
    prefetch_related_objects([found], loaded())
    may = rules.leave(found.risk, found.consents.all(), today)
    context = {
        "person": found,
        "name": said(found.names, reader()),
        "public": queries.shown(found, reader()),
        "days": rules.days_held(found.held_since, found.held_until, today),
        "may": may,
        "consents": [(each, rules.in_force(each, today)) for each in found.consents.all()],
        "doubts": doubts(facts_of(found), today),
        "is_waiting": show_person.is_waiting(found),
        **({} if may.name else _still_naming(request, found)),
        "by_hand": found.overrides.filter(ended_at=None).first(),
        "acts": Part("e", acts, list(acts)),
        "greetings": found.greetings.all(),
        "form": form,
        "risk_form": RiskForm(initial={"risk": found.risk if found.risk_set_at else None}),
        "consent_form": consent_form
        or ConsentForm(initial={"given_on": today}, auto_id=CONSENT_IDS),
        "may_set": request.user.may(Action.SET_RISK),
        "may_erase": request.user.may(Action.ERASE_PERSON),
        "may_report": request.user.may(Action.REPORT_CHANGE),
    }
    wrong = form.errors or (consent_form is not None and consent_form.errors)
    return render(request, "desk/people/person.html", context, status=422 if wrong else 200)


def _still_naming(request: StaffRequest, person: Person) -> dict[str, object]:
    """What names somebody who may not be named: calls, and news for whoever may change it."""
    sees_news = request.user.may(Action.KEEP_NEWS)
    return {
        "naming": show_person.calls_naming(person),
        "news": show_person.news_naming(person) if sees_news else [],
    }


@asks(Action.SET_RISK)
@require_POST
def risk(request: StaffRequest, pk: int) -> HttpResponse:
    """Set how far one may go in showing this person."""
    found, form = _open(pk, request), RiskForm(request.POST)
    if form.is_valid():
        holds = show_person.grade(person=found, risk=form.cleaned_data["risk"], by=request.user)
        return _kept(request, pk, holds, _("The risk grade is kept."))
    messages.error(request, _("Choose one of the grades."))
    return redirect("desk:person", pk=pk)


def _kept(request: StaffRequest, pk: int, holds: bool, done: str) -> HttpResponse:
    """Say that it holds; or, where more would show by it, that a colleague says yes first."""
    waits = _("More would show by this, so it waits for a colleague's yes under Approvals.")
    messages.success(request, done if holds else waits)
    return redirect("desk:person" if holds else "desk:show_person", pk=pk)


@asks(Action.SET_RISK)
@require_POST
def end_override(request: StaffRequest, pk: int) -> HttpResponse:
    """What was set by hand ends: the events say again how it stands."""
    with telling(request, _("The events say again how it stands.")):
        services.end_override(person=_open(pk, request), by=request.user)
    return redirect("desk:person", pk=pk)


@asks(Action.SET_RISK)
@require_POST
def consent(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down who agreed to what."""
    found, form = _open(pk, request), ConsentForm(request.POST, auto_id=CONSENT_IDS)
    if not form.is_valid():
        messages.error(request, _("Say who agreed, on which day, and to what."))
        return _page(request, found, consent_form=form)
    try:
        holds = show_person.agree(person=found, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:person", pk=pk)
    return _kept(request, pk, holds, _("The consent is kept."))


@asks(Action.SET_RISK)
@require_POST
def end_consent(request: StaffRequest, pk: int, consent_pk: int) -> HttpResponse:
    """It was withdrawn: from today nothing that it covered shows."""
    found = get_object_or_404(
        Consent.objects.select_related("person__case"), pk=consent_pk, person=pk
    )
    with telling(request, _("Withdrawn. What was shown by it is hidden; texts that name them are "
                            "listed below.")):  # fmt: skip
        show_person.withdraw_consent(consent=found, by=request.user)
    return redirect("desk:person", pk=pk)
