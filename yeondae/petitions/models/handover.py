from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.directory.models import Office
from yeondae.petitions.models.petition import Petition
from yeondae.sealing.fields import SealedJSONField, SealedTextField

STAFF = settings.AUTH_USER_MODEL


class Handover(models.Model):
    """The documented presentation of signatures: when, where, by whom, to whom, how many.

    draft -> published. What is published never changes; a mistake is put right by another record.
    Its pictures alone come later and go again: whoever is seen may change their mind.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="handovers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    place = models.CharField(max_length=200)
    presented_by = models.CharField(max_length=300, help_text="who may be named in public")
    received_by = SealedTextField(default="", blank=True, help_text="for staff only")
    signatures_handed = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField(help_text="leaves of the ledger that day")
    words = models.JSONField(default=dict, help_text="what happened, by language")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        STAFF, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="handover_published_when_and_by_whom",
            )
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"


class HandoverPicture(models.Model):
    """A photo of a presentation, or one page of its receipt: pixels written anew, kept sealed.

    Staff see it; everyone does once somebody says that it may be shown.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("a photo")
        RECEIPT = "receipt", _("the receipt")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="pictures")
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.PHOTO)
    file = models.CharField(max_length=200, help_text="name of the kept file")
    words = models.JSONField(default=dict, help_text="what is seen, by language")
    is_public = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"picture {self.pk} of handover {self.handover_id}"


class Pack(models.Model):
    """What is made for a hand-over by the worker: the book, or the encrypted export.

    `done` of `total` say how far it is; `file` is the name of the kept (sealed) file.
    """

    class Kind(models.TextChoices):
        BOOK = "book"
        EXPORT = "export"

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="packs")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    language = models.CharField(max_length=10, default="en")
    recipients = models.JSONField(default=list, help_text="age recipients of an export")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"pack {self.pk}"

    @property
    def percent(self) -> int:
        """0 to 100."""
        if self.finished_at:
            return 100
        return min(99, 100 * self.done // self.total) if self.total else 0


class ExportAsking(models.Model):
    """For whom the last export was asked, as the colleague sees it who is to say yes.

    `recipients`: [{"name", "key"}], a name in staff's words and the public key of age. The yes is
    an approval of exactly these; what was granted is made for them and nobody types them again.
    """

    petition = models.OneToOneField(
        Petition, on_delete=models.CASCADE, related_name="export_asking"
    )
    recipients = SealedJSONField()

    def __str__(self) -> str:
        return f"asking for an export of petition {self.petition_id}"
