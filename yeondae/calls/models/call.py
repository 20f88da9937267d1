from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models import Case, Person
from yeondae.core.languages import said
from yeondae.directory.models import ContactPoint, Organisation

STAFF = settings.AUTH_USER_MODEL


class Call(models.Model):
    """Who asks whom to do what for which people, until when. Facts here; words on its editions.

    draft -> in_review -> published -> stopped -> published (resumed)
                                    -> closed (with what happened)
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in_review", _("waiting for a second pair of eyes")
        PUBLISHED = "published", _("published")
        STOPPED = "stopped", _("stopped")
        CLOSED = "closed", _("closed")

    # "2/2026": a number series of one's own. It stands in URLs, so it names nobody.
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    case = models.ForeignKey(
        Case, null=True, blank=True, on_delete=models.PROTECT, related_name="calls"
    )
    people = models.ManyToManyField(Person, blank=True, related_name="calls")
    issued_on = models.DateField(null=True, blank=True)
    send_by = models.DateField(null=True, blank=True, help_text="blank: none given")
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40, default="UTC")
    at_risk = models.JSONField(default=list, blank=True, help_text="countries: safe ways only")
    nobody_at_risk = models.BooleanField(
        default=False, help_text="somebody looked: no country is at risk"
    )
    text_is_offence = models.JSONField(default=list, blank=True, help_text="countries: warn")
    hotlines = models.JSONField(default=dict, blank=True, help_text="telephone line by language")
    look_at_changed = models.BooleanField(default=True)
    owner = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    photo = models.CharField(max_length=200, blank=True, help_text="name of the kept file")
    photo_captions = models.JSONField(default=dict, blank=True, help_text="caption by language")
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_back_why = models.CharField(max_length=500, blank=True)
    sent_back_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_first_report = models.BooleanField(default=False)
    review_due_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_why = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_words = models.JSONField(
        default=dict, blank=True, help_text="what happened, by language"
    )
    words_held_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="its words name who may not be named",
    )
    changed_at = models.DateTimeField(auto_now=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="call_numbered_once"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(approved_by=F("submitted_by")),
                name="nobody_approves_own_call",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "stopped", "closed"])
                | Q(approved_by__isnull=False)
                | Q(is_first_report=True, review_due_at__isnull=False),
                name="call_published_by_two_or_first_report",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True)
                | Q(stopped_at__isnull=False, stopped_by__isnull=False),
                name="call_stopped_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The number as people say it: "2/2026"."""
        return f"{self.number}/{self.year}"

    @property
    def slug(self) -> str:
        """The number as it stands in an address: "2026-2"."""
        return f"{self.year}-{self.number}"


class Issuer(models.Model):
    """An organisation in whose name a call is issued, in order."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="issuers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="issuer_once_a_call")
        ]

    def __str__(self) -> str:
        return f"issuer {self.pk}"


class Reference(models.Model):
    """A number that others gave this call: "UA 219/06", "KOR 001 / 0405 / OBS 027.1"."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="references")
    code = models.CharField(max_length=80)
    url = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.code


class PlannedEvent(models.Model):
    """A rally, a hearing, a press conference that is still to come."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="planned_events")
    on = models.DateField()
    words = models.JSONField(default=dict, help_text="what and where, by language")
    is_hearing = models.BooleanField(default=False)

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return said(self.words, "en", default=f"planned event {self.pk}")


class Budget(models.Model):
    """The most letters of a call on one channel. Used up: the ladder moves on."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="budgets")
    channel = models.CharField(max_length=20)
    most = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "channel"], name="one_budget_a_channel")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.most}"

    @property
    def label(self) -> str:
        """The channel as staff read it."""
        return str(ContactPoint.Kind(self.channel).label)
