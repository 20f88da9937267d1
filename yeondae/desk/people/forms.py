"""The forms of a person's page."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models import Consent, Person
from yeondae.cases.rules.sealed_words import why_sealed

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHOWS = [
    ("name", _("the name")),
    ("face", _("the face")),
    ("place", _("the place of detention")),
    ("workplace", _("the workplace")),
]


def only_what_may_stand_open(text: str) -> None:
    """Raises ValidationError where a text belongs in a sealed case note; what was typed stays."""
    if why := why_sealed(text):
        raise forms.ValidationError(why)


class PersonForm(forms.Form):
    """What is known of somebody. Each name is one of its own; none is derived from another."""

    name_en = forms.CharField(label=_("Name in Latin letters"), required=False, max_length=200)
    name_ko = forms.CharField(label=_("Name in Korean letters"), required=False, max_length=200)
    name_own = forms.CharField(
        label=_("Name in their own script"), required=False, max_length=200,
        help_text=_("With its language: ne: …"),
    )  # fmt: skip
    post_en = forms.CharField(label=_("What they are, in English"), required=False, max_length=200)
    post_de = forms.CharField(label=_("in German"), required=False, max_length=200)
    post_ko = forms.CharField(label=_("in Korean"), required=False, max_length=200)
    held_since = forms.DateField(label=_("Held since"), required=False, widget=DAY)
    held_until = forms.DateField(label=_("Held until"), required=False, widget=DAY)
    held_at = forms.CharField(label=_("Held at"), required=False, max_length=300)
    note = forms.CharField(
        label=_("Note (for caseworkers)"), required=False,
        widget=forms.Textarea(attrs={"rows": 4}), validators=[only_what_may_stand_open],
        help_text=_("No migration status and no whereabouts: they stand in sealed case notes."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not (values.get("name_en") or values.get("name_ko") or values.get("name_own")):
            raise forms.ValidationError(_t("Write the name in one script at least."))
        since, until = values.get("held_since"), values.get("held_until")
        if since and until and until < since:
            self.add_error("held_until", _t("This lies before the day they were taken."))
        return values

    def names(self, person: Person) -> dict[str, str]:
        """The names as typed; those in languages that the form does not show stay."""
        values = self.cleaned_data
        names = {**person.names, "en": values["name_en"].strip(), "ko": values["name_ko"].strip()}
        names.pop(_own_language(person), None)
        language, colon, own = values["name_own"].partition(":")
        if colon and own.strip():
            names[language.strip()[:10]] = own.strip()
        return {language: name for language, name in names.items() if name}

    def posts(self, person: Person) -> dict[str, str]:
        """What they are, as typed; other languages stay."""
        typed = {each: self.cleaned_data[f"post_{each}"].strip() for each in ("en", "de", "ko")}
        return {language: text for language, text in {**person.posts, **typed}.items() if text}


def _own_language(person: Person) -> str:
    """The language of the one more name that the form shows; none for names of our readers."""
    return next((each for each in person.names if each not in {"en", "ko", "de"}), "")


def person_values(person: Person) -> dict[str, Any]:
    """A person as the form shows them."""
    own = _own_language(person)
    return {
        "name_en": person.names.get("en", ""),
        "name_ko": person.names.get("ko", ""),
        "name_own": f"{own}: {person.names[own]}" if own else "",
        **{f"post_{language}": post for language, post in person.posts.items()},
        "held_since": person.held_since,
        "held_until": person.held_until,
        "held_at": person.held_at,
        "note": person.note,
    }


class RiskForm(forms.Form):
    risk = forms.ChoiceField(
        label=_("How far one may go"),
        choices=[
            (grade.value, format_lazy("{} {}", grade.value, grade.label)) for grade in Person.Risk
        ],
        widget=forms.RadioSelect,
    )


class ConsentForm(forms.Form):
    """Who agreed, on which day, that what may show."""

    given_by = forms.ChoiceField(label=_("Who agreed"), choices=Consent.GivenBy.choices)
    given_on = forms.DateField(label=_("On"), widget=DAY)
    shows = forms.MultipleChoiceField(
        label=_("What may show"), choices=SHOWS, widget=forms.CheckboxSelectMultiple
    )
    until = forms.DateField(label=_("Until (blank: no end)"), required=False, widget=DAY)
    note = forms.CharField(
        label=_("How it was asked and given (sealed)"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}), validators=[only_what_may_stand_open],
    )  # fmt: skip
