from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.person import Person
from yeondae.sealing.fields import SealedTextField


class Event(models.Model):
    """Something that happened on a date, said by a source. One act for each person it hit."""

    class Kind(models.TextChoices):
        ARREST = "arrest", _("arrest")
        DETENTION = "detention", _("detention")
        ABDUCTION = "abduction", _("abduction")
        DISAPPEARANCE = "disappearance", _("disappearance")
        SUMMONS = "summons", _("summons")
        INJURY = "injury", _("injury or ill-treatment")
        THREAT = "threat", _("threat")
        DISMISSAL = "dismissal", _("dismissal from work")
        INDICTMENT = "indictment", _("charge")
        HUNGER_STRIKE = "hunger_strike", _("hunger strike")
        TRANSFER = "transfer", _("transfer")
        TRIAL = "trial_hearing", _("hearing")
        VERDICT = "verdict", _("verdict")
        RELEASE = "release", _("release")
        PAROLE = "parole", _("release on parole")
        DEPORTATION = "deportation", _("deportation")
        DEATH = "death", _("death")
        VISIT = "prison_visit", _("visit in prison")
        STATEMENT = "statement", _("statement")
        HANDOVER = "handover", _("presentation of letters or signatures")
        RALLY = "rally", _("rally")
        OTHER = "other", _("other")

    class Precision(models.TextChoices):
        EXACT = "exact", _("exact")
        ABOUT = "about", _("about")
        DAY_UNKNOWN = "unknown_day", _("day unknown")
        DAY_MONTH_UNKNOWN = "unknown_month_and_day", _("month and day unknown")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField(null=True, blank=True, help_text="date at the place")
    until = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=24, choices=Precision.choices, default=Precision.EXACT)
    time_from = models.TimeField(null=True, blank=True, help_text="time at the place")
    time_to = models.TimeField(null=True, blank=True)
    time_is_about = models.BooleanField(default=False)
    words = models.JSONField(default=dict, blank=True, help_text="public words by language")
    source_name = models.CharField(max_length=300, blank=True)
    source_names = models.JSONField(default=dict, blank=True, help_text="the source, by language")
    source_url = models.CharField(max_length=500, blank=True)
    source_on = models.DateField(null=True, blank=True)
    quote = SealedTextField(default="", blank=True, help_text="the source's own words")
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(source_name=""), name="public_event_has_source"
            )
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

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "person"], name="one_act_a_person")]

    def __str__(self) -> str:
        return f"act {self.pk}"
