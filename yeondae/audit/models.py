"""Who did what to what, and when. By ids only: an entry outlives its subject and names nobody."""

from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One act of a member of staff, or of the machine (`actor` empty).

    Entries are a chain: `mark` is a keyed hash over this entry and the mark of the one before
    (`audit/chain.py`), so that one that was altered, taken out or put in does not fit any more.
    """

    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor = models.BigIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    detail = models.JSONField(default=dict, blank=True)
    mark = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["subject", "subject_id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.subject_id}"


class Head(models.Model):
    """The end of the chain: one row, which whoever writes an entry holds until they commit.

    `sealed` says the same as the two others; without the keys nobody writes one that fits a
    shorter chain.
    """

    number = models.BigIntegerField()
    mark = models.BinaryField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_head_of_audit")]

    def __str__(self) -> str:
        return f"after {self.number}"
