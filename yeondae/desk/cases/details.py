"""Details of a case, a form a kind: how one speaks to somebody, an act, a place, a charge."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.cases import services
from yeondae.cases.models import Charge, Event, Figure, Person, Place
from yeondae.core.refusal import Refused
from yeondae.desk.cases.entry_form import EntryForm, Pick
from yeondae.flows.correct_record import set_charge_state
from yeondae.letters.models import Greeting

PAPERS = [
    ("warrant", _("Arrest warrant")),
    ("detention_order", _("Detention order")),
    ("identity", _("The officers' identity cards")),
]
SEEN = [
    ("", _("not known")),
    ("shown", _("shown")),
    ("on_demand", _("shown when asked for")),
    ("missing", _("not shown")),
]


class TitleForm(EntryForm):
    heading = _("How one speaks to somebody")
    help = _("“Brother Han”, “Rep. Lee”, “Minister Jung”: by language, and for each register.")
    in_words = (("titles", _("What one says")),)
    person = Pick(Person.objects.all(), label=_("Who"))
    register = forms.ChoiceField(label=_("Register"), choices=Greeting.Register.choices)

    def write(self, by: User) -> None:
        person, register = self.cleaned_data["person"], self.cleaned_data["register"]
        titles = {language: dict(forms) for language, forms in person.titles.items()}
        for language, text in self.words("titles").items():
            titles.setdefault(language, {})[register] = text
        services.set_titles(person=person, titles=titles, by=by)


class ActForm(EntryForm):
    heading = _("What an event did to somebody")
    help = _("Kept private. Officers as somebody claims; papers as far as they were shown.")
    event = Pick(Event.objects.all(), label=_("Event"))
    person = Pick(Person.objects.all(), label=_("To whom"))
    injury = forms.CharField(
        label=_("Injuries and ill-treatment"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    operator = forms.ChoiceField(
        label=_("Officers: how exact"), choices=[("", "–"), *Figure.Operator.choices],
        required=False,
    )  # fmt: skip
    low = forms.IntegerField(label=_("How many"), required=False, min_value=0)
    high = forms.IntegerField(label=_("Up to"), required=False, min_value=0)
    body = forms.CharField(label=_("Of which authority"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in PAPERS:
            self.fields[name] = forms.ChoiceField(label=label, choices=SEEN, required=False)

    def write(self, by: User) -> None:
        values = self.cleaned_data
        act = values["event"].acts.filter(person=values["person"]).first()
        if act is None:
            raise Refused(_t("This event did not happen to this person."))
        services.describe_act(
            act=act,
            injury=values["injury"],
            officers=self.values("operator", "low", "high", "body"),
            documents=self.values(*(name for name, _label in PAPERS)),
            by=by,
        )


class PlaceForm(EntryForm):
    heading = _("A place and its names")
    help = _("A prison, a court, a town. Who is there stands elsewhere, and shows by consent only.")
    in_words = (("names", _("Its name")),)
    other_names = forms.CharField(
        label=_("Other and older names and spellings, one a line"), required=False,
        max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("What it is"), choices=Place.Kind.choices)
    time_zone = forms.CharField(
        label=_("Time zone, where it is not that of the case"), required=False, max_length=40
    )
    event = Pick(Event.objects.all(), label=_("What happened there"), required=False)

    def clean_time_zone(self) -> str:
        return known_zone(self.cleaned_data["time_zone"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not any(values.get(name) for name in self.fields if name.startswith("names_")):
            raise forms.ValidationError(_t("Write its name in one language at least."))
        return values

    def write(self, by: User) -> None:
        values = self.cleaned_data
        others = tuple(each.strip() for each in values["other_names"].splitlines() if each.strip())
        place = services.name_place(
            names=self.words("names"), kind=values["kind"], country=self.case.country,
            other_names=others, time_zone=values["time_zone"], by=by,
        )  # fmt: skip
        if values["event"]:
            services.place_event(event=values["event"], place=place, by=by)


class ChargeStateForm(EntryForm):
    heading = _("Where a charge stands")
    help = _("Letters that speak of the charge wait until somebody decides.")
    charge = Pick(Charge.objects.all(), label=_("Charge"))
    state = forms.ChoiceField(label=_("Where it stands"), choices=Charge.State.choices)

    def write(self, by: User) -> None:
        set_charge_state(
            charge=self.cleaned_data["charge"], state=self.cleaned_data["state"], by=by
        )


def known_zone(typed: str) -> str:
    """A time zone by its name, "Asia/Seoul"; raises ValidationError for one that is none."""
    typed = typed.strip()
    if typed and typed not in available_timezones():
        raise forms.ValidationError(
            _t("“%(zone)s” is no time zone: write it as in “Asia/Seoul”.") % {"zone": typed}
        )
    return typed
