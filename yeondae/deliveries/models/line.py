from django.db import models


class Line(models.Model):
    """How one channel is doing. While its server is away nothing is tried, so it costs time only.

    A row exists once a channel could not be used; `away_since` is empty while it works.
    """

    channel = models.CharField(max_length=20, primary_key=True)
    away_since = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0, help_text="tries in vain since then")
    said = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.channel
