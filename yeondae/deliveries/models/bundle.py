from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.directory.models import ContactPoint, Office, Organisation


class Bundle(models.Model):
    """Several letters that travel together: one fax call, one parcel, one hand-over by a relay."""

    class State(models.TextChoices):
        OPEN = "open", _("made, not yet taken")
        TAKEN = "taken", _("printed or downloaded")
        DONE = "done", _("posted or handed over")
        CANCELLED = "cancelled", _("cancelled")

    tag = models.CharField(max_length=40, unique=True, help_text="stable job tag")
    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    contact_point = models.ForeignKey(
        ContactPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    relay = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="bundles"
    )
    language = models.CharField(
        max_length=35, default="en", help_text="of whoever gathered it: the address list is in it"
    )
    pdf = models.CharField(max_length=200, blank=True, help_text="name of the sealed file")
    letters = models.PositiveIntegerField(default=0)
    bound = models.PositiveIntegerField(default=0, help_text="letters that are in the file so far")
    receipted_to = models.BigIntegerField(
        default=0, help_text="the last delivery whose writer has a receipt"
    )
    made_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True, help_text="posted or handed over on")
    done_to = models.CharField(max_length=200, blank=True, help_text="handed over to which desk")
    done_how = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
                name="bundle_done_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"bundle {self.pk}"
