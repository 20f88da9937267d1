from django.db import models


class Door(models.Model):
    """A code that opens a supporter's private page for 30 minutes.

    Every address is treated alike: a door is made and a code mailed whether or not it ever wrote,
    so that neither the answer nor its time tells. What lies behind the door of a stranger is empty.
    """

    token_hash = models.BinaryField(max_length=32, unique=True)
    email_index = models.BinaryField(max_length=32)
    code_hash = models.BinaryField(max_length=32)
    code_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"door {self.pk}"
