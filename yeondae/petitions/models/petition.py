from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.directory.models import Office, Organisation

STAFF = settings.AUTH_USER_MODEL


class Petition(models.Model):
    """A text to sign that a call carries: to whom, from when to when, and how it is shown.

    draft -> open -> closed. Between opening and closing stand local dates and times of
    `time_zone`, compared in UTC (`rules.moments`). An open petition's words never change.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="petition")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    opens_on = models.DateField()
    opens_at = models.TimeField()
    closes_on = models.DateField()
    closes_at = models.TimeField()
    time_zone = models.CharField(max_length=40, default="UTC")
    goal = models.PositiveIntegerField(null=True, blank=True)
    at_risk = models.JSONField(default=list, blank=True, help_text="countries: no name, no place")
    partner = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="through whom people in a country at risk can sign",
    )  # fmt: skip
    keep_days = models.PositiveSmallIntegerField(
        default=183, help_text="days from closing on, until personal data goes"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    data_ended_at = models.DateTimeField(
        null=True, blank=True, help_text="when personal data was destroyed"
    )
    words_held_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="its words name who may not be named",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("opened_by")),
                name="nobody_checks_own_petition",
            ),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True)
                | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="petition_checked_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="petition_opened_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"petition {self.pk}"

    @property
    def public_texts(self) -> "models.QuerySet[PetitionText]":
        """The words that are out: what is signed, on paper too, and handed over."""
        return self.texts.filter(is_public=True)


class PetitionText(models.Model):
    """The words that are signed, in one language. Shown and signed once it is public."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    text = models.TextField(help_text="paragraphs, an empty line between them")
    is_public = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "language"], name="one_petition_text_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} of petition {self.petition_id}"

    @property
    def paragraphs(self) -> list[str]:
        """The text's paragraphs, without empty ones."""
        parts = self.text.replace("\r\n", "\n").split("\n\n")
        return [part.strip() for part in parts if part.strip()]


class Addressee(models.Model):
    """An office that the signatures are handed to, in order."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="addressees")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField(
        null=True, blank=True, help_text="its cover letter was queued"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "office"], name="addressee_once")
        ]

    def __str__(self) -> str:
        return f"addressee {self.pk}"
