"""What the log can be filtered by, and a decision about an uncertain sending."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.core.ids import read_reference
from yeondae.deliveries.models import Delivery
from yeondae.directory.models import ContactPoint
from yeondae.flows.resolve_delivery import AGAIN, ARRIVED, GIVE_UP, NEXT_WAY

ALL = ("", _("all"))
CHANNELS = [choice for choice in ContactPoint.Kind.choices if choice[0] not in ("phone", "web")]


class Filters(forms.Form):
    """Every field may stay empty."""

    q = forms.CharField(label=_("Reference"), max_length=20, required=False)
    call = forms.ModelChoiceField(
        label=_("Call"), queryset=Call.objects.all(), required=False, empty_label=ALL[1]
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[ALL, *Delivery.State.choices], required=False
    )
    held = forms.ChoiceField(
        label=_("Held because"), choices=[ALL, *Delivery.Held.choices], required=False
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=[ALL, *CHANNELS], required=False)
    purpose = forms.ChoiceField(
        label=_("Purpose"), choices=[ALL, *Delivery.Purpose.choices], required=False
    )

    def narrowed(self, deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
        """The deliveries that fit what was chosen; an unknown value filters nothing."""
        self.is_valid()
        chosen: dict[str, Any] = self.cleaned_data
        names = {
            "call": "call",
            "state": "state",
            "held": "held_why",
            "channel": "channel",
            "purpose": "purpose",
        }
        facts = {field: chosen[name] for name, field in names.items() if chosen.get(name)}
        if chosen.get("q"):
            facts["letter__reference"] = read_reference(chosen["q"])
        return deliveries.filter(**facts)


class ResolveForm(forms.Form):
    """What became of a sending, and how one knows."""

    decision = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (ARRIVED, _("It arrived")),
            (AGAIN, _("It did not arrive: send it again, marked as sent again")),
            (NEXT_WAY, _("It did not arrive: take the next way")),
            (GIVE_UP, _("It did not arrive: leave it")),
        ],
    )
    note = forms.CharField(label=_("How you know"), max_length=500)


class ResolveAllForm(ResolveForm):
    """The same decision for every uncertain sending of one call."""

    call = forms.ModelChoiceField(label=_("Call"), queryset=Call.objects.none(), empty_label=None)
    field_order = ["call", "note", "decision"]

    def __init__(self, *args: Any, calls: QuerySet[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["call"].queryset = calls  # type: ignore[attr-defined]
        self.fields["note"].widget.attrs["id"] = "note-of-all"
