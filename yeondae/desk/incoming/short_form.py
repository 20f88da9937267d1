"""The fields of the short form, and what a typed line of it means."""

import re
from typing import Any

from babel import Locale
from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.from_form import Filled, Named
from yeondae.calls.phrases import ASKS, LANGUAGES, Ask
from yeondae.core import clock
from yeondae.directory.numbers import read_email, read_number, sentence
from yeondae.directory.queries import offices, organisations

IN_BRACKETS = re.compile(r"\(([^)]*)\)")
DEMANDS = {
    "release": _("release at once"),
    "charges": _("drop the charges"),
    "lawyer": _("see a lawyer and the family"),
    "doctor": _("see a doctor"),
    "deportation": _("no deportation"),
    "investigate": _("examine the arrest"),
    "rights": _("respect the right to organise"),
}
AUTHORITIES = [
    ("", _("not known")),
    ("police", _("police")),
    ("immigration", _("immigration authorities")),
    ("prosecution", _("public prosecutor")),
    ("military", _("military")),
    ("intelligence", _("intelligence service")),
]


def countries() -> list[tuple[str, str]]:
    """Every country by its name in the reader's language."""
    names = Locale.parse((translation.get_language() or "en").replace("-", "_")).territories
    real = [(code, name) for code, name in names.items() if len(code) == 2 and code.isalpha()]
    return [("", "—"), *sorted(real, key=lambda pair: pair[1])]


def _several(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


class ShortForm(forms.Form):
    """What one knows in the first hour. Only who, where in the world and what is asked must be."""

    people = forms.CharField(
        label=_("Who"),
        widget=_several(3),
        help_text=_("One person a line: Ann Example (한글 이름), president"),
    )
    organisation = forms.CharField(label=_("Their organisation"), required=False, max_length=200)
    country = forms.ChoiceField(label=_("Country"), choices=countries)
    on = forms.DateField(
        label=_("Taken on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    time = forms.TimeField(
        label=_("At about"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    where = forms.CharField(label=_("Where (kept private)"), required=False, max_length=300)
    authority = forms.ChoiceField(label=_("Taken by whom"), required=False, choices=AUTHORITIES)
    held_at = forms.CharField(label=_("Held where"), required=False, max_length=300)
    asks = forms.MultipleChoiceField(
        label=_("What is asked"),
        choices=[(code, DEMANDS[code]) for code in ASKS],
        initial=["release", "lawyer"],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    own_asks = forms.CharField(
        label=_("and in own words, one a line"), required=False, widget=_several(2)
    )
    office = forms.CharField(
        label=_("Of whom (the office)"), max_length=200,
        widget=forms.TextInput(attrs={"list": "known-offices"}),
        help_text=_("Such as Minister of Justice"),
    )  # fmt: skip
    office_of = forms.CharField(label=_("Part of"), required=False, max_length=200)
    holder = forms.CharField(label=_("Who holds the office"), required=False, max_length=200)
    fax = forms.CharField(
        label=_("Fax"), required=False, max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )  # fmt: skip
    email = forms.CharField(
        label=_("E-mail"), required=False, max_length=320,
        widget=forms.TextInput(attrs={"inputmode": "email"}),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Postal address, a line a line"), required=False, widget=_several(3)
    )
    issuer = forms.CharField(
        label=_("Who issues the call"), max_length=200,
        widget=forms.TextInput(attrs={"list": "known-organisations"}),
    )  # fmt: skip

    def known_offices(self) -> list[str]:
        return sorted({str(office) for office in offices()})

    def known_organisations(self) -> list[str]:
        return sorted({organisation.name for organisation in organisations()})

    def clean_people(self) -> list[Named]:
        people = [_named(line) for line in self.cleaned_data["people"].splitlines() if line.strip()]
        if not all(person.name for person in people):
            raise forms.ValidationError(_("A line without a name: write the name first."))
        return people

    def clean_email(self) -> str:
        written: str = self.cleaned_data["email"]
        reading = read_email(written) if written else None
        if reading and reading.warnings:
            raise forms.ValidationError(sentence(reading.warnings[0]))
        return written

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not values.get("asks") and not values.get("own_asks", "").strip() and not self.errors:
            self.add_error("asks", _("Choose at least one demand, or write one."))
        return values

    def filled(self) -> Filled:
        """The form's values, in the reader's language as far as we have phrases in it."""
        values = self.cleaned_data
        language = (translation.get_language() or "en").split("-")[0]
        own = [line.strip() for line in values["own_asks"].splitlines() if line.strip()]
        reading = read_number(values["fax"], values["country"]) if values["fax"] else None
        is_whole = reading is not None and not reading.warnings
        return Filled(
            language=language if language in LANGUAGES else "en",
            issuer=values["issuer"],
            people=values["people"],
            asks=[*(Ask(code) for code in values["asks"]), *(Ask(own=line) for line in own)],
            country=values["country"],
            organisation=values["organisation"],
            on=values["on"],
            time=values["time"].strftime("%H:%M") if values["time"] else "",
            where=values["where"],
            authority=values["authority"],
            held_at=values["held_at"],
            office=values["office"],
            office_of=values["office_of"],
            holder=values["holder"],
            fax=values["fax"],
            fax_e164=reading.value if reading and is_whole else "",
            email=values["email"],
            address=[line.strip() for line in values["address"].splitlines() if line.strip()],
            issued_on=clock.now().date(),
        )


def _named(line: str) -> Named:
    """ "Ann Example (예시하나), president" as name, name in Korean letters, and part."""
    in_brackets = IN_BRACKETS.search(line)
    plain = IN_BRACKETS.sub("", line)
    name, _comma, post = plain.partition(",")
    return Named(
        name=" ".join(name.split()),
        name_ko=in_brackets.group(1).strip() if in_brackets else "",
        post=" ".join(post.split()),
    )
