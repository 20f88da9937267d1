"""What came of it: what an office answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Demand
from yeondae.cases.models import Person
from yeondae.directory.models import Office
from yeondae.sealing.fields import SealedTextField


class Reply(models.Model):
    """An office's answer: scan or text, date, kind, who may see it; its people and demands."""

    class Kind(models.TextChoices):
        FAVOURABLE = "favourable", _("did what was asked")
        PLEDGE = "pledge", _("promised")
        DENIED = "denied", _("refused")
        ASKED = "asked", _("asked for information")
        TOKEN = "token", _("took note")
        COUNTERACTION = "counteraction", _("acted against it")

    class Visible(models.TextChoices):
        DESK = "desk", _("the desk only")
        WRITERS = "writers", _("those who wrote")
        PUBLIC = "public", _("everyone")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="replies")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    on = models.DateField()
    text = SealedTextField(default="", blank=True)
    scan = models.CharField(max_length=200, blank=True, help_text="name of the kept file")
    visible = models.CharField(max_length=10, choices=Visible.choices, default=Visible.DESK)
    public_words = models.JSONField(
        default=dict, blank=True, help_text="what is published, by language"
    )
    people = models.ManyToManyField(Person, blank=True, related_name="+")
    demands = models.ManyToManyField(Demand, blank=True, related_name="+")
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-on"]
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"reply {self.pk}"
