from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.kinds import EventKind
from yeondae.cases.models.person import Person
from yeondae.cases.models.place import Place
from yeondae.core.ids import public_id
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Event(models.Model):
    """Something that happened on a date, said by a source. One act for each person it hit."""

    Kind = EventKind

    class Precision(models.TextChoices):
        EXACT = "exact", _("exact")
        ABOUT = "about", _("about")
        DAY_UNKNOWN = "unknown_day", _("day unknown")
        DAY_MONTH_UNKNOWN = "unknown_month_and_day", _("month and day unknown")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    kind = models.CharField(max_length=40, choices=EventKind.choices)
    on = models.DateField(null=True, blank=True, help_text="date at the place")
    until = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=24, choices=Precision.choices, default=Precision.EXACT)
    time_from = models.TimeField(null=True, blank=True, help_text="time at the place")
    time_to = models.TimeField(null=True, blank=True)
    time_is_about = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=40, blank=True, help_text="blank: that of the case")
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    words = models.JSONField(default=dict, blank=True, help_text="public words by language")
    source_name = models.CharField(max_length=300, blank=True)
    source_names = models.JSONField(default=dict, blank=True, help_text="the source, by language")
    source_url = models.CharField(max_length=500, blank=True)
    source_on = models.DateField(null=True, blank=True)
    quote = SealedTextField(default="", blank=True, help_text="the source's own words")
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]
        indexes = [
            models.Index(fields=["kind", "on"], name="events_of_a_kind_by_day"),
            models.Index(fields=["-on", "-id"], condition=Q(is_public=True), name="public_events"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(on__isnull=False, until__gte=F("on")),
                name="event_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(source_name=""), name="public_event_has_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Act(models.Model):
    """What one event did to one person. Never three arrests in one row (domain 4.1)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="acts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="acts")
    place = SealedTextField(default="", blank=True)
    private_note = SealedTextField(
        default="", blank=True, help_text="health, companions, workplace, routine"
    )
    injury = SealedTextField(default="", blank=True, help_text="what was done to the body")
    # {"operator": "more_than", "low": 10, "high": null, "body": "..."}: as claimed, not counted.
    officers = SealedJSONField(default=dict, blank=True)
    # {"warrant": "missing", "detention_order": "shown", "identity": "on_demand"}
    documents = SealedJSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_act_a_person")]

    def __str__(self) -> str:
        return f"act {self.pk}"
