"""What is asked about a member of staff, and about the size of the committee."""

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


class SizeForm(forms.Form):
    """How many people keep this installation."""

    size = forms.ChoiceField(
        label=_("How many are you?"), choices=Size.choices, widget=forms.RadioSelect
    )
