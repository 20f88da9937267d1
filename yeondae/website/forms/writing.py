"""The first screen of writing: who writes, and the letter made one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.appeals.rules import Draft
from yeondae.flows.call_material import Material
from yeondae.flows.take_part import sample_text
from yeondae.letters.composing import MOST_CHARACTERS
from yeondae.website.forms.fields import AddressField, CountryField, PrintedField
from yeondae.website.languages import language_name
from yeondae.website.pages.words import words_for

NAME, ORGANISATION = 120, 160


@dataclass(frozen=True)
class LetterText:
    """One letter to edit: its field, who gets it, its subject, and a gloss for the reader."""

    field: str
    language: str
    language_name: str
    offices: list[str]
    subject: str
    gloss: str
    gloss_language: str


def letter_texts(material: Material, country: str, reader: str) -> list[LetterText]:
    """The letters that a supporter in `country` writes, one for each language."""
    return [
        LetterText(
            field=f"text_{language}",
            language=language,
            language_name=language_name(language),
            offices=[office.title_in(reader) for office in offices],
            subject=material.samples[language].words["letter"]["subject"],
            **_gloss(material, language, reader),
        )
        for language, offices in material.languages_for(country, reader).items()
    ]


def _gloss(material: Material, language: str, reader: str) -> dict[str, str]:
    """The sample in the reader's own language, where that is another one."""
    chosen = words_for(material.call, reader)
    if (
        chosen is None
        or chosen.language in (language, "")
        or chosen.language not in material.samples
    ):
        return {"gloss": "", "gloss_language": ""}
    return {
        "gloss": sample_text(material, chosen.language),
        "gloss_language": chosen.language,
    }


class WriteForm(forms.Form):
    """Country, name, address, organisation, and a text for each language of the letters."""

    name = PrintedField(
        label=_("Your name"),
        required=False,
        max_length=NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("Only needed if your name is to stand under the letter."),
    )
    email = AddressField(help_text=_("We mail you a code, so that nobody writes in your place."))
    organisation = PrintedField(
        label=_("Organisation, if you write for one"),
        required=False,
        max_length=ORGANISATION,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ["country", "name", "email", "organisation"]

    def __init__(
        self, *args: Any, texts: Sequence[LetterText], language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"] = CountryField(language=language)
        for each in texts:
            self.fields[each.field] = PrintedField(
                label=_("Your letter"),
                max_length=MOST_CHARACTERS,
                widget=forms.Textarea(attrs={"rows": 18, "lang": each.language}),
                error_messages={
                    "required": _("The letter is empty. Write it, or load the page again."),
                    "max_length": _(
                        "The letter is longer than about four pages. Please shorten it."
                    ),
                },
            )
        self.order_fields(self.field_order)


def draft_of(typed: Mapping[str, str], before: Draft) -> Draft:
    """What was typed on the first screen, right or wrong, laid over what was kept before."""
    texts = dict(before.get("texts", {}))
    for name, text in typed.items():
        if name.startswith("text_"):
            texts[name.removeprefix("text_")[:10]] = text[: 2 * MOST_CHARACTERS]
    return {
        **before,
        "country": typed.get("country", "")[:2],
        "name": typed.get("name", "")[: 2 * NAME],
        "email": typed.get("email", "").strip()[:300],
        "organisation": typed.get("organisation", "")[: 2 * ORGANISATION],
        "texts": dict(list(texts.items())[:5]),
    }


def as_typed(draft: Draft) -> dict[str, str]:
    """A draft as the first screen's fields."""
    texts = {f"text_{language}": text for language, text in draft.get("texts", {}).items()}
    return {
        "country": draft.get("country", ""),
        "name": draft.get("name", ""),
        "email": draft.get("email", ""),
        "organisation": draft.get("organisation", ""),
        **texts,
    }
