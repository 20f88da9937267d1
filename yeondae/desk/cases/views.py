"""Cases at the desk: everything known of one, what is doubtful, and what to enter."""

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.cases import services
from yeondae.cases.models import Case, Claim, Person
from yeondae.cases.queries import next_hearings, open_case, present
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.cases.entries import FORMS
from yeondae.desk.cases.parts import parts_of
from yeondae.desk.doing import sent, telling
from yeondae.desk.paging import page_of
from yeondae.desk.reader import reader

A_PAGE = 50
# What a link to a form may choose beforehand, by its number.
NAMED_IN_ADDRESS = ("event", "figure", "person")


@asks(Action.SET_RISK)
def cases(request: StaffRequest) -> HttpResponse:
    """Every case, the youngest first; above them the days in court of the next two months."""
    page = page_of(Case.objects.order_by("-opened_on", "-pk"), request.GET.get("p"), A_PAGE)
    people = present(Person.objects.filter(case__in=page.object_list))
    numbers = dict(people.order_by().values_list("case").annotate(number=Count("pk")))
    rows = [(row, numbers.get(row.pk, 0)) for row in page]
    hearings = [] if page.has_previous else next_hearings(clock.now())
    context = {"page": page, "rows": rows, "hearings": hearings}
    return render(request, "desk/cases/list.html", context)


@asks(Action.SET_RISK)
def case(request: StaffRequest, pk: int) -> HttpResponse:
    """One case: people with their status and doubts, statements, numbers, courts."""
    found = open_case(pk, by=request.user)
    if found is None:
        raise Http404("There is no such case.")
    context = {
        "case": found,
        "title": said(found.titles, reader()),
        "kinds": [(name, form.heading) for name, form in FORMS.items()],
        "levels": Claim.Level.choices,
        "standings": Claim.Standing.choices,
        **parts_of(found, request.GET),
    }
    return render(request, "desk/cases/case.html", context)


@asks(Action.SET_RISK)
def enter(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Enter one thing about a case: a source, a statement, a number, a charge …"""
    found = open_case(pk, by=request.user)
    if found is None or slug not in FORMS:
        raise Http404("There is no such case or form.")
    named = {name: value for name, value in request.GET.items() if name in NAMED_IN_ADDRESS}
    form = FORMS[slug](found, sent(request), initial=named)
    if request.method == "POST" and form.is_valid():
        try:
            form.write(request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:case", pk=pk)
    context = {"case": found, "title": said(found.titles, reader()), "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/cases/enter.html", context, status=status)


@asks(Action.SET_RISK)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the page of a case away; giving it one is for two (`showing`)."""
    found = get_object_or_404(Case, pk=pk)
    with telling(request, _("The page is gone.")):
        services.withdraw_case(case=found, by=request.user)
    return redirect("desk:case", pk=pk)


@asks(Action.SET_RISK)
@require_POST
def judge(request: StaffRequest, pk: int) -> HttpResponse:
    """Say how far a statement is verified and how it stands; or show it first."""
    claim = get_object_or_404(Claim.objects.select_related("source"), pk=pk)
    with telling(request, _("The statement is kept so.")):
        if "show" in request.POST:
            services.show_claim(claim=claim, by=request.user)
        else:
            level = request.POST.get("level", claim.level)
            standing = request.POST.get("standing", claim.standing)
            if level not in Claim.Level.values or standing not in Claim.Standing.values:
                raise Http404("There is no such level.")
            services.judge_claim(claim=claim, level=level, standing=standing, by=request.user)
    return redirect("desk:case", pk=claim.source.case_id)
