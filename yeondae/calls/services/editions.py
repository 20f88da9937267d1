"""The words of a call: versions are only ever added."""

from collections.abc import Sequence

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Edition, EditionVersion
from yeondae.calls.services.note import note
from yeondae.calls.words import EditionWords
from yeondae.core import clock


@transaction.atomic
def start_edition(*, call: Call, language: str, by: User | None) -> Edition:
    """The words of the call in one more language; the same one again where it exists."""
    edition, is_new = Edition.objects.get_or_create(call=call, language=language)
    if is_new:
        note(by, "start_edition", call, language=language)
    return edition


@transaction.atomic
def write_version(
    *,
    edition: Edition,
    words: EditionWords,
    by: User | None,
    translates: EditionVersion | None = None,
) -> EditionVersion:
    """Add a version. A call that waits for review goes back to draft: nobody has seen these words.

    `translates` is the version of another language that these words follow.
    """
    last = edition.versions.first()
    version = EditionVersion.objects.create(
        edition=edition,
        number=last.number + 1 if last else 1,
        words=words,
        translates=translates,
        made_at=clock.now(),
        made_by=by,
    )
    call = edition.call
    if call.state == Call.State.IN_REVIEW:
        call.state, call.submitted_at, call.submitted_by = Call.State.DRAFT, None, None
        call.save(update_fields=["state", "submitted_at", "submitted_by", "changed_at"])
    note(by, "write_version", call, language=edition.language, version=version.number)
    return version


@transaction.atomic
def approve_version(*, version: EditionVersion, by: User) -> None:
    """A second pair of eyes saw these words. The database refuses their own maker."""
    version.approved_at, version.approved_by = clock.now(), by
    version.save(update_fields=["approved_at", "approved_by"])
    note(by, "approve_version", version.edition.call, version=version.pk)


@transaction.atomic
def publish_editions(*, versions: Sequence[EditionVersion], by: User | None) -> None:
    """Make these versions the ones that everyone sees."""
    for version in versions:
        edition = version.edition
        edition.is_public, edition.current = True, version
        edition.save(update_fields=["is_public", "current"])
        note(by, "publish_edition", edition.call, language=edition.language, version=version.pk)
