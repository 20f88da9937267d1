"""The claimable row, and the machine's own clockwork: what runs periodically, who is alive."""

from typing import ClassVar

from django.db import models

from yeondae.core import clock


class Claimable(models.Model):
    """A row that one worker at a time takes, works on and gives an end (yeondae.jobs.claims).

    WAITING -> CLAIMED -> a state of the subclass
       ^---------|-- given back, or the lease ran out before the point of no return
                 |-- the lease ran out after it: the subclass's "uncertain"

    The subclass owns its states and may rename the two that the machine moves between.
    Index it for its queue: (..., due_at, id) where state = WAITING; (claimed_until) where CLAIMED.
    """

    WAITING: ClassVar[str] = "queued"
    CLAIMED: ClassVar[str] = "sending"

    state = models.CharField(max_length=20, default="queued")
    due_at = models.DateTimeField(default=clock.now, help_text="not before")
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    claimed_by = models.CharField(max_length=80, blank=True, editable=False)
    tries = models.PositiveIntegerField(default=0, editable=False, help_text="times claimed")

    class Meta:
        abstract = True


class Schedule(models.Model):
    """When a sweep (yeondae.jobs.periodic) runs next: the first worker to move it runs it."""

    name = models.CharField(max_length=200, primary_key=True)
    next_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True, help_text="the kind of error, no data")
    failures = models.PositiveIntegerField(default=0, help_text="failed runs in a row")

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """A worker that lives: who, since when, last seen when, and what it did last."""

    name = models.CharField(max_length=80, primary_key=True)
    started_at = models.DateTimeField()
    at = models.DateTimeField()
    did = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="heartbeat_at")]

    def __str__(self) -> str:
        return self.name


class Incident(models.Model):
    """Something went wrong underneath and is over: what the desk tells of last night."""

    class Kind(models.TextChoices):
        DATABASE = "database", "the database did not answer"
        DISK = "disk", "the disk was full"
        CLOCK = "clock", "the clock jumped"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Standstill(models.Model):
    """Nothing leaves until a person says so: this installation was restored from a backup.

    What the backup still holds as waiting may have left since it was made.
    """

    since = models.DateTimeField()
    backup_from = models.DateTimeField(help_text="when the backup was made")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.BigIntegerField(null=True, blank=True, help_text="staff; empty: a command")

    def __str__(self) -> str:
        return f"standstill {self.pk}"


class Worked(models.Model):
    """How much a sweep did in one hour, for the first page of the desk: numbers only."""

    name = models.CharField(max_length=200)
    hour = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "hour"], name="work_noted_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.hour:%Y-%m-%d %H}"
