"""The forms of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.about_call import is_zone
from yeondae.directory.models import AddressForm, ContactPoint, Office, Organisation

LANGUAGES = ("en", "de", "ko")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class InThreeLanguages(forms.Form):
    """Helps a form that has a name in English, German and Korean under `<prefix>_<language>`."""

    def by_language(self, prefix: str) -> dict[str, str]:
        typed = {each: self.cleaned_data.get(f"{prefix}_{each}", "") for each in LANGUAGES}
        return {language: text.strip() for language, text in typed.items() if text.strip()}


class OfficeForm(InThreeLanguages):
    """A post that can be written to."""

    title_en = forms.CharField(label=_("Post in English"), max_length=200)
    title_de = forms.CharField(label=_("Post in German"), max_length=200, required=False)
    title_ko = forms.CharField(label=_("Post in Korean"), max_length=200, required=False)
    organisation = forms.ModelChoiceField(
        label=_("Part of"), queryset=Organisation.objects.all(), required=False
    )
    new_organisation = forms.CharField(
        label=_("or a new organisation"), max_length=200, required=False
    )
    country = forms.CharField(label=_("Country (two letters)"), min_length=2, max_length=2)
    time_zone = forms.CharField(label=_("Time zone there"), max_length=40)
    language = forms.CharField(label=_("Language it reads"), max_length=10, initial="en")
    serves_country = forms.CharField(
        label=_("An embassy: offered to supporters in (two letters)"),
        min_length=2, max_length=2, required=False,
    )  # fmt: skip
    opens = forms.TimeField(label=_("Opens"), widget=HOUR, initial="09:00")
    closes = forms.TimeField(label=_("Closes"), widget=HOUR, initial="18:00")
    working_days = forms.RegexField(
        label=_("Working days (1 is Monday)"), regex=r"^[1-7]{1,7}$", initial="12345"
    )
    letters_per_hour = forms.IntegerField(label=_("Letters an hour"), min_value=1, initial=20)
    letters_per_day = forms.IntegerField(label=_("Letters a day"), min_value=1, initial=100)

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean_serves_country(self) -> str:
        return str(self.cleaned_data["serves_country"]).upper()

    def clean_time_zone(self) -> str:
        if not is_zone(self.cleaned_data["time_zone"]):
            raise forms.ValidationError(_t("This is no time zone. Write it like Asia/Seoul."))
        return str(self.cleaned_data["time_zone"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not values.get("organisation") and not values.get("new_organisation"):
            self.add_error("organisation", _t("Say of what it is a part."))
        opens, closes = values.get("opens"), values.get("closes")
        if opens and closes and opens >= closes:
            self.add_error("closes", _t("It closes before it opens."))
        return values

    def facts(self) -> dict[str, Any]:
        """The office's own fields, as the services take them."""
        names = (
            "country", "time_zone", "language", "serves_country", "opens", "closes",
            "working_days", "letters_per_hour", "letters_per_day",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}


def office_values(office: Office) -> dict[str, Any]:
    """An office as its form shows it."""
    form = OfficeForm()
    own = {name: getattr(office, name) for name in form.fields if hasattr(office, name)}
    return own | {f"title_{language}": text for language, text in office.titles.items()}


class HolderForm(InThreeLanguages):
    """Who holds an office from when; whoever held it until then ends."""

    name_en = forms.CharField(label=_("Name in Latin letters"), max_length=200)
    name_ko = forms.CharField(label=_("Name in Korean letters"), max_length=200, required=False)
    since = forms.DateField(label=_("Since (blank: not known)"), required=False, widget=DAY)
    is_acting = forms.BooleanField(label=_("Acting"), required=False)


class SalutationForm(forms.Form):
    """How the office, or whoever holds it now, is addressed."""

    language = forms.CharField(label=_("Language"), max_length=10, initial="en")
    register = forms.ChoiceField(label=_("Register"), choices=AddressForm.Register.choices)
    salutation = forms.CharField(label=_("Salutation"), max_length=200)
    closing = forms.CharField(label=_("Closing"), max_length=200, required=False)
    for_holder = forms.BooleanField(
        label=_("Only for whoever holds it now"), required=False, initial=True
    )


class ContactForm(forms.Form):
    """One way to reach somebody. What is blank stays "not supplied"."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContactPoint.Kind.choices)
    as_written = forms.CharField(
        label=_("Number, e-mail or web address, as it is written"), max_length=500, required=False
    )
    lines = forms.CharField(
        label=_("Postal address, a line a line"), required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    valid_from = forms.DateField(label=_("Valid from"), required=False, widget=DAY)
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=DAY)

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {
            "as_written": values["as_written"],
            "lines": values["lines"].splitlines(),
            "note": values["note"],
            "valid_from": values["valid_from"],
            "valid_until": values["valid_until"],
        }


class AccountForm(forms.Form):
    """Where money can be given, exactly as its owner published it."""

    line = forms.CharField(
        label=_("The account, exactly as it stands there"), max_length=1000, strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    currency = forms.CharField(label=_("Currency (EUR, KRW, USD)"), min_length=3, max_length=3)
    language = forms.ChoiceField(
        label=_("Shown to readers of"), required=False,
        choices=[("", _("every language")), ("en", "English"), ("de", "Deutsch"), ("ko", "한국어")],
    )  # fmt: skip
    source = forms.CharField(label=_("Where its owner published it"), max_length=500)
    is_historic = forms.BooleanField(
        label=_("A record of its time: nobody should pay to it"), required=False
    )

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {**values, "currency": values["currency"].upper()}


class OrganisationForm(InThreeLanguages):
    """A union, a ministry, a committee."""

    name = forms.CharField(label=_("Name, as it calls itself"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    names_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    names_de = forms.CharField(label=_("Name in German"), max_length=200, required=False)
    names_ko = forms.CharField(label=_("Name in Korean"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("What it is"), choices=Organisation.Kind.choices)
    country = forms.CharField(
        label=_("Country (two letters)"), min_length=2, max_length=2, required=False
    )
    parent = forms.ModelChoiceField(
        label=_("Affiliated to"), queryset=Organisation.objects.all(), required=False
    )

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {
            "name": values["name"],
            "short_name": values["short_name"],
            "names": self.by_language("names"),
            "kind": values["kind"],
            "country": values["country"].upper(),
            "parent": values["parent"],
        }


def organisation_values(organisation: Organisation) -> dict[str, Any]:
    """An organisation as its form shows it."""
    return {
        "name": organisation.name,
        "short_name": organisation.short_name,
        "kind": organisation.kind,
        "country": organisation.country,
        "parent": organisation.parent_id,
        **{f"names_{language}": text for language, text in organisation.names.items()},
    }
