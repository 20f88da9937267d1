from django.db import models

from yeondae.calls.models import Call


class Tally(models.Model):
    """How many letters of a call stand where: the public's numbers, counted now and then.

    Counted in batches, so that nobody sees the hour at which the one letter from a country came;
    `deliveries/rules/counting.py` says what of it may be shown.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="tallies")
    purpose = models.CharField(max_length=10)
    channel = models.CharField(max_length=20)
    standing = models.CharField(max_length=10)
    country = models.CharField(max_length=2, blank=True)
    letters = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["call", "purpose", "channel", "standing", "country"],
                name="one_tally_a_cell",
            )
        ]

    def __str__(self) -> str:
        return f"tally {self.pk}"
