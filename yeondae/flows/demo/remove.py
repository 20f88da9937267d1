"""Take the demo world away: everything marked as demo, and whatever grew on it.

Only the audit log keeps its rows: it names nobody, by ids. Rows go in the order in which the
database protects them, files last; a break leaves files behind, never rows without files.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.deletion import ProtectedError

from yeondae.accounts.models import Approval, User
from yeondae.appeals.models import Appeal, Report
from yeondae.calls.models import Call, Edition, Incoming, Round
from yeondae.cases.models import Case, Note, Photo, Place
from yeondae.channels import registry
from yeondae.channels.guard import is_reserved
from yeondae.channels.outbox import handle_of
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.directory.models import BankAccount, ContactPoint, Office, Organisation
from yeondae.flows.demo.community import remove_community
from yeondae.flows.demo.petition import kept_files, remove_petitions
from yeondae.letters.models import EarlierPage, Letter
from yeondae.mailings.models import Mail, Notice
from yeondae.outcomes.models import Reply
from yeondae.sealing import files
from yeondae.supporters.models import Supporter


@dataclass
class Left:
    """What lies outside the database: kept files, and what the outbox holds under a tag."""

    files: list[str] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)


def remove_demo() -> int:
    """Remove the demo world; how many calls went with it. Nothing happens where there is none."""
    with transaction.atomic():
        calls = Call.objects.filter(Q(is_demo=True) | Q(owner__is_demo=True))
        count, left = calls.count(), _left_by(calls)
        ids = list(calls.values_list("pk", flat=True))
        left.files += [name for name in kept_files(ids) if name]
        _remove_letters(ids)
        remove_petitions(ids)
        _remove_calls(ids)
        remove_community()
        _remove_directory()
        _remove_staff()
    for name in left.files:
        files.destroy(name)
    for channel, tag in left.tags:
        registry.outbox().remove(handle_of(channel, tag))
    return count


def _left_by(calls: QuerySet[Call]) -> Left:
    letters = Letter.objects.filter(call__in=calls)
    deliveries = Delivery.objects.filter(call__in=calls)
    names = [
        *letters.values_list("pdf", flat=True),
        *EarlierPage.objects.filter(letter__in=letters).values_list("pdf", flat=True),
        *Bundle.objects.filter(deliveries__in=deliveries).values_list("pdf", flat=True).distinct(),
        *Reply.objects.filter(call__in=calls).values_list("scan", flat=True),
        *calls.values_list("photo", flat=True),
        *Photo.objects.filter(case__is_demo=True).values_list("file", flat=True),
        *Note.objects.filter(case__is_demo=True).values_list("file", flat=True),
    ]
    tags = [*deliveries.values_list("channel", "tag")]
    tags += [("email", mail.tag) for mail in _mails(calls)]
    return Left([name for name in names if name], tags)


def _mails(calls: QuerySet[Call]) -> list[Mail]:
    """Mails of demo notices, to those who wrote in the demo, and codes to example addresses.

    A mail that was sent no longer knows its address. While nothing really leaves this machine
    it was only kept in the outbox, so it goes too.
    """
    of_notice = Q(notice__call__in=calls)
    of_writer = Q(supporter__appeals__call__in=calls)
    alone = Mail.objects.filter(supporter=None, notice=None)
    return [
        *Mail.objects.filter(of_notice | of_writer).distinct(),
        *(mail for mail in alone if _led_nowhere(mail)),
    ]


def _led_nowhere(mail: Mail) -> bool:
    return is_reserved(mail.to) if mail.to else not registry.is_real()


def _remove_letters(ids: list[int]) -> None:
    calls = Call.objects.filter(pk__in=ids)
    mails = [mail.pk for mail in _mails(calls)]
    supporters = list(
        Supporter.objects.filter(appeals__call__in=ids)
        .exclude(appeals__in=Appeal.objects.exclude(call__in=ids))
        .values_list("pk", flat=True)
    )
    bundles = list(
        Bundle.objects.filter(deliveries__call__in=ids).values_list("pk", flat=True).distinct()
    )
    Reply.objects.filter(call__in=ids).delete()
    Mail.objects.filter(pk__in=mails).delete()
    Notice.objects.filter(call__in=ids).delete()
    Delivery.objects.filter(call__in=ids).delete()
    Bundle.objects.filter(pk__in=bundles, deliveries=None).delete()
    Letter.objects.filter(call__in=ids).delete()
    Report.objects.filter(call__in=ids).delete()
    Appeal.objects.filter(call__in=ids).delete()
    Supporter.objects.filter(pk__in=supporters).delete()


def _remove_calls(ids: list[int]) -> None:
    cases = list(
        Case.objects.filter(Q(is_demo=True) | Q(calls__in=ids)).values_list("pk", flat=True)
    )
    Incoming.objects.filter(
        Q(is_demo=True) | Q(call__in=ids) | Q(received_by__is_demo=True)
    ).delete()
    Edition.objects.filter(call__in=ids).update(current=None)
    Round.objects.filter(call__in=ids).delete()
    Call.objects.filter(pk__in=ids).delete()
    Case.objects.filter(pk__in=cases, calls=None).delete()
    Place.objects.filter(is_demo=True, events=None).delete()


def _remove_directory() -> None:
    """What a call that is no demo asks or names stays: it is in use."""
    BankAccount.objects.filter(is_demo=True).delete()
    points = ContactPoint.objects.filter(Q(is_demo=True) | Q(verified_by__is_demo=True))
    _remove_unused(points)
    _remove_unused(Office.objects.filter(is_demo=True))
    _remove_unused(Organisation.objects.filter(is_demo=True))


def _remove_staff() -> None:
    """An account that acted on something that stays is closed instead of removed."""
    everyone = Q(approved_by=None) | Q(approved_by__is_demo=True)
    Approval.objects.filter(everyone, asked_by__is_demo=True).delete()
    for user in User.objects.filter(is_demo=True):
        if not _remove_one(user):
            user.is_active = False
            user.save(update_fields=["is_active"])


def _remove_unused(rows: QuerySet) -> None:  # type: ignore[type-arg]
    for row in rows:
        _remove_one(row)


def _remove_one(row: User | ContactPoint | Office | Organisation) -> bool:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True
