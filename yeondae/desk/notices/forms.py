"""The words of a notice, a language at a time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.core.languages import name_of

ROWS = 10


class WordsForm(forms.Form):
    """Subject and text for each language; both or neither."""

    def __init__(
        self,
        languages: Sequence[str],
        words: Mapping[str, Mapping[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for language in languages:
            known = words.get(language, {})
            named = {"language": name_of(language, get_language() or "en")}
            self.fields[f"subject_{language}"] = forms.CharField(
                label=_("Subject, %(language)s (names nobody)") % named,
                max_length=150,
                required=False,
                initial=known.get("subject", ""),
            )
            self.fields[f"text_{language}"] = forms.CharField(
                label=_("Text, %(language)s") % named,
                required=False,
                initial=known.get("text", ""),
                widget=forms.Textarea(attrs={"rows": ROWS, "lang": language}),
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for language in self.languages:
            if bool(values.get(f"subject_{language}")) != bool(values.get(f"text_{language}")):
                self.add_error(f"text_{language}", _("Write subject and text, or neither."))
        if not self.errors and not self.words():
            raise forms.ValidationError(_("Write the notice in one language at least."))
        return values

    def words(self) -> dict[str, dict[str, str]]:
        """{language: {"subject", "text"}} for the languages that were written."""
        found = {}
        for language in self.languages:
            text = self.cleaned_data.get(f"text_{language}", "").strip()
            if text:
                subject = self.cleaned_data[f"subject_{language}"].strip()
                found[language] = {"subject": subject, "text": text}
        return found
