from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.event import Event
from yeondae.cases.models.person import Person


class Change(models.Model):
    """A report that something changed for a person: it holds the letters about that person.

    Written in the same transaction as what it reports; `flows/follow_case_changes.py` acts on it
    and a sweep catches what was missed. A person confirms or rejects it (design rule 7).
    """

    class Kind(models.TextChoices):
        FREED = "freed", _("freed without conditions")
        PAROLED = "paroled", _("freed with conditions")
        SUSPENDED = "suspended", _("released with a suspended sentence")
        DEPORTED = "deported", _("deported")
        MOVED = "moved", _("moved to another place")
        CHARGED = "charged", _("charged or sentenced")
        DIED = "died", _("died")
        HEARING = "hearing", _("a day in court was set")
        CORRECTED = "corrected", _("a fact was corrected")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="changes")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="changes"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField(help_text="date at the place")
    source_name = models.CharField(max_length=300)
    source_url = models.CharField(max_length=500, blank=True)
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    followed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rejected_at = models.DateTimeField(null=True, blank=True)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["reported_at"], condition=Q(followed_at__isnull=True), name="change_waiting"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="change_confirmed_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(rejected_at__isnull=True, rejected_by__isnull=True)
                | Q(rejected_at__isnull=False, rejected_by__isnull=False),
                name="change_rejected_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(rejected_at__isnull=True),
                name="change_confirmed_or_rejected",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"
