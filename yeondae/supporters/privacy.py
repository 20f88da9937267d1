"""What a supporter can take away or have destroyed."""

from typing import Any

from django.db import transaction

from yeondae.supporters.models import Supporter


def export(supporter: Supporter) -> dict[str, Any]:
    """Everything kept of a supporter in this app, in plain words."""
    return {
        "email": supporter.email,
        "name": supporter.name,
        "organisation": supporter.organisation,
        "country": supporter.country,
        "language": supporter.language,
        "since": supporter.since.isoformat(),
        "never_mail": supporter.never_mail,
        "consents": [
            {
                "purpose": consent.purpose,
                "words": consent.words,
                "language": consent.language,
                "given_at": consent.given_at.isoformat(),
                "withdrawn_at": consent.withdrawn_at and consent.withdrawn_at.isoformat(),
            }
            for consent in supporter.consents.order_by("given_at")
        ],
    }


@transaction.atomic
def erase(supporter: Supporter) -> None:
    """Destroy name, address, index and consents; appeals stay, tied to nobody."""
    supporter.delete()
