from django.db import models

from yeondae.supporters.models import Supporter


class Returned(models.Model):
    """How often mails to a supporter came back. Nothing is sent to whom they always come back.

    Mails are stopped, nobody is removed: whoever agrees anew, with a code that arrived, is
    written to again.
    """

    supporter = models.OneToOneField(Supporter, on_delete=models.CASCADE, related_name="returned")
    points = models.PositiveSmallIntegerField(default=0)
    counted_on = models.DateField(help_text="at most one bounce a day counts")
    stopped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"returned {self.pk}"
