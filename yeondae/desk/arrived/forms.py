"""Copies that somebody counted."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.core import clock
from yeondae.core.countries import countries
from yeondae.directory.models import Office

WAYS = (
    ("fax", _("by fax")),
    ("email", _("by e-mail")),
    ("post", _("by post")),
    ("by_hand", _("by hand")),
    ("other", _("another way")),
)
MOST = 20_000


class ArrivedForm(forms.Form):
    """How many copies arrived, of letters to whom, from where, by which way, when."""

    letters = forms.IntegerField(label=_("How many copies"), min_value=1, max_value=MOST)
    arrived_on = forms.DateField(
        label=_("Arrived on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    channel = forms.ChoiceField(label=_("They came"), choices=WAYS)
    office = forms.ModelChoiceField(
        label=_("Copies of letters to"),
        queryset=Office.objects.none(),
        required=False,
        empty_label=_("several, or not known"),
    )
    country = forms.ChoiceField(label=_("From"), required=False)
    group = forms.CharField(
        label=_("Group that sent them, if it says so"),
        max_length=160,
        required=False,
        help_text=_("For the desk only; it is not published."),
    )

    def __init__(self, call: Call, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["office"].queryset = Office.objects.filter(pk__in=call.offices.values("office"))
        fields["arrived_on"].initial = clock.now().date()
        several = ("", _t("several countries, or not known"))
        fields["country"].choices = [several, *countries(get_language() or "en")]

    def clean_arrived_on(self) -> date:
        day: date = self.cleaned_data["arrived_on"]
        if day > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return day
