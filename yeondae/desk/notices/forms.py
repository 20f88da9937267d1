"""The words of a notice, a language at a time, and whom it goes to."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.calls.models import Call, Round
from yeondae.core.countries import countries
from yeondae.core.languages import name_of
from yeondae.mailings.models import Notice
from yeondae.mailings.services import Whom

ROWS = 10
Words = Mapping[str, Mapping[str, str]]
Audience = Notice.Audience


class NoticeForm(forms.Form):
    """Subject and text for each language, both or neither; and whom it is for."""

    audience = forms.ChoiceField(widget=forms.RadioSelect, choices=Audience.choices)
    round = forms.ModelChoiceField(queryset=Round.objects.none(), required=False)
    languages = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    countries = forms.MultipleChoiceField(required=False)

    def __init__(
        self, languages: Sequence[str], words: Words, call: Call | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.written_in = languages
        for language in languages:
            self._add_words(language, words.get(language, {}))
        self._set_whom(call)

    def _add_words(self, language: str, known: Mapping[str, str]) -> None:
        named = {"language": _name(language)}
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

    def _set_whom(self, call: Call | None) -> None:
        audience, round_ = self.fields["audience"], self.fields["round"]
        audience.label, round_.label = _("To"), _("Only those who wrote in")
        assert isinstance(audience, forms.ChoiceField)
        assert isinstance(round_, forms.ModelChoiceField)
        if call is None:
            audience.choices = [(Audience.NEWSLETTER, Audience.NEWSLETTER.label)]
            audience.initial = Audience.NEWSLETTER
        rounds = call.rounds.order_by("number") if call else Round.objects.none()
        if len(rounds) > 1:
            round_.queryset, round_.empty_label = rounds, _("every round")
            round_.label_from_instance = _round_name  # type: ignore[method-assign, assignment]
        else:
            del self.fields["round"]
        known = dict.fromkeys([*self.written_in, *(code for code, _n in settings.LANGUAGES)])
        self._choose("languages", _("Only those who read"), [(each, _name(each)) for each in known])
        self._choose("countries", _("Only those in"), countries(get_language() or "en"))

    def _choose(self, name: str, label: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        field.label, field.choices = label, list(choices)

    @property
    def words_fields(self) -> list[forms.BoundField]:
        """Subjects and texts, for the page."""
        return [field for field in self if field.name.startswith(("subject_", "text_"))]

    @property
    def whom_fields(self) -> list[forms.BoundField]:
        """What narrows the audience, for the page."""
        return [self[name] for name in ("round", "languages", "countries") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for language in self.written_in:
            if bool(values.get(f"subject_{language}")) != bool(values.get(f"text_{language}")):
                self.add_error(f"text_{language}", _("Write subject and text, or neither."))
        if not self.errors and not self.words():
            raise forms.ValidationError(_("Write the notice in one language at least."))
        return values

    def words(self) -> dict[str, dict[str, str]]:
        """{language: {"subject", "text"}} for the languages that were written."""
        found = {}
        for language in self.written_in:
            text = self.cleaned_data.get(f"text_{language}", "").strip()
            if text:
                subject = self.cleaned_data[f"subject_{language}"].strip()
                found[language] = {"subject": subject, "text": text}
        return found

    def whom(self) -> Whom:
        """Whom it is for."""
        values = self.cleaned_data
        writers = values["audience"] == Audience.WRITERS
        return Whom(
            audience=values["audience"],
            round=values.get("round") if writers else None,
            languages=values["languages"],
            countries=values["countries"],
        )


class TestCopyForm(forms.Form):
    """Where a test copy goes."""

    to = forms.EmailField(max_length=254)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].label = _("Your own address")


def initial_of(notice: Notice) -> dict[str, Any]:
    """Whom a notice is for, as the form shows it."""
    return {
        "audience": notice.audience,
        "round": notice.round_id,
        "languages": notice.languages,
        "countries": notice.countries,
    }


def _name(language: str) -> str:
    return name_of(language, get_language() or "en")


def _round_name(each: Round) -> str:
    return _("round %(number)s") % {"number": each.number}
