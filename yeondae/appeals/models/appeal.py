from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.calls.models import Call, Round
from yeondae.directory.models import Office
from yeondae.supporters.models import Supporter


class Appeal(models.Model):
    """One supporter taking part by letter: once per call, round and office.

    After erasure `supporter` is empty: call, office, country and day stay, tied to nobody.
    """

    class Signed(models.TextChoices):
        WITHHELD = "withheld", _("name withheld")
        NAME_COUNTRY = "name_country", _("my name and country")
        ORGANISATION = "organisation", _("in the name of my organisation")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="appeals")
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="appeals", db_index=False
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    supporter = models.ForeignKey(
        Supporter,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="appeals",
        db_index=False,  # one_appeal_a_round_and_office begins with it
    )
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=10)
    signed = models.CharField(max_length=14, choices=Signed.choices, default=Signed.WITHHELD)
    confirmed_on = models.DateField(db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # A letter of the organisers, such as one that hands signatures over: nobody took part by it,
    # so it travels like any other and is in no number of letters written.
    is_our_own = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["supporter", "round", "office"], name="one_appeal_a_round_and_office"
            )
        ]

    def __str__(self) -> str:
        return f"appeal {self.pk}"
