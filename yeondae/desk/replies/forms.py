"""An office's answer, and what of it is shown."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Demand
from yeondae.calls.photos import MOST_BYTES
from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.core.languages import name_of, readers, said
from yeondae.directory.models import Office
from yeondae.outcomes.models import Reply
from yeondae.outcomes.services import Answer

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """People by the name that staff see."""

    def label_from_instance(self, obj: Any) -> str:
        return said(obj.names, readers(), default=str(obj))


class DemandsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Demands by their words."""

    words: Mapping[int, str] = {}

    def label_from_instance(self, obj: Any) -> str:
        return self.words.get(obj.position) or str(obj)


class ReplyForm(forms.Form):
    """What an office answered: when, what kind, its text or a scan, about whom and what."""

    office = forms.ModelChoiceField(label=_("Which office"), queryset=Office.objects.none())
    on = forms.DateField(label=_("Dated"), widget=DAY)
    kind = forms.ChoiceField(label=_("It"), choices=Reply.Kind.choices)
    text = forms.CharField(
        label=_("Its text"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    scan = forms.FileField(label=_("or a scan (PDF, JPEG, PNG, TIFF)"), required=False)
    people = PeopleField(
        label=_("About whom"), queryset=Person.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    demands = DemandsField(
        label=_("On the demands"), queryset=Demand.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    visible = forms.ChoiceField(
        label=_("Who may see it"), choices=Reply.Visible.choices, initial=Reply.Visible.DESK
    )

    def __init__(self, call: Call, words: Mapping[int, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["office"].queryset = Office.objects.filter(pk__in=call.offices.values("office"))
        fields["people"].queryset = call.people.all()
        fields["demands"].queryset = call.demands.all()
        fields["demands"].words = words

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > clock.now().date():
            raise forms.ValidationError(_t("This day is still to come."))
        return self.cleaned_data["on"]

    def clean_scan(self) -> bytes:
        """The scan's bytes, empty without one."""
        upload: UploadedFile | None = self.cleaned_data["scan"]
        if upload is None:
            return b""
        return bytes(upload.read(MOST_BYTES + 1))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not self.errors and not values.get("text") and not values.get("scan"):
            self.add_error("text", _t("Give its text, or a scan of it."))
        return values

    def answer(self) -> Answer:
        """The answer without its scan."""
        values = self.cleaned_data
        return Answer(
            on=values["on"],
            kind=values["kind"],
            text=values["text"],
            people=values["people"],
            demands=values["demands"],
        )


class ShowForm(forms.Form):
    """Who may see an answer, and in which words it is published."""

    visible = forms.ChoiceField(label=_("Who may see it"), choices=Reply.Visible.choices)

    def __init__(
        self, languages: list[str], words: Mapping[str, str], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for language in languages:
            self.fields[f"words_{language}"] = forms.CharField(
                label=_t("What is published, %(language)s")
                % {"language": name_of(language, get_language() or "en")},
                required=False,
                initial=words.get(language, ""),
                widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
            )

    def words(self) -> dict[str, str]:
        """{language: text} for the languages that were written."""
        typed = {each: self.cleaned_data[f"words_{each}"].strip() for each in self.languages}
        return {language: text for language, text in typed.items() if text}
