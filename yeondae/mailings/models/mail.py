from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.jobs.models import Claimable
from yeondae.mailings.models.notice import Notice
from yeondae.sealing.fields import SealedTextField
from yeondae.supporters.models import Supporter


class Mail(Claimable):
    """One mail of ours to one person: a code, a receipt, a notice. Sealed until it is gone.

    queued -> sending -> sent | failed | uncertain. Codes overtake notices by `rank`. A notice's
    mail holds neither address nor words: they are the supporter's and the notice's at sending.
    """

    class Kind(models.TextChoices):
        CODE = "code", _("a code to confirm")
        RECEIPT = "receipt", _("a receipt")
        NOTICE = "notice", _("a notice")
        TRIAL = "trial", _("a test copy")
        ANSWER = "answer", _("an answer from the desk")
        STAFF = "staff", _("a mail to staff")

    class State(models.TextChoices):
        QUEUED = "queued", _("waiting its turn")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        UNCERTAIN = "uncertain", _("may have arrived")
        CANCELLED = "cancelled", _("cancelled")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    rank = models.PositiveSmallIntegerField(default=0, help_text="0 goes first")
    supporter = models.ForeignKey(
        Supporter, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    notice = models.ForeignKey(
        Notice, null=True, blank=True, on_delete=models.CASCADE, related_name="mails"
    )
    to = SealedTextField()
    # Finds the mails to somebody who has no row as a supporter: a code to a new address.
    to_index = models.BinaryField(max_length=32, null=True, blank=True, editable=False)
    subject = models.CharField(max_length=200, help_text="names nobody")
    text = SealedTextField()
    language = models.CharField(max_length=10)
    tag = models.CharField(max_length=40, unique=True)
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=500, blank=True)
    handle = models.CharField(max_length=200, blank=True)
    is_resent = models.BooleanField(default=False, help_text="sent again after it was uncertain")
    returned_at = models.DateTimeField(null=True, blank=True, help_text="when it came back")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "supporter"],
                condition=Q(notice__isnull=False),
                name="one_mail_a_notice_and_supporter",
            )
        ]
        indexes = [
            models.Index(
                fields=["rank", "due_at", "id"], condition=Q(state="queued"), name="mail_queue"
            ),
            models.Index(
                fields=["claimed_until"], condition=Q(state="sending"), name="mail_leases"
            ),
            models.Index(fields=["to_index"], name="mail_by_address"),
            # The progress of a notice, and whose mails are in doubt.
            models.Index(fields=["notice", "state"], name="mail_progress"),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"
