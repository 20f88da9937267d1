from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.cases.models import Change


class Notice(models.Model):
    """What everyone who wrote is told. Drafted by the machine, sent by a person, once."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SENDING = "sending", _("being sent")
        PAUSED = "paused", _("paused")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("dropped")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="notices")
    change = models.ForeignKey(
        Change, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    words = models.JSONField(help_text='{language: {"subject": ..., "text": ...}}')
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call", "change"],
                condition=Q(change__isnull=False),
                name="one_notice_a_call_and_change",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True, sent_by__isnull=True)
                | Q(sent_at__isnull=False, sent_by__isnull=False),
                name="notice_sent_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"
