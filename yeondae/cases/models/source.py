from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.event import Event
from yeondae.cases.models.figure import Figure
from yeondae.cases.models.person import Person
from yeondae.cases.models.trial import Charge, Ruling
from yeondae.core.ids import public_id
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Source(models.Model):
    """Who said something, when, and published where; how near they are to what happened."""

    class Kind(models.TextChoices):
        CALL = "call", _("call of a union or committee")
        RELEASE = "press_release", _("press release")
        LETTER = "letter", _("letter")
        COURT = "court_record", _("court record")
        BODY = "body", _("decision of an international body")
        REPORT = "report", _("report of an organisation")
        NEWS = "news", _("newspaper or broadcast")
        TESTIMONY = "testimony", _("testimony")
        PHOTO = "photo", _("photo")
        OTHER = "other", _("other")

    class Nearness(models.TextChoices):
        SELF = "self", _("the person")
        WITNESS = "witness", _("witness")
        RELATIVE = "relative", _("relative")
        ORGANISATION = "same_organisation", _("the same organisation")
        LAWYER = "lawyer", _("lawyer")
        REPORTER = "reporter", _("reporter")
        NGO = "ngo", _("human rights organisation")
        AUTHORITY = "authority", _("authority")
        UNKNOWN = "unknown", _("not known")

    class Reliability(models.TextChoices):
        HIGH = "high", _("high")
        LIKELY = "likely", _("likely")
        UNSURE = "unsure", _("unsure")
        UNLIKELY = "unlikely", _("unlikely")
        UNRELIABLE = "unreliable", _("unreliable")
        UNKNOWN = "unknown", _("not judged")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="sources")
    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    name = models.CharField(max_length=300)
    names = models.JSONField(default=dict, blank=True, help_text="that name, by language")
    url = models.CharField(max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.OTHER)
    nearness = models.CharField(max_length=18, choices=Nearness.choices, default=Nearness.UNKNOWN)
    reliability = models.CharField(
        max_length=10, choices=Reliability.choices, default=Reliability.UNKNOWN
    )
    # What must travel with the text, such as a republisher's own words about it.
    disclaimer = models.JSONField(default=dict, blank=True, help_text="by language")
    is_public = models.BooleanField(default=True)

    class Meta:
        ordering = ["published_on", "pk"]

    def __str__(self) -> str:
        return self.name


class Claim(models.Model):
    """What one source says of one fact. Conflicting claims stand side by side; one is shown."""

    class Level(models.TextChoices):
        V0 = "V0", _("one source, not verified")
        V1 = "V1", _("stated by the organisation concerned")
        V2 = "V2", _("two independent sources")
        V3 = "V3", _("document seen")
        V4 = "V4", _("decided by a court or an international body")

    class Standing(models.TextChoices):
        STANDS = "stands", _("stands")
        DISPUTED = "disputed", _("disputed")
        RETRACTED = "retracted", _("retracted")

    source = models.ForeignKey(Source, on_delete=models.RESTRICT, related_name="claims")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.CASCADE, related_name="claims"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="claims"
    )
    figure = models.ForeignKey(
        Figure, null=True, blank=True, on_delete=models.CASCADE, related_name="claims"
    )
    charge = models.ForeignKey(
        Charge, null=True, blank=True, on_delete=models.CASCADE, related_name="claims"
    )
    ruling = models.ForeignKey(
        Ruling, null=True, blank=True, on_delete=models.CASCADE, related_name="claims"
    )
    field = models.CharField(max_length=30, help_text="which fact of it: happened, time, place ...")
    words = SealedJSONField(default=dict, blank=True, help_text="what it says, by language")
    quote = SealedTextField(default="", blank=True, help_text="the source's own words")
    span_from = models.PositiveIntegerField(null=True, blank=True)
    span_to = models.PositiveIntegerField(null=True, blank=True)
    level = models.CharField(max_length=2, choices=Level.choices, default=Level.V0)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.STANDS)
    is_shown = models.BooleanField(default=False, help_text="the one that pages print first")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[subject, "field"],
                condition=Q(is_shown=True, **{f"{subject}__isnull": False}),
                name=f"one_shown_claim_of_{subject}",
            )
            for subject in ("event", "person", "figure", "charge", "ruling")
        ] + [
            models.CheckConstraint(
                condition=Q(is_shown=False) | ~Q(standing="retracted"),
                name="what_was_retracted_is_not_shown",
            )
        ]

    def __str__(self) -> str:
        return f"claim {self.pk}"


class Correction(models.Model):
    """What stood before and what stands now. Kept for good; listed where the public had read it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="corrections")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE)
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL)
    figure = models.ForeignKey(Figure, null=True, blank=True, on_delete=models.CASCADE)
    field = models.CharField(max_length=30)
    before = SealedJSONField(default=dict, help_text="by language, or under an empty one")
    after = SealedJSONField(default=dict)
    why = models.JSONField(default=dict, blank=True, help_text="by language, for everyone")
    is_public = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"correction {self.pk}"
