"""Cases at the desk: everything known of one, what is doubtful, and what to enter."""

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.cases import services
from yeondae.cases.models import Case, Claim, Event, Figure, Person
from yeondae.cases.queries import next_hearings, open_case, present
from yeondae.cases.rules.doubts import doubts
from yeondae.cases.services.rebuilding import facts_of, loaded
from yeondae.core import clock
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.cases.entries import FACTS, FORMS
from yeondae.desk.doing import sent, telling
from yeondae.desk.paging import page_of
from yeondae.desk.reader import reader

A_PAGE = 50


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
    people = present(found.people.all()).prefetch_related(loaded(), "intervals")
    context = {
        "case": found,
        "title": said(found.titles, reader()),
        "people": [(each, said(each.names, reader()), _doubts(each)) for each in people],
        "events": [
            (each, said(each.words, reader()), _claims(each))
            for each in found.events.prefetch_related("claims__source")
        ],
        "figures": [
            (each, said(each.definition, reader()), _claims(each))
            for each in found.figures.prefetch_related("claims__source")
        ],
        "proceedings": found.proceedings.prefetch_related("charges", "rulings"),
        "sources": found.sources.all(),
        "photos": [(each, said(each.captions, reader())) for each in found.photos.all()],
        "kinds": [(name, form.heading) for name, form in FORMS.items()],
        "levels": Claim.Level.choices,
        "standings": Claim.Standing.choices,
    }
    return render(request, "desk/cases/case.html", context)


def _claims(about: Event | Figure) -> list[tuple[Claim, str, str]]:
    """What sources say of it: the claim, of which fact, and its words for the reader."""
    names = dict(FACTS)
    return [
        (each, str(names.get(each.field, each.field)), said(each.words, reader()))
        for each in about.claims.all()
    ]


def _doubts(person: Person) -> list[str]:
    return doubts(facts_of(person))


@asks(Action.SET_RISK)
def enter(request: StaffRequest, pk: int, slug: str) -> HttpResponse:
    """Enter one thing about a case: a source, a statement, a number, a charge …"""
    found = open_case(pk, by=request.user)
    if found is None or slug not in FORMS:
        raise Http404("There is no such case or form.")
    form = FORMS[slug](found, sent(request))
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
    """Give the case its public page, or take the page away."""
    found = get_object_or_404(Case, pk=pk)
    if "withdraw" in request.POST:
        with telling(request, _("The page is gone.")):
            services.withdraw_case(case=found, by=request.user)
    else:
        with telling(request, _("Everyone can read the page of this case now.")):
            services.publish_case(case=found, by=request.user)
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
