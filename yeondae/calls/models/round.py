from django.conf import settings
from django.db import models

from yeondae.calls.models.call import Call


class Update(models.Model):
    """Further information on a call. Where it asks people to write again it opens a round."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="updates")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    words = models.JSONField(help_text='{language: {"title": ..., "paragraphs": [...]}}')
    asks_again = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    words_held_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="its words name who may not be named",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="update_numbered_once")
        ]

    def __str__(self) -> str:
        return f"update {self.number}"


class Round(models.Model):
    """One time that people are asked to write. The first opens with the call."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    update = models.OneToOneField(
        Update, null=True, blank=True, on_delete=models.PROTECT, related_name="round"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="round_numbered_once")
        ]

    def __str__(self) -> str:
        return f"round {self.number}"
