"""The forms of the incoming pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.texts import paragraphs_of

MOST = 1024 * 1024  # bytes; the reader takes no more


class ReceiveForm(forms.Form):
    """A pasted text or a file."""

    text = forms.CharField(
        label=_("Paste the text as it came"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    file = forms.FileField(
        label=_("or choose a file (.txt, .eml, .html, .pdf)"),
        required=False,
        allow_empty_file=True,
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        text, file = values.get("text", "").strip(), values.get("file")
        if not text and not file and not self.errors:
            raise forms.ValidationError(_("Paste a text or choose a file."))
        if text and file:
            raise forms.ValidationError(_("Paste a text or choose a file, not both."))
        if len(text.encode()) > MOST or (file and file.size > MOST):
            raise forms.ValidationError(_("This is over 1 MB. Take the part that is the call."))
        return values


class UpdateForm(forms.Form):
    """What an update says that is new."""

    on = forms.DateField(label=_("Date"))
    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("What is new"), widget=forms.Textarea(attrs={"rows": 5}))
    asks_again = forms.BooleanField(
        label=_("It asks people to write again (a new round opens)"), required=False
    )

    def clean_text(self) -> list[str]:
        return paragraphs_of(self.cleaned_data["text"])
