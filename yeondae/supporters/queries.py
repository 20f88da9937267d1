"""The reads of supporters."""

from django.db.models import QuerySet

from yeondae.supporters.models import ConsentGiven, Supporter


def by_index(email_index: bytes) -> Supporter | None:
    """The supporter behind a blind index."""
    return Supporter.objects.filter(email_index=email_index).first()


def agreeing(purpose: str, *, call_id: int | None = None) -> QuerySet[Supporter]:
    """Supporters with a consent in force for `purpose` (given for `call_id`, where one is named).

    Whoever asked never to be mailed is left out.
    """
    consents = ConsentGiven.objects.filter(purpose=purpose, withdrawn_at__isnull=True)
    if call_id is not None:
        consents = consents.filter(call_id=call_id)
    return Supporter.objects.filter(
        never_mail=False, pk__in=consents.values("supporter_id")
    ).order_by("pk")
