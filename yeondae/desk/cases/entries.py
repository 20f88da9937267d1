"""What a caseworker enters about a case, a form a kind: each knows how it is written down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.cases import services
from yeondae.cases.laws import laws
from yeondae.cases.models import (
    Charge,
    Claim,
    Event,
    Figure,
    Label,
    Person,
    Proceeding,
    Relation,
    Ruling,
    Source,
    Status,
)
from yeondae.desk.cases.details import ActForm, ChargeStateForm, PlaceForm, TitleForm
from yeondae.desk.cases.entry_form import DAY, EntryForm, Pick
from yeondae.desk.reader import reader
from yeondae.directory.models import Organisation

FACTS = [
    ("happened", _("that it happened")),
    ("date", _("the date")),
    ("time", _("the time")),
    ("place", _("the place")),
    ("number", _("the number")),
    ("sentence", _("the sentence")),
    ("words", _("what was said")),
]


class SourceForm(EntryForm):
    heading = _("A source")
    name = forms.CharField(label=_("Who says so"), max_length=300)
    url = forms.URLField(label=_("Where it stands"), required=False, assume_scheme="https")
    published_on = forms.DateField(label=_("Published on"), required=False, widget=DAY)
    kind = forms.ChoiceField(label=_("What it is"), choices=Source.Kind.choices)
    nearness = forms.ChoiceField(label=_("How near they are"), choices=Source.Nearness.choices)
    reliability = forms.ChoiceField(
        label=_("How reliable"), choices=Source.Reliability.choices, initial="unknown"
    )

    def write(self, by: User) -> None:
        services.add_source(case=self.case, by=by, **self.cleaned_data)


class ClaimForm(EntryForm):
    heading = _("What a source says")
    help = _("Statements that differ stand side by side; one is shown first, and readers see that.")
    in_words = (("words", _("What it says")),)
    event = Pick(Event.objects.all(), label=_("About which event"), required=False)
    figure = Pick(Figure.objects.all(), label=_("Or about which number"), required=False)
    fact = forms.ChoiceField(label=_("Which fact"), choices=FACTS)
    source = Pick(Source.objects.all(), label=_("Source"))
    quote = forms.CharField(
        label=_("In its own words (sealed)"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    level = forms.ChoiceField(label=_("Verified how far"), choices=Claim.Level.choices)
    standing = forms.ChoiceField(label=_("How it stands"), choices=Claim.Standing.choices)
    first = forms.BooleanField(label=_("Show this one first"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if bool(values.get("event")) == bool(values.get("figure")):
            raise forms.ValidationError(_("Choose either an event or a number."))
        return values

    def write(self, by: User) -> None:
        values = self.cleaned_data
        said_there = services.Said(
            values["fact"], self.words("words"), values["quote"],
            level=values["level"], standing=values["standing"],
        )  # fmt: skip
        services.add_claim(
            about=values["event"] or values["figure"], source=values["source"], said=said_there,
            shown=True if values["first"] else None, by=by,
        )  # fmt: skip


class FigureForm(EntryForm):
    heading = _("A number, as stated")
    help = _("People without names, totals, sizes as claimed. It is never added to named people.")
    in_words = (("definition", _("What is counted")),)
    kind = forms.ChoiceField(label=_("What kind"), choices=Figure.Kind.choices)
    operator = forms.ChoiceField(label=_("How exact"), choices=Figure.Operator.choices)
    low = forms.IntegerField(label=_("How many"), required=False, min_value=0)
    high = forms.IntegerField(label=_("Up to"), required=False, min_value=0)
    since = forms.DateField(label=_("Since"), required=False, widget=DAY)
    until = forms.DateField(label=_("As of"), required=False, widget=DAY)
    event = Pick(Event.objects.all(), label=_("At which event"), required=False)
    part_of = Pick(Figure.objects.all(), label=_("Part of which number"), required=False)
    organisation = Pick(
        Organisation.objects.order_by("name"), label=_("The size of which organisation"),
        required=False,
    )  # fmt: skip
    source = Pick(Source.objects.all(), label=_("Source"))
    is_public = forms.BooleanField(label=_("Everyone may read it"), required=False)

    def write(self, by: User) -> None:
        names = ("operator", "low", "high", "since", "until", "event", "part_of", "organisation")
        services.state_figure(
            case=self.case, kind=self.cleaned_data["kind"], definition=self.words("definition"),
            source=self.cleaned_data["source"], is_public=self.cleaned_data["is_public"],
            by=by, **self.values(*names),
        )  # fmt: skip


class ProceedingForm(EntryForm):
    heading = _("A proceeding")
    help = _("Charges and sentences belong to a proceeding: one person may stand in several.")
    in_words = (("names", _("What it is called")),)
    court = forms.CharField(label=_("Court"), required=False, max_length=200)
    number = forms.CharField(label=_("Number at the court"), required=False, max_length=100)
    opened_on = forms.DateField(label=_("Opened on"), required=False, widget=DAY)
    is_public = forms.BooleanField(label=_("Everyone may read it"), required=False)

    def write(self, by: User) -> None:
        facts = self.values("court", "number", "opened_on", "is_public")
        services.open_proceeding(case=self.case, names=self.words("names"), by=by, **facts)


class ChargeForm(EntryForm):
    heading = _("A charge")
    in_words = (
        ("alleged", _("What is alleged")),
        ("penalties", _("What may follow, as the source says it")),
    )
    proceeding = Pick(Proceeding.objects.all(), label=_("Proceeding"))
    person = Pick(Person.objects.all(), label=_("Against whom"), required=False)
    law = forms.ChoiceField(label=_("Law"), choices=lambda: _law_choices())
    article = forms.CharField(label=_("Article"), required=False, max_length=40)
    by_whom = forms.CharField(label=_("Who accuses"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Where it stands"), choices=Charge.State.choices)
    source = Pick(Source.objects.all(), label=_("Source"))

    def write(self, by: User) -> None:
        values = self.cleaned_data
        services.add_charge(
            proceeding=values["proceeding"], law=values["law"], source=values["source"],
            person=values["person"], alleged=self.words("alleged"),
            penalties=self.words("penalties"), by=by,
            **self.values("article", "by_whom", "state"),
        )  # fmt: skip


def _law_choices() -> list[tuple[str, str]]:
    return [(law.code, law.name_in(reader())) for law in laws().values()]


class RulingForm(EntryForm):
    heading = _("A judgment")
    proceeding = Pick(Proceeding.objects.all(), label=_("Proceeding"))
    person = Pick(Person.objects.all(), label=_("About whom"))
    instance = forms.ChoiceField(label=_("Which court"), choices=Ruling.Instance.choices)
    on = forms.DateField(label=_("On"), required=False, widget=DAY)
    months = forms.IntegerField(label=_("Months in prison"), required=False, min_value=0)
    suspended_months = forms.IntegerField(
        label=_("Suspended for how many months"), required=False, min_value=0
    )
    fine = forms.IntegerField(label=_("Fine"), required=False, min_value=0)
    currency = forms.CharField(label=_("Currency (KRW)"), required=False, max_length=3)
    source = Pick(Source.objects.all(), label=_("Source"))

    def write(self, by: User) -> None:
        values = self.cleaned_data
        names = ("instance", "on", "months", "suspended_months", "fine", "currency")
        services.add_ruling(
            proceeding=values["proceeding"], person=values["person"], source=values["source"],
            by=by, **self.values(*names),
        )  # fmt: skip


class LabelForm(EntryForm):
    heading = _("“Prisoner of conscience”")
    help = _("A label has an author: who declared it, when, and why.")
    in_words = (("why", _("Why")),)
    person = Pick(Person.objects.all(), label=_("Who"))
    kind = forms.ChoiceField(label=_("Label"), choices=Label.Kind.choices)
    declared_by = forms.CharField(label=_("Declared by"), max_length=200)
    declared_on = forms.DateField(label=_("On"), widget=DAY)
    source_name = forms.CharField(label=_("Where that stands"), max_length=300)
    source_url = forms.URLField(label=_("Its address"), required=False, assume_scheme="https")

    def write(self, by: User) -> None:
        services.declare(by=by, why=self.words("why"), **self.values(
            "person", "kind", "declared_by", "declared_on", "source_name", "source_url",
        ))  # fmt: skip


class StatusForm(EntryForm):
    heading = _("How it stands, set by hand")
    help = _("Better enter what happened. Set by hand it needs a source, and readers see that.")
    person = Pick(Person.objects.all(), label=_("Who"))
    status = forms.ChoiceField(label=_("How it stands"), choices=Status.choices)
    on = forms.DateField(label=_("Since"), widget=DAY)
    source_name = forms.CharField(label=_("Who says so"), max_length=300)
    why = forms.CharField(label=_("Why by hand (sealed)"), required=False, max_length=500)

    def write(self, by: User) -> None:
        services.override_status(by=by, **self.cleaned_data)


class RelationForm(EntryForm):
    heading = _("Two people who belong together")
    person = Pick(Person.objects.all(), label=_("Who"))
    kind = forms.ChoiceField(label=_("How"), choices=Relation.Kind.choices)
    other = Pick(Person.objects.all(), label=_("With whom"))
    note = forms.CharField(label=_("Note (sealed)"), required=False, max_length=300)

    def write(self, by: User) -> None:
        services.relate(by=by, **self.cleaned_data)


class PostForm(EntryForm):
    heading = _("A post")
    in_words = (("titles", _("What they were")),)
    person = Pick(Person.objects.all(), label=_("Who"))
    since = forms.DateField(label=_("Since"), required=False, widget=DAY)
    until = forms.DateField(label=_("Until"), required=False, widget=DAY)
    organisation = Pick(Organisation.objects.order_by("name"), label=_("Where"), required=False)
    is_acting = forms.BooleanField(label=_("Acting, for somebody who is held"), required=False)

    def write(self, by: User) -> None:
        facts = self.values("person", "organisation", "since", "until", "is_acting")
        services.hold_post(titles=self.words("titles"), by=by, **facts)


FORMS: dict[str, type[EntryForm]] = {
    "source": SourceForm,
    "claim": ClaimForm,
    "figure": FigureForm,
    "proceeding": ProceedingForm,
    "charge": ChargeForm,
    "ruling": RulingForm,
    "label": LabelForm,
    "status": StatusForm,
    "relation": RelationForm,
    "post": PostForm,
    "title": TitleForm,
    "act": ActForm,
    "place": PlaceForm,
    "charge_state": ChargeStateForm,
}
