"""What somebody says they did with a bundle."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.core import clock
from yeondae.core.ids import read_reference
from yeondae.deliveries.services.bundling import Carried

LENGTH = 8  # letters and digits of a reference, core.ids.reference()
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PostedForm(forms.Form):
    """When it was posted, and what was left out; `references` are those of its letters."""

    on = forms.DateField(label=_("Posted on"), widget=DAY)
    left_out = forms.CharField(
        label=_("References of letters that did not go, if any"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, references: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.references = frozenset(references)
        self.fields["on"].initial = clock.now().date()

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return self.cleaned_data["on"]

    def clean_left_out(self) -> list[str]:
        """Of this bundle only: a slip of the pen must not say of a letter that it went."""
        # "y7k3 9qfm, A3CE-4HJK": what stands between says nothing, for all are equally long.
        marks = "".join(each for each in self.cleaned_data["left_out"] if each.isalnum())
        found = [read_reference(marks[at : at + LENGTH]) for at in range(0, len(marks), LENGTH)]
        unknown = [each for each in found if each not in self.references]
        if unknown:
            text = _t("These are not in the list below: %(references)s. Nothing was noted yet.")
            raise forms.ValidationError(text % {"references": ", ".join(unknown)})
        return found

    def word(self) -> Carried:
        """What was said, as the services take it."""
        values = self.cleaned_data
        return Carried(values["on"], to=values.get("to", ""), how=values.get("how", ""))


class HandedOverForm(PostedForm):
    """When, to whom and how the letters were handed over."""

    to = forms.CharField(
        label=_("Handed to"), max_length=200,
        help_text=_("Such as: the ministry's registry. Every writer reads it in their receipt."),
    )  # fmt: skip
    how = forms.CharField(
        label=_("How"), max_length=200, required=False,
        help_text=_("Such as: in person, against a stamp."),
    )  # fmt: skip
    field_order = ("on", "to", "how", "left_out")

    def __init__(self, references: Collection[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(references, *args, **kwargs)
        self.fields["on"].label = _t("Handed over on")
