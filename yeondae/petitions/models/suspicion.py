from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models.petition import Petition
from yeondae.sealing.fields import SealedTextField

STAFF = settings.AUTH_USER_MODEL


class Suspicion(models.Model):
    """What was noticed: its signatures are held out of the number until a person decides.

    open -> cleared (they count again) | upheld (invalidated: those of a flood; of a person who
    signed on paper and online, the line on paper). See Invalidation.
    """

    class By(models.TextChoices):
        DOMAIN = "domain", _("one mail domain")
        NETWORK = "network", _("one network")
        PATTERN = "pattern", _("addresses made after one pattern")
        NAME = "name", _("the same name and country on paper")

    class State(models.TextChoices):
        OPEN = "open", _("waits for a decision")
        CLEARED = "cleared", _("cleared")
        UPHELD = "upheld", _("invalidated")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="suspicions")
    by = models.CharField(max_length=8, choices=By.choices)
    key = models.BinaryField(max_length=16)
    example = SealedTextField(default="", help_text="the domain or pattern, for staff to judge")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    held = models.PositiveIntegerField(default=0)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-found_at"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "by", "key"], name="suspected_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="open") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="suspicion_decided_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"suspicion {self.pk}"


class Invalidation(models.Model):
    """Signatures struck out of the number with a reason; they stay, and it can be undone."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="invalidations")
    why = models.CharField(max_length=500)
    signatures_struck = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="invalidation_undone_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"invalidation {self.pk}"
