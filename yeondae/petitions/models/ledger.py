from django.db import models

from yeondae.petitions.models.petition import Petition
from yeondae.sealing.fields import SealedTextField


class Tally(models.Model):
    """What the aggregator has counted and published; its row is the lock that makes it serial.

    The number, the signatures' own marks (`Signature.counted`), the leaves and the checkpoint
    move in one transaction. `waiting` is what it saw and must not publish yet:
    {kind: [changes, difference]}.
    """

    petition = models.OneToOneField(Petition, on_delete=models.CASCADE, related_name="tally")
    online = models.PositiveIntegerField(default=0)
    paper = models.PositiveIntegerField(default=0)
    organisation = models.PositiveIntegerField(default=0)
    only_counted = models.PositiveIntegerField(
        default=0, help_text="of those on paper: rows nobody typed, not compared with online"
    )
    countries = models.JSONField(default=dict, help_text="published, by country of two letters")
    waiting = models.JSONField(default=dict)
    size = models.PositiveBigIntegerField(default=0, help_text="leaves in the ledger")
    frontier = models.BinaryField(default=b"", help_text="roots of its complete subtrees")
    secret = SealedTextField(help_text="opens the leaves' commitments; destroyed at the end")
    published_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    pressure = models.PositiveSmallIntegerField(default=0, help_text="0 calm, 1 busy, 2 a flood")

    def __str__(self) -> str:
        return f"tally {self.pk}"


class Tile(models.Model):
    """Up to 1,024 neighbouring leaves: their public lines and their hashes. Only ever added to."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="tiles")
    number = models.PositiveIntegerField()
    lines = models.TextField()
    hashes = models.BinaryField()
    root = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "number"], name="tile_numbered_once")
        ]

    def __str__(self) -> str:
        return f"tile {self.number}"


class Checkpoint(models.Model):
    """The signed state of a ledger: so many leaves, this root, this number of signatures."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="checkpoints")
    size = models.PositiveBigIntegerField()
    note = models.TextField(help_text="as it was signed and published")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["size"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "size"], name="one_checkpoint_a_size")
        ]

    def __str__(self) -> str:
        return f"checkpoint {self.size}"

    @property
    def count(self) -> int:
        """How many signatures it says there are."""
        facts = dict(line.split(" ", 1) for line in self.note.split("\n") if " " in line)
        return int(facts.get("signatures", "0"))
