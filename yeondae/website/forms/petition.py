"""Signing: at most four fields, and each consent by itself, none ticked beforehand."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models import Signature
from yeondae.petitions.rules.keeping import USUAL_DAYS, term
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.services import Agreed
from yeondae.website.forms.fields import AddressField, CountryField, PrintedField

Purpose, Shown = ConsentGiven.Purpose, Signature.Shown
SIGN = "sign"

# The sentences as they are shown; a ticked one is kept word for word, in its language.
CONSENTS = {
    SIGN: _(
        "I sign this text. Keep my name and country, sealed, until %(term)s after the petition "
        "is over, to count me once and to hand my signature over as I chose above. That I sign "
        "may say something about my political opinion."
    ),
    Purpose.CALL_NEWS.value: _("Tell me by mail what happens here, and when this is handed over."),
    Purpose.NEWSLETTER.value: _("Send me news of other calls by mail."),
}
WITHOUT_NAME = _(
    "I sign this text without name and place. Keep a mark that counts me once, from which my "
    "address cannot be read back."
)
FOR_OFFICERS = _(
    "I may sign in this organisation's name. Show its name, my name and role, and its number of "
    "members as claimed by it, here and to the addressees, once somebody has checked with us."
)
LONG_NAME = _("Your name is too long: %(limit_value)s characters at most.")


class Shared(dict[str, forms.Field]):
    """Fields made once for every form of a kind and language: nobody changes them."""

    def __deepcopy__(self, memo: object) -> "Shared":
        return self  # Django copies a form's fields, which costs more than checking them


class Consenting(forms.Form):
    """A form with its consents behind its fields, and a field that only machines fill in."""

    consents: Mapping[str, Any] = CONSENTS
    # As they stand on the page, the consents behind them: what is wrong is listed in this order.
    order: tuple[str, ...] = ("email",)
    # Off the page for people; a name that form fillers of browsers leave alone.
    leave_empty = forms.CharField(required=False, widget=forms.TextInput(
        attrs={"tabindex": "-1", "autocomplete": "off"}
    ))  # fmt: skip

    def __init__(
        self, *args: Any, language: str = "", keep_days: int = USUAL_DAYS, **kwargs: Any
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        made = _made(type(self), language, get_language() or "en", keep_days)
        self.consents, self.base_fields = made  # type: ignore[misc]  # Django looks here first
        super().__init__(*args, **kwargs)

    @classmethod
    def worded(cls, language: str) -> dict[str, forms.Field]:
        """The fields that are worded in the reader's language."""
        return {"email": AddressField()}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get(SIGN):
            self.add_error(SIGN, gettext("Without this we cannot count your signature."))
        return given

    @property
    def is_machine(self) -> bool:
        """Whether the field was filled in that no person sees."""
        return bool(self.data.get("leave_empty"))

    def ticks(self) -> list[forms.BoundField]:
        """The consents, to print."""
        return [self[purpose] for purpose in self.consents]

    def agreed(self) -> list[Agreed]:
        """What was ticked, in the words that were shown."""
        return [
            Agreed(purpose, str(sentence), get_language() or "en")
            for purpose, sentence in self.consents.items()
            if self.cleaned_data.get(purpose)
        ]


class SignatureForm(Consenting):
    """Country, name, e-mail, and how much of the name is shown."""

    order = ("country", "name", "email", "shown")
    name = PrintedField(
        label=_("Your name"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={
            "required": _("Type your name. It is shown only if you choose so."),
            "max_length": LONG_NAME,
        },
    )  # fmt: skip
    shown = forms.ChoiceField(
        choices=Shown.choices, widget=forms.RadioSelect, initial=Shown.NOT,
        error_messages={"required": _("Choose how much of your name is shown.")},
    )  # fmt: skip

    @classmethod
    def worded(cls, language: str) -> dict[str, forms.Field]:
        return {"country": CountryField(language=language), **super().worded(language)}

    def content(self) -> dict[str, Any]:
        """What is kept until the code is typed."""
        return {name: self.cleaned_data[name] for name in ("name", "country", "email", "shown")}


class SafeForm(Consenting):
    """For people in a country at risk: an address for the code, nothing else."""

    consents = {SIGN: WITHOUT_NAME}

    def content(self) -> dict[str, Any]:
        """What is kept until the code is typed: neither name nor place."""
        return {"email": self.cleaned_data["email"], "country": "", "name": "", "shown": Shown.NOT}


class OrganisationForm(Consenting):
    """An organisation signs: its name and reach, its officer's name and role."""

    order = ("organisation", "country", "reach", "name", "role", "email")
    consents = {SIGN: FOR_OFFICERS, Purpose.CALL_NEWS.value: CONSENTS[Purpose.CALL_NEWS.value]}
    organisation = PrintedField(
        label=_("Organisation"), max_length=200,
        error_messages={
            "required": _("Type the name of your organisation."),
            "max_length": _(
                "The name of the organisation is too long: %(limit_value)s characters at most."
            ),
        },
    )  # fmt: skip
    name = PrintedField(
        label=_("Your name (an officer of it)"), max_length=120,
        error_messages={
            "required": _("Type your name. It is shown with the organisation."),
            "max_length": LONG_NAME,
        },
    )  # fmt: skip
    role = PrintedField(
        label=_("Your role there"), max_length=120,
        error_messages={
            "required": _("Type your role in the organisation."),
            "max_length": _("Your role is too long: %(limit_value)s characters at most."),
        },
    )  # fmt: skip
    reach = forms.IntegerField(
        label=_("Members, as your organisation counts them"), required=False, min_value=1,
        max_value=500_000_000,
        error_messages={
            "invalid": _("Type how many members there are in digits alone, or leave it empty."),
            "min_value": _("There must be one member at least, or leave the number empty."),
            "max_value": _("So many members are not possible. Look at the number again."),
        },
    )  # fmt: skip

    @classmethod
    def worded(cls, language: str) -> dict[str, forms.Field]:
        return {
            "country": CountryField(
                language=language,
                label=_("Country of the organisation"),
                error_messages={"required": _("Choose the country of the organisation.")},
            ),
            "email": AddressField(
                label=_("Your e-mail address at the organisation"),
                error_messages={"required": _("Type your e-mail address at the organisation.")},
            ),
        }

    def content(self) -> dict[str, Any]:
        """What is kept until the code is typed."""
        names = ("organisation", "name", "role", "reach", "country", "email")
        kept = {name: self.cleaned_data[name] for name in names}
        return {**kept, "kind": Signature.Kind.ORGANISATION.value, "shown": Shown.FULL}


@lru_cache(maxsize=256)
def _made(
    form: type[Consenting], language: str, spoken: str, keep_days: int
) -> tuple[Mapping[str, Any], Shared]:
    """The consents and fields of a kind of form; sentences are in the language that is `spoken`."""
    sign = form.consents[SIGN] % {"term": term(keep_days)}
    consents = {**form.consents, SIGN: sign}
    ticks = {
        purpose: forms.BooleanField(required=False, label=sentence)
        for purpose, sentence in consents.items()
    }
    fields = {**form.base_fields, **form.worded(language)}
    standing = {name: fields.pop(name) for name in form.order}
    return consents, Shared({**standing, **ticks, **fields})
