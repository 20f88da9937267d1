from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class News(models.Model):
    """Something new, or an event such as a vigil; in whatever languages somebody wrote it.

    A vigil in Berlin needs no Korean version: each is shown in the languages it has.
    """

    class Kind(models.TextChoices):
        NEWS = "news", _("news")
        EVENT = "event", _("an event")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NEWS)
    words = models.JSONField(help_text='{language: {"title": ..., "text": ..., "place": ...}}')
    on = models.DateField(null=True, blank=True, help_text="of an event, at its place")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True, db_index=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "news"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="news") | models.Q(on__isnull=False),
                name="event_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"news {self.pk}"
