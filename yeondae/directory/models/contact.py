from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.directory.models.office import Office
from yeondae.directory.models.organisation import Organisation

# Design rule 11: nobody verified it within 12 months, then nothing is sent to it.
VERIFIED_FOR = timedelta(days=365)


class ContactPoint(models.Model):
    """One way to reach an office or an organisation. Blank is "not supplied", never a guess."""

    class Kind(models.TextChoices):
        FAX = "fax", _("fax")
        EMAIL = "email", _("e-mail")
        POST = "post", _("post")
        RELAY = "relay", _("handed on by an organisation")
        BY_HAND = "by_hand", _("by hand")
        PHONE = "phone", _("telephone")
        WEB = "web", _("web page")

    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.CASCADE, related_name="contact_points"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="contact_points"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    value = models.CharField(max_length=320, blank=True, help_text="E.164, address or URL")
    as_written = models.CharField(max_length=500, blank=True)
    address_lines = models.TextField(blank=True, help_text="a postal address, a line a line")
    is_supplied = models.BooleanField(default=True)
    note = models.CharField(max_length=500, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_how = models.CharField(max_length=200, blank=True)
    # Who wrote down the value that stands here: somebody else confirms it (two people).
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # The committee is too small for two, so the one who wrote it confirmed it as well.
    confirmed_alone = models.BooleanField(default=False)
    # How whoever wrote it knows; a colleague who agrees confirms it.
    proposed_how = models.CharField(max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(office__isnull=False, organisation__isnull=True)
                | Q(office__isnull=True, organisation__isnull=False),
                name="contact_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(is_supplied=True) | Q(value="", address_lines=""),
                name="contact_not_supplied_is_blank",
            ),
            models.CheckConstraint(
                condition=Q(verified_at__isnull=True, verified_by__isnull=True, verified_how="")
                | (Q(verified_at__isnull=False, verified_by__isnull=False) & ~Q(verified_how="")),
                name="contact_verified_by_whom_and_how",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_alone=True)
                | Q(written_by__isnull=True)
                | Q(verified_by__isnull=True)
                | ~Q(verified_by=models.F("written_by")),
                name="nobody_confirms_own_contact",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    def is_verified(self, at: datetime) -> bool:
        """Whether somebody verified it within the last 12 months and it is valid now."""
        day = at.date()
        return (
            self.is_supplied
            and self.verified_at is not None
            and at - self.verified_at < VERIFIED_FOR
            and not (self.valid_from and day < self.valid_from)
            and not (self.valid_until and day > self.valid_until)
        )
