from django.db import models


class Use(models.Model):
    """How often one key was used in its window; the key is a keyed hash that changes daily.

    Networks, addresses and solved challenges are counted so, in the database, so that every web
    node counts together. No row says whose it is, and none lives longer than 24 hours.
    """

    key = models.BinaryField(max_length=16, unique=True)
    uses = models.PositiveIntegerField(default=1)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"use {self.pk}"
