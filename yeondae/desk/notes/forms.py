"""The forms of case notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.models import User
from yeondae.cases.models import Case, Person
from yeondae.cases.queries import present
from yeondae.core.languages import said
from yeondae.desk.reader import reader


class PassphraseForm(forms.Form):
    """What only this person knows."""

    passphrase = forms.CharField(
        label=_("Passphrase for case notes"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class NewPassphraseForm(PassphraseForm):
    """A new one, typed twice."""

    again = forms.CharField(
        label=_("The same again"),
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("again") and values.get("again") != values.get("passphrase"):
            self.add_error("again", _("The two are not the same."))
        return values


class _OfPerson(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Person) -> str:
        return said(obj.names, reader()) or str(obj)


class _AboutForm(forms.Form):
    person = _OfPerson(
        Person.objects.none(),
        label=_("About whom"),
        required=False,
        help_text=_("Goes with them when they are erased. Blank: about the whole case."),
    )

    def __init__(self, case: Case, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = present(case.people.all())
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class NoteForm(_AboutForm):
    text = forms.CharField(
        label=_("Note"),
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Where somebody is, and their right to stay, belong here and in no field."),
    )
    field_order = ("text", "person")


class DocumentForm(_AboutForm):
    file = forms.FileField(label=_("Document (20 MB at most)"), allow_empty_file=True)
    field_order = ("file", "person")


class AdmitForm(forms.Form):
    member = forms.ModelChoiceField(
        User.objects.filter(is_active=True, notes_key__isnull=False), label=_("Colleague")
    )
