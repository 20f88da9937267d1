from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.person import Person
from yeondae.sealing.fields import SealedTextField


class Name(models.Model):
    """One way in which a person is written: a name of its own, never derived from another."""

    class Order(models.TextChoices):
        FAMILY_FIRST = "family_first", _("family name first")
        FAMILY_LAST = "family_last", _("family name last")
        SINGLE = "single", _("a single name, complete as it is")

    class Kind(models.TextChoices):
        USED = "used", _("name in use")
        LEGAL = "legal", _("name in documents")
        SPELLING = "spelling", _("another spelling")
        FORMER = "former", _("printed before it was corrected")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="all_names")
    position = models.PositiveSmallIntegerField(default=0)
    text = SealedTextField()
    family = SealedTextField(default="", blank=True, help_text="the part that is the family name")
    order = models.CharField(max_length=12, choices=Order.choices, default=Order.FAMILY_FIRST)
    language = models.CharField(max_length=10, blank=True, help_text="whose readers it is for")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.USED)
    # The one name that is shown to readers of its language.
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "language"],
                condition=Q(is_public=True),
                name="one_public_name_a_language",
            )
        ]

    def __str__(self) -> str:
        return f"name {self.pk}"


class NameKey(models.Model):
    """A folded name as a keyed hash: finds people in any spelling, gives no name away.

    Only people who may be named (R0 to R2) have rows here; the sealed names of the others are
    opened one by one for a caseworker who searches.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="keys")
    key = models.BinaryField(max_length=16)
    is_whole = models.BooleanField(help_text="of the whole name, not of a part of it")

    class Meta:
        indexes = [models.Index(fields=["key", "is_whole", "person"], name="people_by_name_key")]

    def __str__(self) -> str:
        return f"key {self.pk}"
