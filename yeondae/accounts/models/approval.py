"""What one person asked for and another one says yes to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.accounts.roles import Action

PERSON = settings.AUTH_USER_MODEL


class Approval(models.Model):
    """A yes to one act on one subject with exactly one content, for a few days, used once.

    The subject is a label and an id, as in the audit log: it may be gone while this stays.
    `content_index` stands for what was asked for (a keyed hash): other words need another yes.
    """

    class End(models.TextChoices):
        USED = "used", _("done")
        DECLINED = "declined", _("declined")
        REPLACED = "replaced", _("asked anew")

    # One of accounts.roles.Action; no choices, so that a new action needs no migration.
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    content_index = models.BinaryField(max_length=32)
    # Where the desk shows what is asked for: a path of ours, with ids only.
    place = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The committee is too small for two: one person's word was enough, and it is said so.
    is_alone = models.BooleanField(default=False)
    end = models.CharField(max_length=10, choices=End.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="nobody_approves_own_asking",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False)
                | Q(approved_at__isnull=False, approved_by__isnull=True, is_alone=True),
                name="approved_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(end="", ended_at__isnull=True)
                | (~Q(end="") & Q(ended_at__isnull=False)),
                name="approval_ended_when_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(end="used") | Q(approved_at__isnull=False),
                name="only_what_was_approved_is_done",
            ),
            models.UniqueConstraint(
                fields=["action", "subject", "subject_id"],
                condition=Q(end=""),
                name="one_open_asking_for_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject} {self.subject_id}"

    @property
    def act(self) -> Action:
        """What was asked for, with its label."""
        return Action(self.action)
