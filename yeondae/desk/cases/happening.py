"""Something that happened in a case: to several people at once, or to nobody by name.

A coordinated arrest is one event with an act for each person; a bill, a policy, a warning of what
may come concern nobody by name.
"""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action
from yeondae.cases import services
from yeondae.cases.models import Case, Person
from yeondae.cases.queries import open_case, present
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import sent
from yeondae.desk.people.events import EventForm, point_out
from yeondae.desk.reader import reader
from yeondae.flows.correct_record import record_event


class _People(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return said(obj.names, reader()) or str(obj)


class HappeningForm(EventForm):
    """An event of a case, with whom it hit; nobody for a bill, a policy or a warning."""

    people = _People(
        Person.objects.none(), label=_("To whom"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each gets an act of their own. Nobody: a bill, a policy, a warning."),
    )  # fmt: skip
    field_order = ("kind", "people")

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, country=case.country, **kwargs)
        people = present(case.people.all())
        self.fields["people"].queryset = people  # type: ignore[attr-defined]


@asks(Action.SET_RISK)
def happening(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter it."""
    case = open_case(pk, by=request.user)
    if case is None:
        raise Http404("There is no such case.")
    form = HappeningForm(case, sent(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            record_event(
                case=case,
                kind=values["kind"],
                when=form.when(),
                hits=[services.Hit(person) for person in values["people"]],
                source=form.source(),
                words=form.words(),
                is_public=values["is_public"],
                place=values["known_place"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            point_out(request, form)
            return redirect("desk:case", pk=pk)
    context = {"case": case, "title": said(case.titles, reader()), "form": form}
    status = 422 if form.errors else 200
    return render(request, "desk/cases/happening.html", context, status=status)
