"""The forms of a call's page."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from yeondae.calls.drafts.about_call import is_zone
from yeondae.calls.drafts.texts import paragraphs_of
from yeondae.calls.models import Call, DemandState
from yeondae.core.languages import name_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
BUDGETED = ("fax", "email", "post", "relay")


def country_codes(written: str) -> list[str]:
    """Two-letter codes from a line such as "KR, MM". Raises ValidationError for anything else."""
    codes = written.replace(",", " ").upper().split()
    wrong = [code for code in codes if not re.fullmatch(r"[A-Z]{2}", code)]
    if wrong:
        raise forms.ValidationError(_t("Write countries in two letters each, such as KR MM."))
    return codes


class FactsForm(forms.Form):
    """What stands once on the call, whatever the language."""

    issued_on = forms.DateField(label=_("Issued on"), required=False, widget=DAY)
    send_by = forms.DateField(
        label=_("Send by"), required=False, widget=DAY,
        help_text=_("Blank: none given. After this day new letters are held: “ask first”."),
    )  # fmt: skip
    country = forms.CharField(label=_("Country (two letters)"), max_length=2)
    time_zone = forms.CharField(label=_("Time zone there"), max_length=40)
    issuers = forms.CharField(
        label=_("Issued by, one a line"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    references = forms.CharField(
        label=_("References of others, one a line"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("With an address behind it where there is one: UA 1/26 https://example.org"),
    )  # fmt: skip
    planned = forms.CharField(
        label=_("What is planned, one a line"), required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("2026-12-10 Rally | ko: 집회. A hearing has a mark: 2026-12-10! …"),
    )  # fmt: skip
    at_risk = forms.CharField(
        label=_("Countries at risk: safe ways only"), required=False, max_length=200,
        help_text=_("Whoever is there sees no e-mail and no name field."),
    )  # fmt: skip
    nobody_at_risk = forms.BooleanField(
        label=_("I looked: nobody who writes is at risk in any country"), required=False
    )
    text_is_offence = forms.CharField(
        label=_("Countries where the text itself is an offence: warn"), required=False,
        max_length=200,
    )  # fmt: skip
    hotlines = forms.CharField(
        label=_("The union's hotline, by language, one a line"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("ko: +1 202 555 0100"),
    )  # fmt: skip
    look_at_changed = forms.BooleanField(
        label=_("Somebody looks at letters with changed text before they go"), required=False
    )
    budget_fax = forms.IntegerField(label=_("At most by fax"), required=False, min_value=0)
    budget_email = forms.IntegerField(label=_("At most by e-mail"), required=False, min_value=0)
    budget_post = forms.IntegerField(label=_("At most by post"), required=False, min_value=0)
    budget_relay = forms.IntegerField(label=_("At most by relay"), required=False, min_value=0)

    def clean_country(self) -> str:
        return country_codes(self.cleaned_data["country"])[0]

    def clean_time_zone(self) -> str:
        if not is_zone(self.cleaned_data["time_zone"]):
            raise forms.ValidationError(_t("This is no time zone. Write it like Asia/Seoul."))
        return str(self.cleaned_data["time_zone"])

    def clean_at_risk(self) -> list[str]:
        return country_codes(self.cleaned_data["at_risk"])

    def clean_text_is_offence(self) -> list[str]:
        return country_codes(self.cleaned_data["text_is_offence"])

    def clean_references(self) -> list[tuple[str, str]]:
        made = []
        for line in _lines(self.cleaned_data["references"]):
            code, _blank, url = line.rpartition(" ")
            made.append((code, url) if url.startswith(("http://", "https://")) else (line, ""))
        return made

    def clean_hotlines(self) -> dict[str, str]:
        pairs = [line.partition(":") for line in _lines(self.cleaned_data["hotlines"])]
        if any(not number.strip() for _language, _colon, number in pairs):
            raise forms.ValidationError(_t("Write the language, a colon and the number."))
        return {language.strip(): number.strip() for language, _colon, number in pairs}

    def clean_planned(self) -> list[tuple[date, dict[str, str], bool]]:
        made = []
        for line in _lines(self.cleaned_data["planned"]):
            day, _blank, words = line.partition(" ")
            try:
                on = date.fromisoformat(day.rstrip("!"))
            except ValueError:
                raise forms.ValidationError(
                    _t("Begin each line with its date, such as 2026-12-10.")
                ) from None
            made.append((on, _by_language(words), day.endswith("!")))
        return made

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("nobody_at_risk") and values.get("at_risk"):
            self.add_error("nobody_at_risk", _t("Name countries at risk, or say there is none."))
        return values

    def budgets(self) -> dict[str, int | None]:
        return {channel: self.cleaned_data[f"budget_{channel}"] for channel in BUDGETED}


def _by_language(words: str) -> dict[str, str]:
    """ "Rally | ko: 집회" by language; what has no language is English."""
    found = {}
    for part in words.split("|"):
        language, colon, text = part.strip().partition(":")
        is_named = bool(colon) and re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", language)
        found[language if is_named else "en"] = text.strip() if is_named else part.strip()
    return {language: text for language, text in found.items() if text}


def _in_a_line(words: Mapping[str, str]) -> str:
    return " | ".join(
        text if language == "en" else f"{language}: {text}" for language, text in words.items()
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def facts_of(call: Call) -> dict[str, Any]:
    """The present facts as the form shows them."""
    values: dict[str, Any] = {
        "issued_on": call.issued_on,
        "send_by": call.send_by,
        "country": call.country,
        "time_zone": call.time_zone,
        "issuers": "\n".join(each.organisation.name for each in call.issuers.all()),
        "references": "\n".join(
            f"{each.code} {each.url}".strip() for each in call.references.all()
        ),
        "planned": "\n".join(
            f"{each.on.isoformat()}{'!' if each.is_hearing else ''} {_in_a_line(each.words)}"
            for each in call.planned_events.all()
        ),
        "at_risk": " ".join(call.at_risk),
        "nobody_at_risk": call.nobody_at_risk,
        "text_is_offence": " ".join(call.text_is_offence),
        "hotlines": "\n".join(f"{key}: {number}" for key, number in call.hotlines.items()),
        "look_at_changed": call.look_at_changed,
    }
    return values | {f"budget_{each.channel}": each.most for each in call.budgets.all()}


class PhotoForm(forms.Form):
    """A picture and its caption; without a file only the captions change."""

    file = forms.FileField(label=_("Picture (JPEG, PNG or WebP)"), required=False)
    caption_en = forms.CharField(label=_("Caption in English"), required=False, max_length=300)
    caption_de = forms.CharField(label=_("Caption in German"), required=False, max_length=300)
    caption_ko = forms.CharField(label=_("Caption in Korean"), required=False, max_length=300)
    agreed = forms.BooleanField(
        label=_("Everyone whose face is seen agreed, or no face is seen"), required=False
    )
    remove = forms.BooleanField(label=_("Take the picture away"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("file") and not values.get("agreed"):
            self.add_error("agreed", _t("A face needs its owner's yes before it is shown."))
        return values


class StopForm(forms.Form):
    why = forms.CharField(label=_("Why"), max_length=500)


class RenewForm(forms.Form):
    send_by = forms.DateField(label=_("New send-by date"), required=False, widget=DAY)


class InLanguages(forms.Form):
    """A form with some fields once for each language of the call."""

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = list(languages)


class CloseForm(InLanguages):
    """What happened, in each language of the call."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in self.languages:
            self.fields[f"words_{language}"] = forms.CharField(
                label=_t("What happened (%(language)s)")
                % {"language": name_of(language, get_language() or "en")},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
            )

    def words(self) -> dict[str, str]:
        typed = {each: self.cleaned_data[f"words_{each}"].strip() for each in self.languages}
        return {language: text for language, text in typed.items() if text}


