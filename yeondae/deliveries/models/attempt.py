from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.deliveries.models.bundle import Bundle
from yeondae.deliveries.models.delivery import Delivery
from yeondae.directory.models import ContactPoint, Office
from yeondae.sealing.fields import SealedJSONField


class Attempt(models.Model):
    """One try: when, to what, with which result and proof. Rows are only added and completed."""

    class Result(models.TextChoices):
        ACCEPTED = "accepted", _("taken by the carrier")
        DELIVERED = "delivered", _("delivered")
        REFUSED = "refused", _("refused for good")
        FAILED = "failed", _("failed for now")
        UNCERTAIN = "uncertain", _("may have arrived")
        RECALLED = "recalled", _("recalled")
        NOT_TRIED = "not_tried", _("passed over without trying")

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    channel = models.CharField(max_length=20)
    contact_point = models.ForeignKey(
        ContactPoint,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,  # attempt_pace below begins with it
    )
    bundle = models.ForeignKey(
        Bundle, null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts"
    )
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices)
    said = models.CharField(max_length=500, blank=True, help_text="what the carrier said")
    proof = SealedJSONField(default=dict)

    class Meta:
        indexes = [
            # The pace of an office counts what went to its contact points in the last hour and day.
            models.Index(fields=["contact_point", "started_at"], name="attempt_pace"),
        ]

    def __str__(self) -> str:
        return f"attempt {self.pk}"
