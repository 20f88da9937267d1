from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.person import Person
from yeondae.directory.models import Organisation
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Post(models.Model):
    """What somebody was, in which organisation, from when to when; acting ones too."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="held_posts")
    titles = SealedJSONField(default=dict, help_text="by language")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_acting = models.BooleanField(default=False, help_text="for somebody who is held")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="post_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"


class Relation(models.Model):
    """Two people who belong together. Family and companions never show."""

    class Kind(models.TextChoices):
        CO_DEFENDANT = "co_defendant", _("accused together")
        SUCCESSOR = "successor", _("took over from")
        COLLEAGUE = "colleague", _("worked together")
        FAMILY = "family", _("family (never shown)")
        COMPANION = "companion", _("companion (never shown)")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    note = SealedTextField(default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other", "kind"], name="one_such_relation"),
            models.CheckConstraint(
                condition=~Q(person=F("other")), name="nobody_is_related_to_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"relation {self.pk}"


class CaseTie(models.Model):
    """Two cases to read together: a later wave of arrests, the same law, the same union."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    words = models.JSONField(default=dict, blank=True, help_text="why, by language")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="one_tie_of_two_cases")
        ]

    def __str__(self) -> str:
        return f"tie {self.pk}"


class Merge(models.Model):
    """Two entries were one person. Both rows stay; `moved` says what goes back when undone."""

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    why = SealedTextField(default="", blank=True)
    moved = models.JSONField(default=dict, help_text="ids by kind of row")
    risk_before = models.CharField(max_length=2)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"merge {self.pk}"
