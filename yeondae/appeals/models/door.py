from django.db import models


class Door(models.Model):
    """A code that opens a supporter's private page for 30 minutes. Same answer for unknown
    addresses: a door is made for them too, and no mail goes out."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    email_index = models.BinaryField(max_length=32)
    code_hash = models.BinaryField(max_length=32)
    code_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"door {self.pk}"
