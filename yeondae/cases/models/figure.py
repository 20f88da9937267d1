from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yeondae.cases.models.case import Case
from yeondae.cases.models.event import Event
from yeondae.core.ids import public_id
from yeondae.directory.models import Organisation


class Figure(models.Model):
    """A number that somebody states: people without names, or a total over a time.

    It is never added to the people who are named: they may be among those it counts.
    """

    class Kind(models.TextChoices):
        GROUP = "group", _("people of one event who are not named")
        TOTAL = "total", _("a total over a time")
        SIZE = "size", _("the size of an organisation, as claimed")
        BYSTANDERS = "bystanders", _("people who were there, without identity")

    class Operator(models.TextChoices):
        EXACT = "exact", _("exactly")
        ABOUT = "about", _("about")
        MORE_THAN = "more_than", _("more than")
        AT_LEAST = "at_least", _("at least")
        NEARLY = "nearly", _("nearly")
        BETWEEN = "between", _("between")
        DOZENS = "dozens", _("dozens")
        UNKNOWN = "unknown", _("number not known")

    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="figures")
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="figures"
    )
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    operator = models.CharField(max_length=10, choices=Operator.choices, default=Operator.EXACT)
    low = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
    # What is counted, in full words: a number without its definition is not printed.
    definition = models.JSONField(default=dict, help_text="by language")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="as of this day")
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["until", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(operator__in=["dozens", "unknown"]) | Q(low__isnull=False),
                name="a_figure_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(high__gte=F("low")),
                name="a_range_runs_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"figure {self.pk}"
