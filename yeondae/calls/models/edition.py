from django.conf import settings
from django.db import models
from django.db.models import F, Q

from yeondae.calls.models.call import Call
from yeondae.sealing.fields import SealedJSONField


class Edition(models.Model):
    """The words of a call in one language. Only `current` is ever shown to the public.

    The newest of its versions is what staff work on; it becomes current when it is published.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="editions")
    language = models.CharField(max_length=10)
    is_public = models.BooleanField(default=False)
    current = models.ForeignKey(
        "EditionVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["call", "language"], name="one_edition_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.language} of call {self.call_id}"


class EditionVersion(models.Model):
    """One version of an edition's words: only ever added, never changed.

    `words` holds what `calls/words.py` describes: title, summary, slogans, sections, demands by
    position, the sample letter. `translates` is the version of another language it was made from.
    `approved_by` is the second pair of eyes; a "first report" has none yet.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    words = SealedJSONField()
    translates = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="translations"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="version_numbered_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(made_by__isnull=True)
                | ~Q(approved_by=F("made_by")),
                name="nobody_approves_own_words",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="version_approved_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
