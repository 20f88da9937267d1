"""Where a test goes: an address that the administrator types, never one from the directory."""

import re

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.channels import registry
from yeondae.channels.addresses import BadAddress, fax_number, mailbox
from yeondae.channels.guard import is_reserved


class MailForm(forms.Form):
    """An e-mail address of one's own."""

    to = forms.CharField(
        label=_("Send a mail to"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_to(self) -> str:
        try:
            address = str(mailbox(self.cleaned_data["to"].strip()))
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from error
        return _refuse_reserved(address)


class FaxForm(forms.Form):
    """A fax number of one's own."""

    number = forms.CharField(
        label=_("Send a fax to"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
        help_text=_(
            "With the country code, such as +1 202 555 0143. Choose a machine of your own."
        ),
    )

    def clean_number(self) -> str:
        try:
            number = fax_number(re.sub(r"[\s()./-]", "", self.cleaned_data["number"]))
        except BadAddress as error:
            raise forms.ValidationError(str(error)) from error
        return _refuse_reserved(number)


def _refuse_reserved(to: str) -> str:
    """Raises ValidationError for an example's address where letters really leave."""
    if registry.is_real() and is_reserved(to):
        raise forms.ValidationError(
            _t("This address is reserved for examples and is never sent to. Type one of your own.")
        )
    return to
