"""The form of a letter to somebody who came out: every part of the page is a field."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.letters import composing
from yeondae.letters.greeting import Words
from yeondae.letters.models import Greeting

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST = 12_000  # characters


def _lines(label: Any, rows: int, **kwargs: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, max_length=MOST, **kwargs)


class GreetingForm(forms.Form):
    """Lines of a block stand one below the other; paragraphs have an empty line between them."""

    language = forms.CharField(label=_("Language (en, ko, de …)"), max_length=10)
    register = forms.ChoiceField(
        label=_("How one speaks to them"), choices=Greeting.Register.choices
    )
    sender = _lines(
        _("Letterhead: who writes, with the address"), 4, required=False,
        help_text=_("The first line is printed large."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place"), required=False, max_length=100)
    dated = forms.DateField(label=_("Date"), widget=DAY)
    recipient = _lines(_("To whom"), 3)
    title = forms.CharField(label=_("Line above the letter"), required=False, max_length=200)
    salutation = forms.CharField(label=_("Salutation"), max_length=200)
    text = _lines(
        _("The letter"), 14,
        help_text=_("Lines that begin with a dash are what you go on asking for."),
    )  # fmt: skip
    closing = forms.CharField(label=_("Closing"), max_length=100)
    signature = _lines(_("Under the letter: name and post"), 3, required=False)

    def words(self) -> Words:
        """The parts as they are kept."""
        values = self.cleaned_data
        paragraphs, demands, after = composing.read(values["text"])
        return Words(
            sender=values["sender"].splitlines(),
            recipient=values["recipient"].splitlines(),
            place=values["place"],
            title=values["title"],
            salutation=values["salutation"],
            paragraphs=paragraphs,
            demands=demands,
            after=after,
            closing=values["closing"],
            signature=values["signature"].splitlines(),
        )


def as_typed(words: Words) -> dict[str, str]:
    """A letter as the form shows it."""
    demands = "\n".join(f"– {each}" for each in words.demands)
    return {
        "sender": "\n".join(words.sender),
        "place": words.place,
        "recipient": "\n".join(words.recipient),
        "title": words.title,
        "salutation": words.salutation,
        "text": "\n\n".join(part for part in [*words.paragraphs, demands, *words.after] if part),
        "closing": words.closing,
        "signature": "\n".join(words.signature),
    }
