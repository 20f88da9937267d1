from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call
from yeondae.deliveries.models.bundle import Bundle
from yeondae.directory.models import ContactPoint, Office, Organisation
from yeondae.jobs.models import Claimable
from yeondae.letters.models import Letter


class Delivery(Claimable):
    """One letter on one channel to one contact point.

    held -> queued -> sending -> handed -> delivered
               ^         |          |----> failed (the next step of the ladder is queued)
               |---------+----------+----> uncertain (a person decides)
    held, queued, waiting at a relay or in the tray -> cancelled

    `sending` is a claim with a lease; a break after the point of no return makes it uncertain.
    `handed` is with the carrier: the mail server, the fax server, the print tray, the relay. It
    is finished there once nothing more will be heard: mail that the server took, post that was
    posted. `deliveries/rules/states.py` holds the one table of what may follow what.
    """

    class State(models.TextChoices):
        HELD = "held", _("held")
        QUEUED = "queued", _("waiting its turn")
        SENDING = "sending", _("being sent")
        HANDED = "handed", _("with the carrier")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("failed")
        UNCERTAIN = "uncertain", _("may have arrived")
        CANCELLED = "cancelled", _("cancelled")

    class Purpose(models.TextChoices):
        ADDRESSEE = "addressee", _("to the addressee")
        COPY = "copy", _("copy")

    class Held(models.TextChoices):
        LOOK = "look", _("somebody looks at the changed text first")
        UNVERIFIED = "unverified", _("nobody confirmed the contact point within a year")
        NOT_SUPPLIED = "not_supplied", _("no contact point was supplied")
        PAUSED = "paused", _("something happened: the organiser decides")
        STOPPED = "stopped", _("the call is stopped")
        ASK_FIRST = "ask_first", _("the send-by date has passed: ask first")
        BUDGET = "budget", _("the budget of this channel is used up")
        UNPRINTABLE = "unprintable", _("the letter cannot be printed as it is written")

    class Ended(models.TextChoices):
        WITHDRAWN = "withdrawn", _("its writer withdrew it")
        REFUSED = "refused", _("it cannot go out with these words")
        RENEWED = "renewed", _("its words are out of date: a new letter can be written")
        CLOSED = "closed", _("the call is over")
        TAKEN_OUT = "taken_out", _("somebody it names was taken out of the records")

    # No index where a constraint or an index below begins with the same.
    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, related_name="deliveries", db_index=False
    )
    # Both repeat the letter's, whose appeal keeps them there.
    call = models.ForeignKey(
        Call, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    channel = models.CharField(max_length=20)
    contact_point = models.ForeignKey(
        ContactPoint,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deliveries",
        db_index=False,
    )
    relay = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    step = models.PositiveSmallIntegerField(default=0, help_text="rung of the ladder")
    asked_at = models.DateTimeField(
        null=True, blank=True, help_text="somebody was asked and let it go although it is late"
    )
    held_why = models.CharField(max_length=14, choices=Held.choices, blank=True)
    ended_why = models.CharField(max_length=9, choices=Ended.choices, blank=True)
    tag = models.CharField(max_length=40, help_text="stable Message-ID or job tag")
    handle = models.CharField(max_length=200, blank=True, help_text="what the carrier calls it")
    bundle = models.ForeignKey(
        Bundle,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deliveries",
        db_index=False,
    )
    is_resent = models.BooleanField(default=False, help_text="sent again after it was uncertain")
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["tag"], name="one_delivery_a_tag"),
            models.UniqueConstraint(
                fields=["letter", "purpose", "step", "contact_point"],
                name="one_delivery_a_step",
            ),
            models.UniqueConstraint(
                fields=["letter", "purpose", "step"],
                condition=Q(contact_point__isnull=True),
                name="one_delivery_a_blank_step",
            ),
            models.CheckConstraint(
                condition=Q(state="held") | Q(held_why=""), name="delivery_held_has_reason"
            ),
        ]
        indexes = [
            # One queue for each contact point: it is one line, one mailbox, one slot in a wall.
            models.Index(
                fields=["contact_point", "due_at", "id"],
                condition=Q(state="queued"),
                name="delivery_queue",
            ),
            models.Index(
                fields=["claimed_until"], condition=Q(state="sending"), name="delivery_leases"
            ),
            models.Index(
                fields=["channel", "due_at"],
                condition=Q(state="handed", finished_at__isnull=True),
                name="delivery_handed",
            ),
            models.Index(fields=["held_why"], condition=Q(state="held"), name="delivery_held"),
            models.Index(fields=["call", "state"], name="delivery_by_call"),
            # Most letters wait at no relay and are in no bundle.
            models.Index(
                fields=["relay"], condition=Q(relay__isnull=False), name="delivery_at_relay"
            ),
            models.Index(
                fields=["bundle"], condition=Q(bundle__isnull=False), name="delivery_in_bundle"
            ),
            models.Index(
                fields=["queued_at"], condition=Q(state="uncertain"), name="delivery_uncertain"
            ),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"
