from django.db import models


class Allowance(models.Model):
    """How often something was done under one key in one window; the key is a blind index.

    Kept in the database so that every web node counts together, and an error refuses
    rather than lets everything through (security.md, mistake 33).
    """

    key = models.BinaryField(max_length=32)
    window = models.DateTimeField(help_text="when the window began")
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "window"], name="one_allowance_a_window")
        ]
        indexes = [models.Index(fields=["window"], name="allowance_by_window")]

    def __str__(self) -> str:
        return f"allowance {self.pk}"
