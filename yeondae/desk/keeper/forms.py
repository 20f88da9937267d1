"""Who answers for this installation."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from yeondae.core.countries import countries


class KeeperForm(forms.Form):
    """An organisation and its address; whoever enters it says that nobody lives there."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    address_lines = forms.CharField(
        label=_("Its postal address"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("An office, a union's house, a post box with a lawyer: never a home."),
    )
    country = forms.ChoiceField(label=_("Country"))
    represented_by = forms.CharField(
        label=_("Represented by"),
        max_length=200,
        help_text=_("A post is enough where the law allows it."),
    )
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    register = forms.CharField(label=_("Where it is registered"), max_length=200, required=False)
    no_home = forms.BooleanField(
        label=_("This is an organisation's address. Nobody lives there."),
        error_messages={"required": _("Say that nobody lives there, or give another address.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", ""), *countries(get_language() or "en")]

    def values(self) -> dict[str, str]:
        """What is kept of it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "no_home"}
