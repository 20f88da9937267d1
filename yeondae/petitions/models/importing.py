from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models.petition import Petition

STAFF = settings.AUTH_USER_MODEL


class Import(models.Model):
    """A file of signatures from elsewhere, taken up part by part; each part is kept sealed.

    waiting -> running -> done. A part is taken and destroyed in one transaction with the numbers
    here, so that a break loses nothing; the same file once more adds nothing.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting its turn")
        RUNNING = "running", _("being taken up")
        DONE = "done", _("done")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="imports")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    heads = models.JSONField(default=list, help_text="the columns, in the file's order")
    delimiter = models.CharField(max_length=1, default=",")
    parts = models.JSONField(default=list, help_text="names of kept files that still wait")
    part_count = models.PositiveIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0, help_text="of the file, read so far")
    rows = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    duplicates = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    bad_rows = models.JSONField(default=list, help_text="[line, what is wrong], the first 1,000")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"import {self.pk}"

    @property
    def percent(self) -> int:
        """0 to 100."""
        done = self.part_count - len(self.parts)
        return 100 * done // self.part_count if self.part_count else 100
