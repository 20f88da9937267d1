from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Round
from yeondae.cases.models import Change, Person


class Notice(models.Model):
    """One mail to many: those who wrote in a call, or those who want to hear of other calls.

    Written by a person or drafted by the machine; sent by people, once. One that waits for a
    release becomes a draft when that is reported, and then waits for a person.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a release")
        DRAFT = "draft", _("draft")
        SENDING = "sending", _("being sent")
        PAUSED = "paused", _("paused")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("dropped")

    class Audience(models.TextChoices):
        WRITERS = "writers", _("those who wrote and asked to hear of it")
        NEWSLETTER = "newsletter", _("those who asked to hear of other calls")

    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    change = models.ForeignKey(
        Change, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )
    waits_for = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.WRITERS)
    round = models.ForeignKey(
        Round, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="only those who wrote in this round",
    )  # fmt: skip
    languages = models.JSONField(default=list, blank=True, help_text="only these; empty: all")
    countries = models.JSONField(default=list, blank=True, help_text="only these; empty: all")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    words = models.JSONField(help_text='{language: {"subject": ..., "text": ...}}')
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    prepared_at = models.DateTimeField(
        null=True, blank=True, help_text="when everybody it is for got a mail in the queue"
    )
    # Counted by the worker: no page counts large tables.
    crowd = models.JSONField(default=dict, blank=True, help_text="how many it is for, as shown")
    crowd_at = models.DateTimeField(null=True, blank=True)
    progress = models.JSONField(default=dict, blank=True, help_text="mails by their state")

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
            models.CheckConstraint(
                condition=Q(call__isnull=False) | Q(audience="newsletter"),
                name="notice_to_writers_has_a_call",
            ),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def content(self) -> dict[str, object]:
        """What exactly a colleague says yes to: the words, and whom they go to."""
        return {
            "words": self.words,
            "audience": self.audience,
            "round": self.round_id,
            "languages": self.languages,
            "countries": self.countries,
        }
