from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.core.ids import public_id
from yeondae.core.languages import said


class Place(models.Model):
    """A prison, a court, a city, with all its names. Who is there stands elsewhere."""

    class Kind(models.TextChoices):
        PRISON = "prison", _("prison or detention centre")
        COURT = "court", _("court")
        OFFICE = "office", _("office of an authority")
        TOWN = "town", _("town or district")
        OTHER = "other", _("other")

    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    names = models.JSONField(default=dict, help_text="name by language")
    other_names = models.JSONField(default=list, blank=True, help_text="other and older spellings")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    country = models.CharField(max_length=2)
    is_demo = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return said(self.names, "en", default=f"place {self.pk}")
