"""Fields that several forms have: a country, an e-mail address, a typed code."""

from functools import lru_cache
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from yeondae.core.countries import countries, is_country
from yeondae.sealing.index import canonical_email
from yeondae.supporters.rules import Code
from yeondae.typeset.errors import MissingGlyph
from yeondae.typeset.glyphs import printable, require_glyphs

Form = forms.Form


class Countries(forms.Select):
    """All countries to choose from, written once for each language: Django renders a template for
    each of them anew, which is most of a page's time.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options = _options(self.language, gettext("Choose a country"))
        for code in filter(is_country, self.format_value(value)):
            options = mark_safe(options.replace(f'"{code}"', f'"{code}" selected'))  # noqa: S308
        named = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(named), options)


@lru_cache(maxsize=64)
def _options(language: str, empty: str) -> SafeString:
    return format_html_join(
        "", '<option value="{}">{}</option>', [("", empty), *countries(language)]
    )


class CountryField(forms.ChoiceField):
    """A country, named in the reader's language."""

    def __init__(self, *, language: str, **kwargs: Any) -> None:
        empty = ("", gettext("Choose a country"))
        kwargs.setdefault("widget", Countries(language))
        kwargs.setdefault("label", gettext_lazy("Country where you are"))
        super().__init__(
            # Asked for when they are printed: a form that is only checked needs none of them.
            choices=lambda: [empty, *countries(language)],
            error_messages={
                "required": gettext_lazy("Choose the country where you are."),
                "invalid_choice": gettext_lazy("Choose a country from the list."),
                **kwargs.pop("error_messages", {}),
            },
            **kwargs,
        )

    def valid_value(self, value: object) -> bool:
        return is_country(str(value))


class AddressField(forms.CharField):
    """An e-mail address to which a code can be mailed."""

    widget = forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Your e-mail address"))
        super().__init__(
            max_length=254,
            error_messages={
                "required": gettext_lazy("Type your e-mail address."),
                "max_length": gettext_lazy(
                    "The e-mail address is too long: %(limit_value)s characters at most."
                ),
                **kwargs.pop("error_messages", {}),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        address = str(super().clean(value))
        if not address and not self.required:
            return ""
        try:
            validate_email(address)
            canonical_email(address)
        except (forms.ValidationError, ValueError):
            raise forms.ValidationError(
                gettext(
                    "This is not an e-mail address. It needs a name, an @ and a domain, such as "
                    "name@example.org."
                )
            ) from None
        return address


class PrintedField(forms.CharField):
    """Text that will stand on paper: every character of it must be one that we can print."""

    def clean(self, value: Any) -> str:
        text = printable(str(super().clean(value)))
        try:
            require_glyphs(text, "this field")  # whose name is not shown: the error stands at it
        except MissingGlyph as missing:
            raise forms.ValidationError(
                gettext("We cannot print the character “%(character)s”. Please take it out.")
                % {"character": missing.character}
            ) from None
        return text


def read_code(typed: str) -> str:
    """The six digits in what was typed, "" where there are not six."""
    digits = "".join(mark for mark in typed[:40] if mark.isdigit())
    return digits if len(digits) == 6 else ""


class CodeField(forms.CharField):
    """Six digits from a mail, with whatever spaces and hyphens came along."""

    widget = forms.TextInput(
        attrs={
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "class": "code",
            "maxlength": "12",
        }
    )

    def clean(self, value: Any) -> str:
        digits = read_code(str(super().clean(value)))
        if not digits:
            raise forms.ValidationError(gettext("The code has six digits. Look in the mail."))
        return digits


def why_refused(code: Code) -> str:
    """The sentence for a typed code that confirms nothing."""
    if code is Code.SPENT:
        return gettext("The code was tried five times. Ask for a new one.")
    if code is Code.LATE:
        return gettext("This code is no longer good: it is older than an hour. Ask for a new one.")
    return gettext("This is not the code. Look at the newest mail; older codes are no longer good.")


class CodeForm(forms.Form):
    """The mailed code, typed."""

    code = CodeField(
        label=gettext_lazy("Code from the mail"),
        error_messages={"required": gettext_lazy("Type the six digits from the mail.")},
    )


class AddressForm(forms.Form):
    """An e-mail address, to be mailed a code."""

    email = AddressField()
