from django.db import models


class Erased(models.Model):
    """Somebody was erased: so that a backup from before does not bring them back.

    The same line stands in a file that can lie apart from the database (`supporters.gone`).
    Kept for as long as a backup may be.
    """

    mark = models.BinaryField(max_length=32, unique=True, help_text="hash of the blind index")
    on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"erased {self.pk}"


class Remnant(models.Model):
    """A copy that a channel still keeps of something erased: destroyed once it can be reached.

    The handle is the channel's own number of a job; it names nobody.
    """

    channel = models.CharField(max_length=20)
    handle = models.CharField(max_length=200)
    since = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"remnant {self.pk}"


class Removal(models.Model):
    """How much of one kind was destroyed on one day, by itself or because somebody asked."""

    kind = models.CharField(max_length=30)
    on = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "on"], name="one_removal_a_kind_and_day")
        ]
        indexes = [models.Index(fields=["on"], name="removal_on")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
