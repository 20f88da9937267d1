from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Round
from yeondae.directory.models import Office
from yeondae.sealing.fields import SealedTextField


class Report(models.Model):
    """ "I sent it myself", what a group says it sent, or a copy that arrived. Counted apart.

    A false one is struck out: it stays, and is counted no more.
    """

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
    # Of a copy that was mailed in: the blind index of its Message-ID, so that it counts once.
    mail_index = models.BinaryField(max_length=32, null=True, blank=True, unique=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True, struck_by__isnull=True)
                | Q(struck_at__isnull=False, struck_by__isnull=False),
                name="report_struck_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
