"""How much was destroyed of which kind on which day: retention shows what it did."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, TextChoices
from django.utils.translation import gettext_lazy as _

from yeondae.supporters.models import Removal

SHOWN_FOR = timedelta(days=90)
KEPT = timedelta(days=730)


class Kind(TextChoices):
    """What is destroyed when its time is over, or when somebody asks for it."""

    DRAFTS = "drafts", _("drafts that nobody confirmed")
    CODES = "codes", _("codes, private pages and counters that are over")
    LETTERS = "letters", _("letters: text, pages, proofs and copies")
    MAILS = "mails", _("mails of ours that are over")
    DOUBTFUL = "doubtful", _("mails that may have arrived: address and text")
    INCOMING = "incoming", _("rejected received texts")
    FORMS = "forms", _("petition forms that nobody confirmed")
    PETITIONS = "petitions", _("petitions: names, pictures and typed sheets")
    GROUPS = "groups", _("names of groups that reported")
    ASKINGS = "askings", _("questions and offers to join")
    SUPPORTERS = "supporters", _("supporters")
    ERASED = "erased", _("supporters who asked to be erased")
    MARKS = "marks", _("marks of people erased long ago")


@transaction.atomic
def note(counts: Mapping[str, int], *, now: datetime) -> None:
    """Add what was destroyed today (UTC)."""
    for kind, count in counts.items():
        if count:
            row, _made = Removal.objects.get_or_create(kind=kind, on=now.date())
            Removal.objects.filter(pk=row.pk).update(count=F("count") + count)


def shown(now: datetime) -> list[Removal]:
    """The last 90 days, the youngest first."""
    since = (now - SHOWN_FOR).date()
    return list(Removal.objects.filter(on__gte=since).order_by("-on", "kind"))


def forget_old(*, now: datetime) -> int:
    """Remove counts of more than two years ago."""
    return Removal.objects.filter(on__lt=(now - KEPT).date()).delete()[0]


def name_of(kind: str) -> str:
    """The kind as people read it; its own name where it is no longer known."""
    return str(Kind(kind).label) if kind in Kind.values else kind
