"""The forms for paper: collectors, sheets, what stands on them."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.photos import MOST_BYTES
from yeondae.core.countries import countries
from yeondae.core.languages import name_of
from yeondae.petitions.models import Collector, Petition
from yeondae.petitions.rules.sheets import UNSETTLED, Line, read_lines
from yeondae.petitions.services.paper import MOST_SHEETS

EVERY = "*"


class CollectorForm(forms.Form):
    """Somebody who takes sheets along."""

    name = forms.CharField(label=_("Who takes sheets along"), max_length=120)


class PrintForm(forms.Form):
    """So many sheets for one collector, in one language, with one country's columns."""

    collector = forms.ModelChoiceField(label=_("For"), queryset=Collector.objects.none())
    language = forms.ChoiceField(label=_("Language"))
    country = forms.ChoiceField(label=_("Columns as they are usual in"))
    paper = forms.ChoiceField(
        label=_("Paper"), choices=[("a4", "A4"), ("us-letter", "US Letter")], initial="a4"
    )
    count = forms.IntegerField(
        label=_("How many sheets"), min_value=1, max_value=MOST_SHEETS, initial=10
    )

    def __init__(self, petition: Petition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["collector"].queryset = petition.collectors.all()
        fields["collector"].label_from_instance = lambda one: f"{one.name} ({one.code})"
        reader = get_language() or "en"
        languages = [
            (each.language, name_of(each.language, reader)) for each in petition.public_texts
        ]
        fields["language"].choices = [*languages, (EVERY, _t("every language, as many of each"))]
        fields["country"].choices = countries(reader)
        fields["country"].initial = petition.call.country


class ImageForm(forms.Form):
    """A sheet that was scanned, or photographed in the page (photograph.js)."""

    image = forms.FileField(
        label=_("Photograph or scan (JPEG, PNG, PDF)"),
        widget=forms.FileInput(attrs={"accept": "image/*,application/pdf"}),
    )

    def clean_image(self) -> bytes:
        """The bytes; a byte too many is refused where pictures are read."""
        upload: UploadedFile = self.cleaned_data["image"]
        return bytes(upload.read(MOST_BYTES + 1))


class CountForm(forms.Form):
    """A sheet that is only counted."""

    rows = forms.IntegerField(label=_("Filled rows"), min_value=0, max_value=200)
    unreadable = forms.IntegerField(
        label=_("of them unreadable"), min_value=0, max_value=200, initial=0
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and values["unreadable"] > values["rows"]:
            self.add_error("unreadable", _t("More than there are rows."))
        return values


class LinesForm(forms.Form):
    """A sheet, typed line by line."""

    lines = forms.CharField(
        label=_("One line a row: name; town; e-mail"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        help_text=_("A hyphen for a name that cannot be read. Town and e-mail may be missing."),
    )  # fmt: skip

    def clean_lines(self) -> list[Line]:
        """What was typed, line by line."""
        lines = read_lines(self.cleaned_data["lines"])
        if any(UNSETTLED in line["name"] for line in lines):
            raise forms.ValidationError(
                _t("A ? is left: type what is written there, or a hyphen for the name.")
            )
        return lines
