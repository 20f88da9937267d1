"""Of whom a call asks what, and by which ways."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models.call import Call
from yeondae.cases.models import Person
from yeondae.directory.models import ContactPoint, Office, Organisation


class CallOffice(models.Model):
    """An office that a call asks people to write to, in order."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="offices")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "office"], name="office_once_a_call")
        ]

    def __str__(self) -> str:
        return f"office {self.office_id} of call {self.call_id}"


class Step(models.Model):
    """One rung of the ladder to an office: the organiser's order of contact points."""

    asked = models.ForeignKey(CallOffice, on_delete=models.CASCADE, related_name="steps")
    contact_point = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "position"], name="one_step_a_position"),
            models.UniqueConstraint(
                fields=["asked", "contact_point"], name="contact_once_a_ladder"
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.position}"


class Copy(models.Model):
    """Where a copy of every letter goes: the union, an embassy. May be "not supplied"."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="copies")
    contact_point = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"copy {self.pk}"


class Relay(models.Model):
    """An organisation that hands letters of this call on to the offices."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="relays")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "organisation"], name="relay_once_a_call")
        ]

    def __str__(self) -> str:
        return f"relay {self.pk}"


class Demand(models.Model):
    """One thing asked for. Its words stand on the editions; its state is one for each person."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="demands")
    position = models.PositiveSmallIntegerField()
    addressee = models.ForeignKey(
        Office, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["call", "position"], name="one_demand_a_position")
        ]

    def __str__(self) -> str:
        return f"demand {self.position}"


class DemandState(models.Model):
    """How far a demand is met: for one person, or (person empty) in general."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        PARTLY_MET = "partly_met", _("partly met")
        MET = "met", _("met")
        REFUSED = "refused", _("refused")
        MOOT = "moot", _("no longer possible")

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="states")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    since = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["demand", "person"], name="one_state_a_person"),
            models.UniqueConstraint(
                fields=["demand"],
                condition=models.Q(person__isnull=True),
                name="one_state_in_general",
            ),
        ]

    def __str__(self) -> str:
        return self.state
