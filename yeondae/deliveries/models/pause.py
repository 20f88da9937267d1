from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.cases.models import Change


class Pause(models.Model):
    """A reported change holds the letters of one call until the organiser decides (design rule 7).

    Written where the change is followed, once for each call that its person is in.
    """

    class Decision(models.TextChoices):
        CONTINUE = "continue", _("go on: the letters go as they are")
        RENEW = "renew", _("renew: these letters end here, people are asked to write again")
        STOP = "stop", _("stop: nothing more is sent")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="pauses")
    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "change"], name="one_pause_a_call_and_change"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, decision="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(decision="")),
                name="pause_decided_when_and_by_whom",
            ),
        ]
        indexes = [
            models.Index(
                fields=["call"], condition=Q(decided_at__isnull=True), name="pause_undecided"
            )
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"
