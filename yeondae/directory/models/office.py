from datetime import date, time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.core.languages import readers, said
from yeondae.directory.models.organisation import Organisation


class Office(models.Model):
    """A post that can be written to (Minister of Justice), whoever holds it.

    The pace belongs to the office: working hours in its own time zone, letters an hour and
    a day. Above it letters wait or bundle; a jammed fax machine helps nobody.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    titles = models.JSONField(default=dict, help_text="the post by language")
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    language = models.CharField(max_length=10, default="en", help_text="the office's own language")
    serves_country = models.CharField(
        max_length=2, blank=True, help_text="an embassy: offered to supporters in this country"
    )
    opens = models.TimeField(default=time(9))
    closes = models.TimeField(default=time(18))
    working_days = models.CharField(max_length=7, default="12345", help_text="1 is Monday")
    letters_per_hour = models.PositiveIntegerField(default=20)
    letters_per_day = models.PositiveIntegerField(default=100)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="office_opens_first"),
            models.CheckConstraint(condition=Q(letters_per_hour__gte=1), name="office_takes_some"),
        ]

    def __str__(self) -> str:
        return self.title_in(readers())

    def title_in(self, language: str) -> str:
        """The post's name in `language`."""
        return said(self.titles, language)

    def organisation_in(self, language: str) -> str:
        """The organisation that the post belongs to; empty where it has no other name."""
        name = self.organisation.name_in(language)
        return "" if name == self.title_in(language) else name

    def holder_on(self, day: date) -> "Holder | None":
        """Who holds the office on `day` (a date in the office's own time zone)."""
        # Holders are ordered, the newest first; chosen here, so that loaded ones are not asked for.
        for holder in self.holders.all():
            has_begun = holder.since is None or holder.since <= day
            if has_begun and (holder.until is None or holder.until > day):
                return holder
        return None


class Holder(models.Model):
    """Who holds an office, from when to when (`until` is the first day without it)."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="holders")
    names = models.JSONField(help_text="the name by language, each as it is written there")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    is_acting = models.BooleanField(default=False)

    class Meta:
        ordering = [F("since").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="holder_since_before_until",
            )
        ]

    def __str__(self) -> str:
        return self.name_in(readers())

    def name_in(self, language: str) -> str:
        return said(self.names, language)


class AddressForm(models.Model):
    """How a holder (or the office, whoever holds it) is addressed in a language and register."""

    class Register(models.TextChoices):
        FORMAL = "formal", _("formal")
        MOVEMENT = "movement", _("as in the movement")

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="address_forms")
    holder = models.ForeignKey(
        Holder, null=True, blank=True, on_delete=models.CASCADE, related_name="address_forms"
    )
    language = models.CharField(max_length=10)
    register = models.CharField(max_length=10, choices=Register.choices, default=Register.FORMAL)
    salutation = models.CharField(max_length=200)
    closing = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "holder", "language", "register"],
                name="one_form_of_address",
            ),
            models.UniqueConstraint(
                fields=["office", "language", "register"],
                condition=Q(holder__isnull=True),
                name="one_form_whoever_holds",
            ),
        ]

    def __str__(self) -> str:
        return self.salutation
