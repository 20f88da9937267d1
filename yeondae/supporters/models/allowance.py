from django.db import models


class Allowance(models.Model):
    """When something was last done under one key; the key is a blind index.

    Kept in the database so that every web node counts together, and an error refuses
    rather than lets everything through (security.md, mistake 33). The moments themselves are
    kept, not a count a day: "three in 24 hours" holds for every 24 hours, not from midnight on.
    """

    key = models.BinaryField(max_length=32, unique=True)
    uses = models.JSONField(default=list, help_text="seconds since 1970 UTC, oldest first")
    last_at = models.DateTimeField(db_index=True, help_text="rows whose window is over are removed")

    def __str__(self) -> str:
        return f"allowance {self.pk}"
