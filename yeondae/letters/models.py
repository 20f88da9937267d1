"""The frozen text to one office in one language, and the letter to somebody who came out."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.appeals.models import Appeal
from yeondae.calls.models import Call, EditionVersion, Round
from yeondae.cases.models import Person
from yeondae.core.ids import public_id
from yeondae.directory.models import Holder, Office
from yeondae.sealing.fields import SealedJSONField, SealedTextField


class Letter(models.Model):
    """One supporter's letter to one office.

    `content` is frozen when the writer confirms; the addressee block and the salutation are set
    when the letter is typeset, for whoever holds the office then. Until it has left for the office
    it is typeset again for a successor, who so inherits what is queued. `pdf` is the name of the
    sealed file with the bytes that are sent, kept as proof, and `text` is what a mail says.
    """

    class Look(models.TextChoices):
        NOT_NEEDED = "not_needed", _("unchanged: nobody needs to look")
        WAITING = "waiting", _("waits for a look")
        PASSED = "passed", _("looked at, goes out")
        REFUSED = "refused", _("looked at, does not go out")

    # On the page and in the QR code: names nobody, and cannot be guessed.
    reference = models.CharField(max_length=16)
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="letter")
    # The three repeat the appeal's, whose own constraints keep them there; checking them again for
    # each letter would cost a crowd of writers more than the letter itself.
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, related_name="letters", db_constraint=False
    )
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    holder = models.ForeignKey(
        Holder, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    version = models.ForeignKey(
        EditionVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    language = models.CharField(max_length=10)
    paper = models.CharField(max_length=10, default="a4")
    content = SealedJSONField(default=dict)
    is_changed = models.BooleanField(default=False, help_text="differs from the sample letter")
    look = models.CharField(max_length=10, choices=Look.choices, default=Look.NOT_NEEDED)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    frozen_at = models.DateTimeField()
    pdf = models.CharField(max_length=200, blank=True)
    text = SealedTextField(default="", blank=True, help_text="the whole letter as plain text")
    trouble = SealedTextField(default="", blank=True, help_text="why it cannot be typeset")
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="one_letter_a_reference"),
            models.CheckConstraint(
                condition=Q(looked_at__isnull=True, looked_by__isnull=True)
                | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="letter_looked_at_when_and_by_whom",
            ),
        ]
        indexes = [
            models.Index(
                fields=["call"], condition=Q(look="waiting"), name="letter_waits_for_look"
            ),
            models.Index(fields=["frozen_at"], condition=Q(pdf=""), name="letter_to_typeset"),
        ]

    def __str__(self) -> str:
        return self.reference


class EarlierPage(models.Model):
    """A page that left in copies before the office changed hands: kept as proof beside the new."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="earlier_pages")
    pdf = models.CharField(max_length=200, help_text="name of the sealed file")
    replaced_at = models.DateTimeField()

    class Meta:
        ordering = ["replaced_at", "pk"]

    def __str__(self) -> str:
        return f"earlier page {self.pk}"


class Greeting(models.Model):
    """A letter to somebody who came out of prison: a kind of letter of its own.

    An organisation writes it on its letterhead, in the register in which it speaks to that person
    ("Dear Brother Han", "In solidarity"). It goes through no channel of ours: it is a page, once
    somebody publishes it, and a PDF. `content` has the parts of `letters.greeting.Words`.
    """

    class Register(models.TextChoices):
        MOVEMENT = "movement", _("as in the movement (Brother, Sister)")
        FORMAL = "formal", _("formal (Mr, Ms, a title)")

    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="greetings")
    language = models.CharField(max_length=10)
    register = models.CharField(max_length=10, choices=Register.choices, default=Register.MOVEMENT)
    dated = models.DateField(help_text="the date on the letter")
    content = SealedJSONField(default=dict)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True, help_text="its page is for everyone")

    class Meta:
        ordering = ["-dated", "-pk"]

    def __str__(self) -> str:
        return f"greeting {self.pk}"
