from django.db import models

from yeondae.core.ids import public_id
from yeondae.core.languages import readers, said


class Case(models.Model):
    """What is campaigned about: one person or several, until it is over."""

    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    titles = models.JSONField(default=dict, help_text="title by language")
    country = models.CharField(max_length=2)
    time_zone = models.CharField(max_length=40)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="its page is for everyone")
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return said(self.titles, readers(), default=f"case {self.pk}")
