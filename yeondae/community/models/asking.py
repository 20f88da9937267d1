from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.sealing.fields import SealedTextField


class Asking(models.Model):
    """Somebody outside asks something, says what they think, or offers to join. Sealed.

    Kept until its term is over (`rules.KEPT`), found by the blind index of the address.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", _("a question")
        FEEDBACK = "feedback", _("feedback")
        JOINING = "joining", _("an offer to join")

    class State(models.TextChoices):
        NEW = "new", _("new")
        ANSWERED = "answered", _("answered")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        CLOSED = "closed", _("put away")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    name = SealedTextField(default="", blank=True, help_text="as they want to be called")
    email = SealedTextField(default="", blank=True)
    email_index = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    text = SealedTextField(default="", blank=True)
    can = models.JSONField(default=list, blank=True, help_text="what they offer to do")
    language = models.CharField(max_length=10)
    arrived_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = SealedTextField(default="", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="asking_decided_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state="new", decided_at__isnull=True)
                | (~Q(state="new") & Q(decided_at__isnull=False)),
                name="asking_is_new_or_decided",
            ),
        ]
        indexes = [
            models.Index(fields=["arrived_at"], condition=Q(state="new"), name="asking_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
