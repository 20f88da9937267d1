"""Who did what to what, and when. By ids only: an entry outlives its subject and names nobody."""

from django.db import models


class Entry(models.Model):
    """One act of a member of staff, or of the machine (`actor` empty)."""

    at = models.DateTimeField(db_index=True)
    actor = models.BigIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.subject_id}"
