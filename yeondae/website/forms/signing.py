"""The second screen: how to sign, and each consent by itself, none of them ticked beforehand."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from yeondae.appeals.models import Appeal
from yeondae.appeals.rules import Draft
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.services import Agreed

Signed, Purpose = Appeal.Signed, ConsentGiven.Purpose

# The sentences as they are shown; a ticked one is kept word for word, in its language.
CONSENTS = {
    Purpose.SEND_LETTER: _(
        "Send my letters as shown above. Keep my address, sealed, until six months after this "
        "call is over, to tell one person from another and to show me what became of my letters. "
        "That I write may say something about my political opinion."
    ),
    Purpose.SHOW_NAME: _("Put my name and my country under the letter, for the office to read."),
    Purpose.CALL_NEWS: _("Tell me by mail what happens in this call."),
    Purpose.NEWSLETTER: _("Send me news of other calls by mail."),
}


class SignForm(forms.Form):
    """How to sign, and what is agreed to."""

    signed = forms.ChoiceField(
        choices=Signed.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how to sign.")},
    )

    def __init__(self, *args: Any, draft: Draft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.draft = draft
        for purpose, sentence in CONSENTS.items():
            self.fields[purpose.value] = forms.BooleanField(required=False, label=sentence)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        signed = given.get("signed")
        if signed == Signed.NAME_COUNTRY and not self.draft.get("name", "").strip():
            self.add_error("signed", gettext("You left your name empty on the first screen."))
        elif signed == Signed.NAME_COUNTRY and not given.get(Purpose.SHOW_NAME.value):
            self.add_error(
                Purpose.SHOW_NAME.value,
                gettext("Tick this too if your name is to stand under the letter."),
            )
        if signed == Signed.ORGANISATION and not self.draft.get("organisation", "").strip():
            self.add_error(
                "signed", gettext("You left the organisation empty on the first screen.")
            )
        if not given.get(Purpose.SEND_LETTER.value):
            self.add_error(
                Purpose.SEND_LETTER.value, gettext("Without this we cannot send your letters.")
            )
        return given

    def agreed(self) -> list[Agreed]:
        """What was ticked, in the words that were shown."""
        return [
            Agreed(purpose.value, str(sentence), get_language() or "en")
            for purpose, sentence in CONSENTS.items()
            if self.cleaned_data.get(purpose.value)
        ]


def signed_draft(typed: Any, before: Draft) -> Draft:
    """The choices of the second screen, laid over what was kept before."""
    signed = typed.get("signed", Signed.WITHHELD)
    return {
        **before,
        "signed": signed if signed in Signed.values else Signed.WITHHELD,
        "consents": [purpose.value for purpose in CONSENTS if purpose.value in typed],
    }


def as_ticked(draft: Draft) -> dict[str, Any]:
    """A draft as the second screen's fields."""
    return {
        "signed": draft.get("signed", Signed.WITHHELD),
        **dict.fromkeys(draft.get("consents", []), True),
    }
