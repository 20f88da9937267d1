"""Words of calls that are out already, newer than what everyone sees."""

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Edition, EditionVersion
from yeondae.calls.queries import newest


def words_waiting(user: User) -> list[EditionVersion]:
    """The newest versions that wait for somebody else's eyes than their maker's."""
    editions = Edition.objects.filter(
        call__state__in=(Call.State.PUBLISHED, Call.State.STOPPED)
    ).prefetch_related("versions__edition__call", "versions__made_by")
    found = [(edition, newest(edition)) for edition in editions]
    return [
        version
        for edition, version in found
        if version and version.pk != edition.current_id and version.made_by_id != user.pk
    ]
