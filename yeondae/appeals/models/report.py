from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Round
from yeondae.directory.models import Office
from yeondae.sealing.fields import SealedTextField


class Report(models.Model):
    """ "I sent it myself", or what a group says it sent. Counted apart, as self-reported."""

    class Who(models.TextChoices):
        PERSON = "person", _("one person")
        GROUP = "group", _("a group")
        ARRIVED = "arrived", _("a copy that arrived from elsewhere")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="reports")
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    who = models.CharField(max_length=10, choices=Who.choices)
    group = SealedTextField(default="", blank=True)
    country = models.CharField(max_length=2, blank=True)
    channel = models.CharField(max_length=20)
    letters = models.PositiveIntegerField(default=1)
    sent_on = models.DateField()
    reported_on = models.DateField()

    def __str__(self) -> str:
        return f"report {self.pk}"