class UpdateWordsForm(InLanguages):
    """The title and text of an update in each language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        for language in self.languages:
            name = name_of(language, reader)
            self.fields[f"title_{language}"] = forms.CharField(
                label=_t("Title (%(language)s)") % {"language": name},
                required=False,
                max_length=200,
            )
            self.fields[f"text_{language}"] = forms.CharField(
                label=_t("Text (%(language)s)") % {"language": name},
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, "lang": language}),
            )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not any(values.get(f"title_{each}") for each in self.languages):
            raise forms.ValidationError(_t("Write a title in one language at least."))
        return values

    def words(self) -> dict[str, dict[str, object]]:
        values = self.cleaned_data
        return {
            each: {
                "title": values[f"title_{each}"],
                "paragraphs": paragraphs_of(values[f"text_{each}"]),
            }
            for each in self.languages
            if values[f"title_{each}"]
        }


class UpdateForm(UpdateWordsForm):
    """Further information: its date, whether it asks for letters, and its words."""

    on = forms.DateField(label=_("Date"), widget=DAY)
    asks_again = forms.BooleanField(
        label=_("It asks people to write again (a new round opens)"), required=False
    )


class DemandStateForm(forms.Form):
    """How far one demand is met, for one person or in general."""

    demand = forms.IntegerField()
    person = forms.IntegerField(required=False)
    state = forms.ChoiceField(choices=DemandState.State.choices)
    since = forms.DateField(widget=DAY)
