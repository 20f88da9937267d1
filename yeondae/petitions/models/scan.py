from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models.paper import Sheet
from yeondae.petitions.models.petition import Petition

STAFF = settings.AUTH_USER_MODEL


class Scan(models.Model):
    """Many sheets in one PDF. Each page becomes the picture of the sheet whose code stands on it.

    The PDF lies sealed, in parts, until its last page is read; then it is destroyed.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="scans")
    parts = models.JSONField(default=list, help_text="names of kept files, gone once it is read")
    page_count = models.PositiveSmallIntegerField()
    read = models.PositiveSmallIntegerField(default=0)
    placed = models.PositiveSmallIntegerField(default=0)
    blank = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"scan {self.pk}"

    @property
    def percent(self) -> int:
        """0 to 100."""
        return 100 * self.read // self.page_count


class LoosePage(models.Model):
    """A scanned page whose sheet is not known: somebody looks at it, and it is one sheet's picture
    or none.
    """

    class Why(models.TextChoices):
        NO_CODE = "no_code", _("no code can be read on it")
        OTHER = "other", _("its code is of no sheet of this petition")
        SEVERAL = "several", _("several codes stand on it")
        TAKEN = "taken", _("its sheet has a picture already")
        BROKEN = "broken", _("the page cannot be read: scan it once more")

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="loose")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=8, choices=Why.choices)
    image = models.CharField(max_length=200, blank=True, help_text="name of the kept file")
    sheet = models.ForeignKey(
        Sheet, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["scan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scan", "number"], name="loose_page_once_a_scan")
        ]

    def __str__(self) -> str:
        return f"page {self.number} of scan {self.scan_id}"
