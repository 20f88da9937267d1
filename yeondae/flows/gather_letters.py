"""Somebody puts what waits in a tray into one bundle; a job makes its file meanwhile.

The bundle and the job are one commit: a crash leaves both or none. Whoever asked may leave; the
bundle's page shows how far it is.
"""

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.deliveries.models import Bundle
from yeondae.deliveries.services import bundling
from yeondae.directory.models import Organisation
from yeondae.flows.tasks import make_bundle_file


@transaction.atomic
def gather_letters(*, channel: str, relay: Organisation | None, language: str, by: User) -> Bundle:
    """The new bundle; its file follows, its list in `language`. Raises Refused: nothing waits."""
    bundle = bundling.gather(channel=channel, relay=relay, language=language, by=by)
    make_bundle_file.enqueue(bundle.pk)
    return bundle
