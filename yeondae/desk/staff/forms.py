"""What is asked about a member of staff, and about the size of the committee."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.committee import Size
from yeondae.accounts.roles import Role

PLAIN = RegexValidator(r"^[a-z0-9._-]+$", _("Small letters, digits, dots and hyphens only."))


class Roles(forms.Form):
    """Which roles somebody has."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"), choices=Role.choices, widget=forms.CheckboxSelectMultiple, required=False
    )


class Invitation(Roles):
    """A new colleague."""

    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        validators=[PLAIN],
        help_text=_("Small letters, without spaces. It stays for ever, so it need not be a name."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
    name = forms.CharField(
        label=_("What colleagues call this person"), max_length=60, required=False
    )
    field_order = ["username", "name", "roles"]

    def clean_roles(self) -> list[str]:
        if not self.cleaned_data["roles"]:
            raise forms.ValidationError(_("Choose one role at least."))
        chosen: list[str] = self.cleaned_data["roles"]
        return chosen


class OwnItems(forms.Form):
    """What somebody sees who sees only their own items."""

    calls = forms.TypedMultipleChoiceField(
        label=_("Calls to translate"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organisation = forms.TypedChoiceField(
        label=_("Letters to hand over: of which organisation"),
        coerce=int,
        required=False,
        empty_value=None,
    )

    def __init__(
        self,
        *args: Any,
        calls: list[tuple[int, str]],
        organisations: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["calls"].choices = calls  # type: ignore[attr-defined]
        none = [("", _("of none"))]
        self.fields["organisation"].choices = none + organisations  # type: ignore[attr-defined]


class SizeForm(forms.Form):
    """How many people keep this installation."""

    size = forms.ChoiceField(
        label=_("How many are you?"), choices=Size.choices, widget=forms.RadioSelect
    )
