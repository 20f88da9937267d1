from django.db import models

from yeondae.sealing.fields import SealedTextField


class Subscribing(models.Model):
    """Somebody asked to hear of other calls and was mailed a code. Gone when it is over."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    email = SealedTextField()
    # Whom it is about, to hand over and to destroy.
    email_index = models.BinaryField(max_length=32, db_index=True)
    language = models.CharField(max_length=10)
    words = models.TextField(help_text="the sentence that is agreed to")
    code_hash = models.BinaryField(max_length=32)
    code_until = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"subscribing {self.pk}"
