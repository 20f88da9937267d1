"""Whom a call asks, by which ways, and what: offices and ladders, copies, relays, demands."""

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.calls import services
from yeondae.calls.models import Call, DemandState
from yeondae.calls.queries import newest_versions
from yeondae.core.languages import said
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.calls.finding import find
from yeondae.desk.calls.forms import DemandStateForm
from yeondae.desk.doing import telling
from yeondae.desk.reader import reader
from yeondae.directory import queries as directory
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.flows import change_asked


@asks(Action.EDIT_CALL)
def offices(request: StaffRequest, slug: str) -> HttpResponse:
    """Who is written to in which order, each by which contact points; who gets copies; relays."""
    call = find(slug, "offices", "relays")
    if request.method == "POST":
        with telling(request, _("Whom the call asks is kept.")):
            _keep(call, request.POST, request.user)
        again = "add" in request.POST
        return redirect("desk:call_offices" if again else "desk:call", slug=slug)
    asked = {row.office_id: row for row in call.offices.all()}
    reached = directory.offices().prefetch_related(None).prefetch_related("contact_points")
    known = {office.pk: office for office in reached}
    organisations = {each.pk: each for each in directory.organisations()}
    relays = [organisations[row.organisation_id] for row in call.relays.all()]
    context = {
        "call": call,
        "rows": [
            (row.office, row.position + 1, _rungs(known[row.office_id], relays, row.steps.all()))
            for row in call.offices.all()
        ],
        "others": [office for office in known.values() if office.pk not in asked],
        "copies": _copy_choices(call),
        "organisations": list(organisations.values()),
        "relays": relays,
    }
    return render(request, "desk/calls/offices.html", context)


def _rungs(
    office: Office, relays: Iterable[Organisation], steps: Iterable[object]
) -> list[tuple[ContactPoint, int | None]]:
    """Every contact point that may stand in the ladder, with its rung (from 1) or None."""
    rungs = {step.contact_point_id: step.position + 1 for step in steps}  # type: ignore[attr-defined]
    points = [point for point in office.contact_points.all() if point.kind in directory.SENDABLE]
    for relay in relays:
        own = relay.contact_points.all()
        points += [point for point in own if point.kind == ContactPoint.Kind.RELAY]
    return sorted(
        ((point, rungs.get(point.pk)) for point in points),
        key=lambda pair: (pair[1] or 99, pair[0].pk),
    )


def _copy_choices(call: Call) -> list[tuple[ContactPoint, bool]]:
    """The contact points of the call's issuers and of whoever gets copies now, chosen or not."""
    chosen = {row.contact_point_id for row in call.copies.all()}
    owners = {each.organisation_id for each in call.issuers.all()}
    offered = Q(organisation__in=owners, kind__in=directory.SENDABLE)
    points = ContactPoint.objects.filter(offered | Q(pk__in=chosen))
    ordered = sorted(
        points.select_related("organisation", "office"),
        key=lambda point: point.organisation_id not in owners,
    )
    return [(point, point.pk in chosen) for point in ordered]


def _keep(call: Call, posted: QueryDict, by: User) -> None:
    order = _ordered(posted, "office")
    added = _number(posted.get("new_office"))
    if added is not None and added not in order:
        order.append(added)
    ladders = {pk: _ordered(posted, f"rung-{pk}") for pk in order if pk != added}
    change_asked.change_asked(
        call=call,
        offices=order,
        ladders=ladders,
        copies=[pk for pk in map(_number, posted.getlist("copy")) if pk is not None],
        relays=[pk for pk in map(_number, posted.getlist("relay")) if pk is not None],
        by=by,
    )


def _ordered(posted: QueryDict, prefix: str) -> list[int]:
    """The ids of fields such as "office-12" that hold a place, in the order of their places."""
    places = []
    for name, value in posted.items():
        head, _dash, pk = name.rpartition("-")
        place, number = _number(value), _number(pk)
        if head == prefix and place and number is not None:
            places.append((place, number))
    return [number for _place, number in sorted(places)]


def _number(text: object) -> int | None:
    written = str(text or "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


@asks(Action.EDIT_CALL)
def people(request: StaffRequest, slug: str) -> HttpResponse:
    """For whom the call asks: of those in its case, and somebody new."""
    call = find(slug, "people")
    if request.method == "POST":
        chosen = [pk for pk in map(_number, request.POST.getlist("person")) if pk is not None]
        with telling(request, _("For whom the call asks is kept.")):
            change_asked.change_people(
                call=call,
                people=chosen,
                new_name=request.POST.get("new_name", "").strip()[:200],
                by=request.user,
            )
        return redirect("desk:call", slug=slug)
    chosen = [person.pk for person in call.people.all()]
    candidates = list(call.case.people.all()) if call.case else list(call.people.all())
    context = {
        "call": call,
        "rows": [(each, said(each.names, reader()), each.pk in chosen) for each in candidates],
    }
    return render(request, "desk/calls/people.html", context)


@asks(Action.EDIT_CALL)
def demands(request: StaffRequest, slug: str) -> HttpResponse:
    """How far each demand is met for each person, for whom it is, and one demand more."""
    call = find(slug, "offices", "people", "demands")
    if request.method == "POST":
        if request.POST.get("act") == "addressee":
            _set_addressee(request, call)
        elif request.POST.get("act") == "up":
            with telling(request, _("Kept.")):
                change_asked.move_demand_up(
                    call=call, demand=_number(request.POST.get("demand")) or 0, by=request.user
                )
        elif request.POST.get("act") == "add":
            with telling(request, _("A demand is added. Write its words in each language.")):
                change_asked.add_demand(call=call, by=request.user)
        else:
            _set_state(request, call)
        return redirect("desk:call_demands", slug=slug)
    context = {
        "call": call,
        "demands": _rows(call),
        "states": DemandState.State.choices,
        "offices": [row.office for row in call.offices.all()],
        "may_move": call.state in (Call.State.DRAFT, Call.State.IN_REVIEW),
    }
    return render(request, "desk/calls/demands.html", context)


def _set_addressee(request: StaffRequest, call: Call) -> None:
    demand = call.demands.filter(pk=_number(request.POST.get("demand")) or 0).first()
    offices = {row.office_id: row.office for row in call.offices.all()}
    if demand is not None:
        with telling(request, _("Kept.")):
            services.change_demand(
                demand=demand,
                addressee=offices.get(_number(request.POST.get("addressee")) or 0),
                by=request.user,
            )


def _set_state(request: StaffRequest, call: Call) -> None:
    form = DemandStateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a state and its date."))
        return
    values = form.cleaned_data
    with telling(request, _("Kept.")):
        change_asked.set_demand_state(
            call=call,
            demand=values["demand"],
            person=values["person"],
            state=values["state"],
            since=values["since"],
            by=request.user,
        )


def _rows(call: Call) -> list[dict[str, object]]:
    said_in = {each.edition.language: each.words["demands"] for each in newest_versions(call)}
    texts: list[str] = (
        said_in.get(reader()) or said_in.get("en") or next(iter(said_in.values()), [])
    )
    people = {person.pk: person for person in call.people.all()}
    return [
        {
            "demand": demand,
            "text": texts[demand.position] if demand.position < len(texts) else "",
            "states": [(state, people.get(state.person_id or 0)) for state in demand.states.all()],
        }
        for demand in call.demands.all()
    ]
