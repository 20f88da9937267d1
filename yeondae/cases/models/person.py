from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.status import Status
from yeondae.core.ids import public_id
from yeondae.directory.models import Organisation
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Person(models.Model):
    """Someone held or at risk. R4 (hold) until a caseworker sets what may be shown."""

    class Risk(models.TextChoices):
        R0 = "R0", _("already public, or agreed")
        R1 = "R1", _("agreed, with limits")
        R2 = "R2", _("name only")
        R3 = "R3", _("initials only, no face, no place")
        R4 = "R4", _("hold: show nothing")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="people")
    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    # A file's own number for this person, sealed to an index: an import that runs twice finds it.
    outside_key = models.BinaryField(max_length=32, null=True, blank=True, editable=False)
    position = models.PositiveIntegerField(default=0)
    # The name to use in public, by language; all names with their order stand in Name.
    names = SealedJSONField(default=dict)
    # {"en": {"movement": "Brother Han", "formal": "Mr Han"}}: how one speaks of or to them.
    titles = SealedJSONField(default=dict, blank=True)
    posts = SealedJSONField(default=dict, help_text="what the person is, by language")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = SealedTextField(default="", blank=True)
    risk = models.CharField(max_length=2, choices=Risk.choices, default=Risk.R4)
    risk_set_at = models.DateTimeField(null=True, blank=True)
    risk_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # A wider grade that a second person has not said yes to; empty: nobody asked for one.
    risk_wanted = models.CharField(max_length=2, choices=Risk.choices, blank=True, default="")
    held_since = models.DateField(null=True, blank=True, help_text="date at the place")
    held_until = models.DateField(null=True, blank=True)
    held_at = SealedTextField(default="", blank=True)
    held_at_names = SealedJSONField(default=dict, blank=True, help_text="that place, by language")
    # Derived from the events by cases/rules/status.py, kept so that lists need not derive again.
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.UNKNOWN)
    status_on = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="merged"
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(risk_set_at__isnull=True, risk_set_by__isnull=True, risk="R4")
                | Q(risk_set_at__isnull=False, risk_set_by__isnull=False),
                name="risk_set_when_and_by_whom",
            ),
            models.UniqueConstraint(
                fields=["case", "outside_key"],
                condition=Q(outside_key__isnull=False),
                name="a_row_of_a_file_is_one_person",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="nobody_is_merged_into_themselves",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Consent(models.Model):
    """Who agreed to what being shown of a person, and who asked. `ended_on` withdraws it."""

    class GivenBy(models.TextChoices):
        SELF = "self", _("the person")
        FAMILY = "family", _("the family")
        LAWYER = "lawyer", _("the lawyer")
        UNION = "union", _("the union, on the person's behalf")
        PUBLIC = "public", _("nobody: already public, see the source")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    given_by = models.CharField(max_length=10, choices=GivenBy.choices)
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    waits = models.BooleanField(default=False, help_text="a second person has not said yes to it")
    name = models.BooleanField(default=False)
    face = models.BooleanField(default=False)
    place = models.BooleanField(default=False)
    workplace = models.BooleanField(default=False)
    obtained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    note = SealedTextField(default="", blank=True)

    def __str__(self) -> str:
        return f"consent {self.pk}"
