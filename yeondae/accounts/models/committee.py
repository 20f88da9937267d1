"""How many people keep this installation, and so which acts need two of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Committee(models.Model):
    """One row, chosen at set-up. `accounts/committee.py` says what each size gives up."""

    class Size(models.TextChoices):
        FULL = "full", _("A committee with several people")
        SMALL = "small", _("A small committee: two people, roles combined")
        ONE = "one", _("One person alone")

    size = models.CharField(max_length=10, choices=Size.choices, default=Size.FULL)
    # Everyone was signed out and case notes stay shut until two people open again.
    closed_at = models.DateTimeField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_committee")]

    def __str__(self) -> str:
        return self.size
