from django.db import models
from django.utils.translation import gettext_lazy as _

from yeondae.core.languages import DEFAULT, readers, said


class Organisation(models.Model):
    """A union, a ministry, a committee: who issues calls, holds offices or hands letters on."""

    class Kind(models.TextChoices):
        UNION = "union", _("union")
        CONFEDERATION = "confederation", _("confederation of unions")
        GLOBAL_UNION = "global_union", _("global union")
        COMMITTEE = "committee", _("committee")
        NGO = "ngo", _("human rights organisation")
        AUTHORITY = "authority", _("authority")
        EMBASSY = "embassy", _("embassy")
        OTHER = "other", _("other")

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    names = models.JSONField(default=dict, blank=True, help_text="names by language")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=40, default="UTC")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="affiliates"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        """As a reader of the language that is switched on calls it; short in English."""
        language = readers()
        own = self.names.get(language) if language != DEFAULT else ""
        return own or self.short_name or self.name

    @property
    def full_name(self) -> str:
        """The whole name, as a reader of the language that is switched on calls it."""
        return self.name_in(readers())

    def name_in(self, language: str) -> str:
        """The name in `language`, else the name as it stands."""
        return said({DEFAULT: self.name, **self.names}, language)
