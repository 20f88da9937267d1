"""Reports of what was sent elsewhere: by one person, or by a group."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yeondae.website.forms.fields import CountryField

CHANNELS = (
    ("fax", _("fax")),
    ("post", _("post")),
    ("email", _("e-mail")),
    ("by_hand", _("handed over in person")),
    ("other", _("another way")),
)
MOST_LETTERS = 20_000


class SentForm(forms.Form):
    """ "I sent it": by which way, from which country. Nothing else is asked."""

    channel = forms.ChoiceField(
        label=_("How did you send it?"),
        choices=[("", _("Choose a way")), *CHANNELS],
        error_messages={"required": _("Choose how it was sent.")},
    )

    def __init__(self, *args: Any, language: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["country"] = CountryField(language=language)
        self.order_fields(["group", "country", "channel", "letters", "sent_on"])


class GroupForm(SentForm):
    """What a group sent: group, country, channel, number, date."""

    group = forms.CharField(
        label=_("Name of your group or union"),
        max_length=160,
        error_messages={"required": _("Type the name of your group.")},
        help_text=_("For the organisers only; it is not published."),
    )
    letters = forms.IntegerField(
        label=_("How many letters?"),
        min_value=1,
        max_value=MOST_LETTERS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Type how many letters were sent."),
            "invalid": _("Type a number, such as 25."),
        },
    )
    sent_on = forms.DateField(
        label=_("On which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={
            "required": _("Choose the day."),
            "invalid": _("Write the day as year-month-day, such as 2026-11-28."),
        },
    )

    def clean_sent_on(self) -> date:
        day: date = self.cleaned_data["sent_on"]
        if day > self.today:
            raise forms.ValidationError(gettext("This day is still to come."))
        return day
