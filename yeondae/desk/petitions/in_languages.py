"""Forms with a field in each language of a petition."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from yeondae.core.languages import name_of
from yeondae.petitions.models import Petition


class InLanguages(forms.Form):
    """What may be written in each language; none has to be."""

    def __init__(self, petition: Petition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = [text.language for text in petition.texts.all()]

    def ask(self, name: str, language: str, label: str, *, rows: int = 1, most: int) -> None:
        """Add the field `name` for one language, which its `label` names as %(language)s."""
        attrs: dict[str, Any] = {"lang": language}
        self.fields[f"{name}_{language}"] = forms.CharField(
            label=label % {"language": name_of(language, get_language() or "en")},
            required=False,
            max_length=most,
            widget=forms.Textarea({**attrs, "rows": rows}) if rows > 1 else forms.TextInput(attrs),
        )

    def said(self, name: str) -> dict[str, str]:
        """{language: text} of what was written as `name`."""
        typed = {each: self.cleaned_data[f"{name}_{each}"].strip() for each in self.languages}
        return {language: text for language, text in typed.items() if text}
