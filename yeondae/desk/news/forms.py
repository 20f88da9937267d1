"""News and events, a language at a time: what is not written is not shown."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.community.models import News
from yeondae.core.languages import name_of

PARTS = ("title", "place", "text")


class NewsForm(forms.Form):
    """Title and text in one language at least; an event has a day."""

    kind = forms.ChoiceField(choices=News.Kind.choices, widget=forms.RadioSelect)
    on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, news: News | None = None, **kwargs: Any) -> None:
        known = news.words if news else {}
        super().__init__(*args, **kwargs)
        self.initial = {"kind": news.kind, "on": news.on} if news else {"kind": News.Kind.NEWS}
        self.fields["kind"].label = _("What is it?")
        self.fields["on"].label = _("Day of the event, there")
        self.languages = list(dict.fromkeys([*(code for code, _n in settings.LANGUAGES), *known]))
        labels = {
            "title": _("Title, %(language)s"),
            "place": _("Place and time, %(language)s"),
            "text": _("Text, %(language)s"),
        }
        for language in self.languages:
            named = {"language": name_of(language, get_language() or "en")}
            for part in PARTS:
                rows = {"rows": 6, "lang": language}
                self.fields[f"{part}_{language}"] = forms.CharField(
                    label=labels[part] % named,
                    required=False,
                    max_length=200 if part != "text" else 10_000,
                    initial=known.get(language, {}).get(part, ""),
                    widget=forms.Textarea(attrs=rows) if part == "text" else forms.TextInput(),
                )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("kind") == News.Kind.EVENT and not values.get("on"):
            self.add_error("on", _("Say on which day the event is."))
        for language in self.languages:
            if bool(values.get(f"title_{language}")) != bool(values.get(f"text_{language}")):
                self.add_error(f"text_{language}", _("Write title and text, or neither."))
        if not self.errors and not self.words():
            raise forms.ValidationError(_("Write it in one language at least."))
        return values

    def words(self) -> dict[str, dict[str, str]]:
        """{language: {"title", "place", "text"}} for the languages that were written."""
        return {
            language: {part: self.cleaned_data[f"{part}_{language}"].strip() for part in PARTS}
            for language in self.languages
            if self.cleaned_data.get(f"text_{language}", "").strip()
        }
