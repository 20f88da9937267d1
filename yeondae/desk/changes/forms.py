"""A report of a change, and the decision what it means for a call."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Demand, DemandState
from yeondae.cases.models import Change, Person
from yeondae.cases.queries import present
from yeondae.core import clock
from yeondae.core.languages import readers, said
from yeondae.deliveries.models import Pause

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


# A day in court is entered as an event, and reports itself.
REPORTED = [each for each in Change.Kind.choices if each[0] != Change.Kind.HEARING]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """People by the name that staff see."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{said(obj.names, readers(), default=str(obj))} · {obj.case}"


class ReportForm(forms.Form):
    """Who says that what happened to whom, and when."""

    person = PersonField(label=_("Who"), queryset=Person.objects.none())
    kind = forms.ChoiceField(label=_("What happened"), choices=REPORTED)
    on = forms.DateField(label=_("On which day there"), widget=DAY)
    place = forms.CharField(label=_("Moved to where"), max_length=200, required=False)
    source_name = forms.CharField(label=_("Who says so"), max_length=300)
    source_url = forms.URLField(label=_("Where it stands"), required=False, assume_scheme="https")

    def __init__(self, *args: Any, also: int = 0, **kwargs: Any) -> None:
        """Whom calls that are out are for, and the person of number `also`."""
        super().__init__(*args, **kwargs)
        asked = Q(calls__state__in=(Call.State.PUBLISHED, Call.State.STOPPED)) | Q(pk=also)
        people = present(Person.objects.filter(asked)).select_related("case")
        self.fields["person"].queryset = people.distinct()  # type: ignore[attr-defined]
        self.initial.setdefault("person", also or None)

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return self.cleaned_data["on"]


class DecisionForm(forms.Form):
    """What is to happen with one call, and how far each demand is met for this person."""

    decision = forms.ChoiceField(
        label=_("What is to happen"), choices=Pause.Decision.choices, widget=forms.RadioSelect
    )

    def __init__(self, pause: Pause, words: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demands: Iterable[Demand] = list(pause.call.demands.prefetch_related("states"))
        for demand in self.demands:
            known = {state.person_id: state.state for state in demand.states.all()}
            self.fields[f"demand_{demand.pk}"] = forms.ChoiceField(
                label=words.get(demand.position) or str(demand),
                choices=DemandState.State.choices,
                initial=known.get(pause.change.person_id)
                or known.get(None)
                or DemandState.State.OPEN,
            )

    def demand_states(self) -> dict[Demand, str]:
        """The chosen state of each demand whose state was changed."""
        names = {each: f"demand_{each.pk}" for each in self.demands}
        return {
            each: self.cleaned_data[name]
            for each, name in names.items()
            if name in self.changed_data
        }
