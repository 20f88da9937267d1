from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Round
from yeondae.sealing.fields import SealedJSONField


class Writing(models.Model):
    """A letter being written, from the first screen to the confirmed code. Gone after 72 hours.

    The form's own cookie finds it by `token_hash`; `content` holds what was typed (sealed).
    The code that was mailed is kept hashed: single use, one hour, five tries.
    """

    class State(models.TextChoices):
        WRITING = "writing", _("being written")
        CODE_SENT = "code_sent", _("code sent")
        CONFIRMED = "confirmed", _("confirmed")

    token_hash = models.BinaryField(max_length=32, unique=True)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WRITING)
    content = SealedJSONField(default=dict)
    email_index = models.BinaryField(max_length=32, null=True, blank=True)
    code_hash = models.BinaryField(max_length=32, null=True, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"writing {self.pk}"
