"""The forms by which a supporter is found and put right."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.core.countries import countries
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import email_index


class FindForm(forms.Form):
    """The address that somebody gives."""

    email = forms.CharField(
        label=_("The e-mail address they give"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def clean_email(self) -> str:
        address = str(self.cleaned_data["email"]).strip()
        try:
            email_index(address)
        except ValueError:
            raise forms.ValidationError(
                _t("This is not an e-mail address. It needs a name, an @ and a domain.")
            ) from None
        return address

    def index(self) -> bytes:
        """The blind index of what was typed."""
        return email_index(self.cleaned_data["email"])


class CorrectForm(forms.Form):
    """What can be put right of a supporter."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"))
    language = forms.ChoiceField(label=_("Language of mails"), choices=settings.LANGUAGES)

    def __init__(self, supporter: Supporter, *args: Any, **kwargs: Any) -> None:
        names = ("name", "organisation", "country", "language")
        kwargs["initial"] = {name: getattr(supporter, name) for name in names}
        super().__init__(*args, **kwargs)
        field = self.fields["country"]
        field.choices = countries(get_language() or "en")  # type: ignore[attr-defined]
