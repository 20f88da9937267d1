from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models.petition import Petition
from yeondae.sealing.fields import SealedJSONField, SealedTextField

STAFF = settings.AUTH_USER_MODEL


class Collector(models.Model):
    """Somebody who takes sheets along: a name for staff, a code for paper."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="collectors")
    name = SealedTextField()
    code = models.CharField(max_length=12, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Sheet(models.Model):
    """One paper page to sign, with its own code.

    out -> done, where it was only counted
    out -> second -> done | differs -> done, where two people enter it and do not see each other's
    """

    class Mode(models.TextChoices):
        NONE = "", _("not entered yet")
        COUNTED = "counted", _("counted only")
        TYPED = "typed", _("typed by two people")

    class State(models.TextChoices):
        OUT = "out", _("with its collector")
        SECOND = "second", _("waits for a second person")
        DIFFERS = "differs", _("differs: waits for a third person")
        DONE = "done", _("entered")

    WAITING = (State.SECOND, State.DIFFERS)

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="sheets")
    collector = models.ForeignKey(Collector, on_delete=models.PROTECT, related_name="sheets")
    code = models.CharField(max_length=12, unique=True)
    language = models.CharField(max_length=10)
    country = models.CharField(max_length=2)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.NONE, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OUT)
    # What became of each line, without whose it is: {"1": "counted", "2": "duplicate"}.
    results = models.JSONField(default=dict, blank=True)
    image = models.CharField(max_length=200, blank=True, help_text="name of the kept file")
    image_destroyed_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(image="") | Q(image_destroyed_at__isnull=True),
                name="sheet_image_kept_or_destroyed",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Entry(models.Model):
    """What one person read on a sheet: a count, or its lines. Nobody enters a sheet twice."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(help_text="1, 2; 3 settles what differs")
    content = SealedJSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "position"], name="sheet_entered_in_turn"),
            models.UniqueConstraint(
                fields=["sheet", "made_by"], name="nobody_enters_a_sheet_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"entry {self.position} of sheet {self.sheet_id}"
