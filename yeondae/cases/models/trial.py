from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.event import Event
from yeondae.cases.models.person import Person
from yeondae.cases.models.status import Status
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Proceeding(models.Model):
    """One matter before the courts. Charges and sentences belong to it, not to the person."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="proceedings")
    names = models.JSONField(default=dict, help_text="what it is called, by language")
    number = models.CharField(max_length=100, blank=True, help_text="the court's own number")
    court = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["opened_on", "pk"]

    def __str__(self) -> str:
        return f"proceeding {self.pk}"


class Charge(models.Model):
    """What one person is accused of in one proceeding, under which law."""

    class State(models.TextChoices):
        ALLEGED = "alleged", _("alleged")
        CHARGED = "charged", _("charged")
        CONVICTED = "convicted", _("convicted")
        ACQUITTED = "acquitted", _("acquitted")
        DROPPED = "dropped", _("dropped")

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="charges")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="charges"
    )
    law = models.CharField(max_length=40, help_text="code in the pack of its country: KR-NSA")
    article = models.CharField(max_length=40, blank=True)
    alleged = SealedJSONField(default=dict, blank=True, help_text="the conduct, by language")
    by_whom = models.CharField(max_length=200, blank=True)
    # "Up to seven years in prison": what may follow by law, as a source says it.
    penalties = SealedJSONField(default=dict, blank=True, help_text="by language")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ALLEGED)
    on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["law", "person"], name="charges_by_law")]

    def __str__(self) -> str:
        return f"charge {self.pk}"


class Ruling(models.Model):
    """What a court decided about one person in one proceeding."""

    class Instance(models.TextChoices):
        FIRST = "first", _("first court")
        APPEAL = "appeal", _("on appeal")
        FINAL = "final", _("final")

    proceeding = models.ForeignKey(Proceeding, on_delete=models.CASCADE, related_name="rulings")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="rulings")
    instance = models.CharField(max_length=6, choices=Instance.choices)
    on = models.DateField(null=True, blank=True)
    precision = models.CharField(
        max_length=24, choices=Event.Precision.choices, default=Event.Precision.EXACT
    )
    months = models.PositiveSmallIntegerField(null=True, blank=True, help_text="in prison")
    suspended_months = models.PositiveSmallIntegerField(null=True, blank=True)
    fine = models.PositiveIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"ruling {self.pk}"


class Label(models.Model):
    """ "Prisoner of conscience" and the like: who declared it, when and why. Never ours alone."""

    class Kind(models.TextChoices):
        CONSCIENCE = "prisoner_of_conscience", _("prisoner of conscience")
        POLITICAL = "political_prisoner", _("political prisoner")
        ARBITRARY = "arbitrarily_detained", _("arbitrarily detained")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="labels")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    declared_by = models.CharField(max_length=200)
    declared_on = models.DateField()
    why = models.JSONField(default=dict, blank=True, help_text="by language")
    source_name = models.CharField(max_length=300)
    source_url = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["declared_on", "pk"]

    def __str__(self) -> str:
        return f"label {self.pk}"


class Override(models.Model):
    """A status that the events do not give. It names its source and shows as what it is."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="overrides")
    status = models.CharField(max_length=30, choices=Status.choices)
    on = models.DateField()
    source_name = models.CharField(max_length=300)
    source_url = models.CharField(max_length=500, blank=True)
    why = SealedTextField(default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source_name=""), name="an_override_names_its_source"
            )
        ]

    def __str__(self) -> str:
        return f"override {self.pk}"


class Interval(models.Model):
    """A time that somebody was not free: derived from events, rebuilt at will, kept for lists."""

    class Kind(models.TextChoices):
        DETENTION = "detention", _("detention")
        HOUSE = "house", _("confined to a building")
        HIDING = "hiding", _("in hiding")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="intervals")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    is_exact = models.BooleanField(default=True, help_text="both days are known to the day")
    country = models.CharField(max_length=2)

    class Meta:
        ordering = ["start", "pk"]
        indexes = [
            models.Index(fields=["kind", "start", "end", "country"], name="held_on_a_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="an_interval_runs_forward",
            )
        ]

    def __str__(self) -> str:
        return f"interval {self.pk}"
