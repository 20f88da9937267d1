"""How often somebody tried in vain, and which one-time codes were used. No name, no IP address."""

from django.db import models


class Tries(models.Model):
    """Wrong tries under one name, known or not: a keyed hash of the name, so that the table
    does not say whose. `until` closes it to everyone, right or wrong."""

    index = models.BinaryField(max_length=32, unique=True)
    wrong = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.wrong} wrong tries"


class UsedCode(models.Model):
    """A six-digit code that was taken; the same one is refused while its time runs."""

    index = models.BinaryField(max_length=32, unique=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"used code {self.pk}"
