"""The names of a person at the desk, somebody new, and two entries that are one person."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from yeondae.accounts.roles import Action
from yeondae.cases import queries, services
from yeondae.cases.models import Case, Merge, Name, Person
from yeondae.core.languages import said
from yeondae.core.refusal import Refused
from yeondae.desk.access import StaffRequest, asks
from yeondae.desk.doing import number_of, sent, telling
from yeondae.desk.reader import reader
from yeondae.flows import show_person

EMPTY_ROWS = 3


class NameForm(forms.Form):
    """One way in which somebody is written. A blank row is no name."""

    text = forms.CharField(label=_("Name"), required=False, max_length=400)
    family = forms.CharField(label=_("Family name in it"), required=False, max_length=200)
    order = forms.ChoiceField(label=_("Order"), choices=Name.Order.choices)
    language = forms.CharField(
        label=_("For readers of (en, ko, ne …)"), required=False, max_length=10
    )
    kind = forms.ChoiceField(label=_("Which name"), choices=Name.Kind.choices)
    is_public = forms.BooleanField(label=_("The name used in public there"), required=False)

    def written(self) -> services.Written | None:
        """The name of this row; None for a blank one."""
        values = self.cleaned_data
        return services.Written(**values) if values.get("text") else None


Names = forms.formset_factory(NameForm, extra=EMPTY_ROWS)


@asks(Action.SET_RISK)
def names(request: StaffRequest, pk: int) -> HttpResponse:
    """All names of a person: each one of its own, one for each language shown in public."""
    person = queries.open_person(pk, by=request.user)
    if person is None:
        raise Http404("There is no such person.")
    rows = [
        {"text": n.text, "family": n.family, "order": n.order, "language": n.language,
         "kind": n.kind, "is_public": n.is_public}
        for n in person.all_names.all()
    ]  # fmt: skip
    formset = Names(sent(request), initial=rows)
    refusal = ""
    if request.method == "POST" and formset.is_valid():
        written = [name for form in formset if (name := form.written())]
        try:
            services.set_names(person=person, names=written, by=request.user)
        except Refused as error:
            refusal = str(error)
        else:
            return redirect("desk:person", pk=pk)
    context = {"person": person, "name": said(person.names, reader()), "formset": formset,
               "refusal": refusal}  # fmt: skip
    status = 422 if refusal or (request.method == "POST" and not formset.is_valid()) else 200
    return render(request, "desk/people/names.html", context, status=status)


class NewPersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=400)
    language = forms.CharField(
        label=_("For readers of (en, ko, ne …)"), max_length=10, initial="en"
    )
    is_new = forms.BooleanField(label=_("This is somebody else"), required=False)


@asks(Action.SET_RISK)
def new_person(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody new in a case; who might be the same is offered first, with the reason."""
    case = get_object_or_404(Case, pk=pk)
    form = NewPersonForm(sent(request))
    alike: list[queries.Found] = []
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = form.cleaned_data
        alike = queries.find_sealed(values["name"], by=request.user)
        if values["is_new"] or not alike:
            try:
                person = services.add_person(
                    case=case, names={values["language"]: values["name"]}, by=request.user
                )
            except Refused as refusal:
                form.add_error("name", str(refusal))
            else:
                return redirect("desk:person", pk=person.pk)
    context = {"case": case, "form": form, "alike": alike}
    status = 422 if form.errors else 200
    return render(request, "desk/people/new.html", context, status=status)


@asks(Action.SET_RISK)
@require_POST
def find(request: StaffRequest) -> HttpResponse:
    """Who may be meant by a name in any script, spelling or order. Posted, so no log holds it."""
    written = request.POST.get("name", "")[:200]
    found = queries.find_sealed(written, by=request.user) if written.strip() else []
    return render(request, "desk/people/found.html", {"found": found, "written": written})


@asks(Action.SET_RISK)
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    """Two entries that may be one person: those alike, with the reason and one button each."""
    if request.method == "POST":
        person = get_object_or_404(Person, pk=pk)
        gone = get_object_or_404(Person, pk=number_of(request.POST.get("gone", "")))
        with telling(request, _t("The two entries are one now. You can undo it here.")):
            show_person.join(
                kept=person, gone=gone, by=request.user, why=request.POST.get("why", "")[:500]
            )
        return redirect("desk:merge_people", pk=pk)
    found = queries.alike(pk, by=request.user)
    if found is None:
        raise Http404("There is no such person.")
    person, others = found
    context = {
        "person": person,
        "name": said(person.names, reader()),
        "alike": others,
        "merges": person.merges.filter(undone_at=None).select_related("gone", "by"),
    }
    return render(request, "desk/people/merge.html", context)


@asks(Action.SET_RISK)
@require_POST
def undo_merge(request: StaffRequest, pk: int) -> HttpResponse:
    """They were two after all."""
    found = get_object_or_404(Merge.objects.select_related("kept", "gone"), pk=pk)
    with telling(request, _t("They are two entries again.")):
        services.undo_merge(merge=found, by=request.user)
    return redirect("desk:merge_people", pk=found.kept_id)
