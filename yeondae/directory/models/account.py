from django.conf import settings
from django.db import models
from django.db.models import Q

from yeondae.directory.models.organisation import Organisation


class BankAccount(models.Model):
    """Where money can be given to an organisation, as it published it itself.

    The words are kept exactly and never change: another account is another row, which two people
    show and which then ends the earlier one. Money never goes through this site.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="bank_accounts"
    )
    currency = models.CharField(max_length=3, help_text="ISO 4217")
    language = models.CharField(max_length=10, blank=True, help_text="blank: for every reader")
    line = models.TextField(max_length=1000, help_text="exactly as its owner writes it")
    source = models.CharField(max_length=500, help_text="where its owner published it")
    # Shown as a record of its time, with the words that nobody should pay to it.
    is_historic = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    shown_at = models.DateTimeField(null=True, blank=True)
    shown_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The installation is kept by one person, so whoever wrote it showed it as well.
    shown_alone = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["currency", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at__isnull=True, shown_by__isnull=True)
                | Q(shown_at__isnull=False, shown_by__isnull=False),
                name="account_shown_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(shown_alone=True)
                | Q(shown_by__isnull=True)
                | ~Q(shown_by=models.F("written_by")),
                name="nobody_shows_own_account",
            ),
            models.CheckConstraint(
                condition=Q(is_demo=False) | Q(is_historic=True),
                name="account_of_the_demo_is_historic",
            ),
            models.UniqueConstraint(
                fields=["organisation", "currency", "language"],
                condition=Q(shown_at__isnull=False, ended_at__isnull=True, is_historic=False),
                name="one_account_a_currency_and_language",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.pk}"
