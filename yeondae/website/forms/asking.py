"""What people outside may send us: a question, feedback, an offer to join."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yeondae.community.models import Asking
from yeondae.community.rules import CAN
from yeondae.website.forms.fields import AddressField

LONGEST = 5000


class _Trapped(forms.Form):
    """With a field that people neither see nor fill; machines do."""

    trap = forms.CharField(required=False, max_length=200, label=_("Leave this field empty"))


class QuestionForm(_Trapped):
    """A question, which needs an address for the answer; or feedback, which needs none."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=[
            (Asking.Kind.QUESTION, _("a question: please answer me by mail")),
            (Asking.Kind.FEEDBACK, _("something you should know: no answer needed")),
        ],
        initial=Asking.Kind.QUESTION,
    )
    text = forms.CharField(
        label=_("Your words"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write what you want to say.")},
    )
    email = AddressField(required=False, help_text=_("Only for our answer."))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        is_blank = not values.get("email") and "email" not in self.errors
        if values.get("kind") == Asking.Kind.QUESTION and is_blank:
            self.add_error("email", _("Type your e-mail address, so that we can answer."))
        return values


class JoinForm(_Trapped):
    """Who offers what."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        max_length=100,
        help_text=_("A first name is enough."),
        error_messages={"required": _("Say what we shall call you.")},
    )
    email = AddressField()
    can = forms.MultipleChoiceField(
        label=_("What would you like to do?"),
        choices=list(CAN.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("Anything else?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
