"""Somebody wants to be erased: at once, everywhere, and told what cannot be called back.

    letters that have not left     cancelled
    name, address, consents        gone with the row
    texts, pages, proofs, bundles  destroyed
    drafts, doors, mails           destroyed, queued ones too
    signatures                     withdrawn; the number on the public ledger stays
    copies that channels keep      noted, and destroyed within seconds by the worker
A mark stays, so that no backup brings them back. One last mail says what was delivered already;
it is destroyed with its address within a minute, whether or not it could be sent.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.appeals import privacy as appeals
from yeondae.audit.services import record
from yeondae.community import privacy as community
from yeondae.deliveries import privacy as deliveries
from yeondae.deliveries.models import Delivery
from yeondae.letters.models import Letter
from yeondae.mailings import privacy as mailings
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail
from yeondae.petitions import privacy as petitions
from yeondae.supporters import gone, remnants, removals
from yeondae.supporters import privacy as supporters
from yeondae.supporters.models import Supporter
from yeondae.supporters.queries import by_index
from yeondae.supporters.rules import email_index

State = Delivery.State
# With a sweep every few seconds this keeps the promise of a minute.
LAST_MAIL_KEPT = timedelta(seconds=40)


@dataclass(frozen=True)
class Out:
    """Something that has left and cannot be called back."""

    office: str
    channel: str
    on: date
    may_have: bool = False  # nobody knows whether it arrived


@dataclass(frozen=True)
class Forgotten:
    """What erasing came to, for the page that says so."""

    letters: int = 0
    drafts: int = 0
    mails: int = 0
    signatures: int = 0
    out: list[Out] = field(default_factory=list)
    is_told: bool = False


def forget_person(*, address: str, by: User | None, now: datetime) -> Forgotten:
    """Destroy everything kept under an address; `by` is empty where they did it themselves.

    Nothing of the network is asked here, so it is over in moments. Again does nothing. Raises
    ValueError where `address` is no address.
    """
    index = email_index(address)
    supporter = by_index(index)
    letters = list(Letter.objects.filter(appeal__supporter__email_index=index))
    out = already_out(letters)
    gone.note(index, now=now)
    with transaction.atomic():
        drafts = appeals.erase(index)
        community.erase(index)
        signatures = petitions.erase(address, now=now)
        mails = mailings.erase(index, now=now)
        deliveries.erase(letters=[each for each in letters if not each.erased_at], now=now)
        is_told = supporter is not None and _say_goodbye(supporter, letters, now)
        if supporter is not None:
            _note(supporter, len(letters), by, now)
            supporters.erase(supporter)
    return Forgotten(len(letters), drafts, mails, signatures, out, is_told)


def _note(supporter: Supporter, letters: int, by: User | None, now: datetime) -> None:
    record(by_id=by.pk if by else None, verb="erase_supporter", subject=supporter, letters=letters)
    removals.note({removals.Kind.ERASED: 1, removals.Kind.LETTERS: letters}, now=now)


def already_out(letters: list[Letter]) -> list[Out]:
    """What of `letters` has left for good, in the order in which it left."""
    rows = (
        Delivery.objects.filter(letter__in=letters)
        .exclude(state__in=(State.HELD, State.QUEUED, State.CANCELLED, State.FAILED))
        .select_related("office__organisation", "contact_point__organisation")
    )
    out = [
        Out(
            office=_whom(row),
            channel=str(row.contact_point.get_kind_display()) if row.contact_point else "",
            on=(row.finished_at or row.queued_at).date(),
            may_have=row.state in (State.UNCERTAIN, State.SENDING),
        )
        for row in rows
        if not _lies_in_tray(row)
    ]
    return sorted(out, key=lambda each: each.on)


def _whom(row: Delivery) -> str:
    """Who got it, as the reader names them; a copy goes to an organisation."""
    language, point = get_language() or "en", row.contact_point
    if point is not None and point.organisation is not None:
        return point.organisation.name_in(language)
    return row.office.title_in(language)


def _lies_in_tray(row: Delivery) -> bool:
    """With us or a relay, in no bundle that somebody took: it is taken out (`unbinding`)."""
    return row.state == State.HANDED and row.finished_at is None and row.bundle_id is None


def _say_goodbye(supporter: Supporter, letters: list[Letter], now: datetime) -> bool:
    if supporter.never_mail:
        return False
    with override(supporter.language):
        mail = queue_mail(
            kind=Mail.Kind.RECEIPT,
            to=supporter.email,
            subject=_("Your data was erased"),
            text="\n\n".join(farewell(already_out(letters))),
            language=supporter.language,
            now=now,
        )
    remnants.leave_mail(mail.tag, due_at=now + LAST_MAIL_KEPT, now=now)
    return True


def farewell(out: list[Out]) -> list[str]:
    """What somebody is told who was erased, a paragraph each, in the active language."""
    said = [_("Your name, your address and your letters were destroyed here, as you wished.")]
    if out:
        said.append(
            _("What has been delivered already cannot be called back:")
            + "".join(f"\n– {line(each)}" for each in out)
        )
    else:
        said.append(_("Nothing of yours had left yet, so there is nothing to call back."))
    said.append(
        _(
            "Backups from before today can still hold it, sealed, for 35 days at most; when one is "
            "restored, you are erased from it again. Call, office, country, day and result stay as "
            "numbers that belong to nobody. This is the last mail to you."
        )
    )
    return said


def line(each: Out) -> str:
    """One thing that is out: office, channel and day."""
    words = {"office": each.office, "channel": each.channel, "day": date_format(each.on)}
    if each.may_have:
        return _("%(office)s, %(channel)s, %(day)s: may have arrived") % words
    return _("%(office)s, %(channel)s, %(day)s") % words


def end_last_mails(*, now: datetime) -> int:
    """Destroy last mails with their addresses, sent or not, after 40 seconds; how many."""
    due = remnants.mails_due(now)
    for remnant in due:
        with transaction.atomic():
            mailings.remove(Mail.objects.filter(tag=remnant.handle), now=now)
            remnant.delete()
    return len(due)
