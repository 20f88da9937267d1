from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.petitions.models.importing import Import
from yeondae.petitions.models.paper import Sheet
from yeondae.petitions.models.petition import Petition
from yeondae.petitions.models.suspicion import Invalidation, Suspicion
from yeondae.sealing.fields import SealedJSONField

STAFF = settings.AUTH_USER_MODEL


class Signing(models.Model):
    """What somebody typed, waiting for the mailed code. Gone after 72 hours.

    One is made for every form that is sent, whoever the address belongs to, so that new, pending,
    confirmed, withdrawn and blocked addresses are answered alike. The form's own cookie finds it
    by `token_hash`, the mailed link by `link_hash`.
    """

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    link_hash = models.BinaryField(max_length=32, unique=True)
    language = models.CharField(max_length=10)
    content = SealedJSONField(default=dict)
    code_hash = models.BinaryField(max_length=32)
    code_until = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    is_confirmed = models.BooleanField(default=False)
    network = models.BinaryField(max_length=16, null=True, blank=True, help_text="for 24 hours")
    begun_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"signing {self.pk}"


class Signature(models.Model):
    """One person's or organisation's support; or the rows of one counted sheet (`people`).

    `counts` says whether it belongs to the number now, `counted` whether the aggregator has
    counted it: the aggregator's watermark, moved in the transaction that moves the number.
    `person` is the blind index of the canonical address under this petition alone, so one
    mailbox signs once and two petitions cannot be joined by it.
    """

    class Kind(models.TextChoices):
        ONLINE = "online", _("online")
        PAPER = "paper", _("on paper")
        ORGANISATION = "organisation", _("organisations")

    class Way(models.TextChoices):
        FORM = "form", _("the form")
        REPLY = "reply", _("a reply by e-mail")
        SHEET = "sheet", _("a sheet, typed")
        COUNTED = "counted", _("a sheet, counted only")
        IMPORT = "import", _("a file")

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Shown(models.TextChoices):
        NOT = "not", _("not shown")
        FIRST = "first", _("first name and country")
        FULL = "full", _("full name and country")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.ONLINE)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.FORM)
    state = models.CharField(max_length=9, choices=State.choices, default=State.CONFIRMED)
    people = models.PositiveIntegerField(default=1)
    person = models.BinaryField(max_length=32, null=True, blank=True, unique=True)
    name_key = models.BinaryField(max_length=32, null=True, blank=True)
    withdraw_hash = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    content = SealedJSONField(default=dict)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=10)
    shown = models.CharField(max_length=5, choices=Shown.choices, default=Shown.NOT)
    signed_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    suspicion = models.ForeignKey(
        Suspicion, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    invalidation = models.ForeignKey(
        Invalidation, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures"
    )
    # What brought it, so that what was entered wrongly can be struck out together.
    sheet = models.ForeignKey(
        Sheet, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures",
        db_index=False,
    )  # fmt: skip
    brought_in = models.ForeignKey(
        Import, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures",
        db_index=False,
    )  # fmt: skip
    # What floods are found by; emptied after 24 hours.
    seen_at = models.DateTimeField(null=True, blank=True)
    domain = models.BinaryField(max_length=16, null=True, blank=True)
    network = models.BinaryField(max_length=16, null=True, blank=True)
    pattern = models.BinaryField(max_length=16, null=True, blank=True)
    counts = models.BooleanField(default=False)
    counted = models.BooleanField(default=False)
    leaf = models.BigIntegerField(null=True, blank=True, help_text="its newest leaf that adds")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(counts=False)
                | Q(state="confirmed", suspicion__isnull=True, invalidation__isnull=True),
                name="only_good_signatures_count",
            ),
            models.CheckConstraint(
                condition=Q(counts=False)
                | ~Q(kind="organisation")
                | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="organisations_count_once_checked",
            ),
            models.CheckConstraint(
                condition=Q(state="confirmed", withdrawn_on__isnull=True)
                | Q(state="withdrawn", withdrawn_on__isnull=False),
                name="signature_withdrawn_on_a_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["petition", "id"],
                condition=Q(counts=True, counted=False) | Q(counts=False, counted=True),
                name="signatures_to_count",
            ),
            models.Index(
                fields=["petition", "seen_at"],
                condition=Q(seen_at__isnull=False),
                name="signatures_seen",
            ),
            models.Index(
                fields=["petition", "name_key"],
                condition=Q(name_key__isnull=False),
                name="signatures_by_name",
            ),
            models.Index(
                fields=["petition", "-id"],
                condition=Q(counted=True) & ~Q(shown="not"),
                name="signatures_shown",
            ),
            models.Index(
                fields=["petition", "id"],
                condition=Q(kind="organisation"),
                name="signatures_of_organisations",
            ),
            models.Index(
                fields=["sheet"], condition=Q(sheet__isnull=False), name="signatures_of_sheets"
            ),
            models.Index(
                fields=["brought_in"],
                condition=Q(brought_in__isnull=False),
                name="signatures_of_files",
            ),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"
