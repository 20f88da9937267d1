"""The forms of a petition at the desk."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.about_call import is_zone
from yeondae.core import clock
from yeondae.core.countries import countries
from yeondae.desk.calls.forms import DAY, country_codes
from yeondae.directory.models import Office, Organisation
from yeondae.petitions.models import Petition, Signature
from yeondae.petitions.rules.keeping import MOST_DAYS, USUAL_DAYS
from yeondae.petitions.services.making import Terms
from yeondae.sealing.index import canonical_email

HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TermsForm(forms.Form):
    """What stands once on a petition, whatever the language."""

    opens_on = forms.DateField(label=_("Opens on"), widget=DAY)
    opens_at = forms.TimeField(label=_("at"), widget=HOUR, initial="09:00")
    closes_on = forms.DateField(label=_("Closes on"), widget=DAY)
    closes_at = forms.TimeField(label=_("at"), widget=HOUR, initial="18:00")
    time_zone = forms.CharField(
        label=_("by the clock of"), max_length=40, help_text=_("A zone such as Asia/Seoul.")
    )
    goal = forms.IntegerField(
        label=_("How many signatures are hoped for"), required=False, min_value=10,
        max_value=100_000_000,
    )  # fmt: skip
    at_risk = forms.CharField(
        label=_("Countries at risk: no name, no place"), required=False, max_length=200,
        help_text=_("Two letters each. The number then moves every quarter of an hour at most."),
    )  # fmt: skip
    keep_days = forms.IntegerField(
        label=_("Days until names and pictures are destroyed"), min_value=0, max_value=MOST_DAYS,
        initial=USUAL_DAYS,
        help_text=_(
            "Counted from the closing; 183 are six months. Signers and sheets are told, so an open "
            "petition can only be given fewer."
        ),
    )  # fmt: skip
    partner = forms.ModelChoiceField(
        label=_("Through whom people there can sign"), required=False,
        queryset=Organisation.objects.all(),
    )  # fmt: skip
    offices = forms.ModelMultipleChoiceField(
        label=_("Handed over to"), queryset=Office.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["offices"]
        field.queryset = offices

    def clean_time_zone(self) -> str:
        if not is_zone(self.cleaned_data["time_zone"]):
            raise forms.ValidationError(_t("This is no time zone. Write it like Asia/Seoul."))
        return str(self.cleaned_data["time_zone"])

    def clean_at_risk(self) -> list[str]:
        return country_codes(self.cleaned_data["at_risk"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors:
            opens = (values["opens_on"], values["opens_at"])
            if (values["closes_on"], values["closes_at"]) <= opens:
                self.add_error("closes_on", _t("It would close before it opens."))
        return values

    def terms(self) -> Terms:
        """What was typed."""
        values = {name: self.cleaned_data[name] for name in Terms.__dataclass_fields__}
        return Terms(**values)


def terms_of(petition: Petition) -> dict[str, Any]:
    """A petition as the form shows it."""
    kept = {name: getattr(petition, name) for name in Terms.__dataclass_fields__}
    offices = [each.office_id for each in petition.addressees.all()]
    return {**kept, "at_risk": " ".join(petition.at_risk), "offices": offices}


class TextForm(forms.Form):
    """The words that are signed, in one language."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(
        label=_("The text"), widget=forms.Textarea(attrs={"rows": 14}), max_length=20_000,
        help_text=_("An empty line between paragraphs. Once it is open, it never changes."),
    )  # fmt: skip


class ReplyForm(forms.Form):
    """A signature that came as a reply by e-mail."""

    email = forms.EmailField(label=_("From the address"))
    name = forms.CharField(label=_("Name, as signed"), max_length=120)
    country = forms.ChoiceField(
        label=_("Country"), help_text=_("From a country at risk neither name nor place is kept.")
    )
    signed_on = forms.DateField(label=_("Dated"), widget=DAY)
    shown = forms.ChoiceField(
        label=_("The name is"), choices=Signature.Shown.choices, initial=Signature.Shown.NOT
    )
    sentence = forms.CharField(
        label=_("The sentence by which they agree, as they wrote it"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["country"]
        # Nothing stands chosen: the first country of the alphabet would be kept unseen.
        field.choices = [("", "—"), *countries(get_language() or "en")]

    def clean_email(self) -> str:
        try:
            canonical_email(self.cleaned_data["email"])
        except ValueError:
            raise forms.ValidationError(_t("This is not an e-mail address.")) from None
        return str(self.cleaned_data["email"])

    def clean_signed_on(self) -> Any:
        if self.cleaned_data["signed_on"] > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return self.cleaned_data["signed_on"]
