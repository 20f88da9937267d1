"""Words of calls that are out already, newer than what everyone sees."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from yeondae.accounts.models import User
from yeondae.calls.models import Call, EditionVersion

OUT = (Call.State.PUBLISHED, Call.State.STOPPED)


def words_waiting(user: User) -> QuerySet[EditionVersion]:
    """The newest versions that wait for somebody else's eyes than their maker's."""
    newest = EditionVersion.objects.filter(edition=OuterRef("edition")).order_by("-number")
    return (
        EditionVersion.objects.filter(edition__call__state__in=OUT)
        .filter(pk=Subquery(newest.values("pk")[:1]))
        .exclude(pk=F("edition__current_id"))
        .filter(Q(made_by__isnull=True) | ~Q(made_by=user.pk))
        .select_related("edition__call", "made_by")
        .order_by("edition_id")
    )
