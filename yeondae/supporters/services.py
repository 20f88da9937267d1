"""The only writer of supporters: who they are, what they agreed to, how often they may ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import ceil

from django.db import connection, transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core.rows import columns, insert, insert_unless_known, new, read, rewrite
from yeondae.supporters import rules
from yeondae.supporters.models import Allowance, ConsentGiven, Supporter


@dataclass(frozen=True)
class Agreed:
    """One sentence that was ticked: for which purpose, in which words and language."""

    purpose: str
    words: str
    language: str


@transaction.atomic(savepoint=False)
def remember(
    *, email: str, name: str, organisation: str, country: str, language: str, now: datetime
) -> Supporter:
    """The supporter behind `email`, made (`is_new`) or brought up to date.

    One row a mailbox: of two confirmations at once the second waits for the first and finds its
    row. The row stays locked until the caller's transaction ends. Raises ValueError where `email`
    is no address.
    """
    supporter = _newcomer(email, name, organisation, country, language, now)
    if insert_unless_known(supporter, "email_index"):
        return supporter
    known = Supporter.objects.select_for_update().get(email_index=supporter.email_index)
    known.email, known.name, known.organisation = email, name, organisation
    known.country, known.language = country, language
    known.save(update_fields=["email", "name", "organisation", "country", "language"])
    return known


def welcome(
    *, email: str, name: str, organisation: str, country: str, language: str, now: datetime
) -> Supporter:
    """A new supporter, whom nobody knew a moment ago; may be one of several statements `together`.

    Raises IntegrityError where somebody else was quicker: then the caller begins anew and asks
    `remember`. Raises ValueError where `email` is no address.
    """
    supporter = _newcomer(email, name, organisation, country, language, now)
    insert([supporter])
    return supporter


def _newcomer(
    email: str, name: str, organisation: str, country: str, language: str, now: datetime
) -> Supporter:
    supporter = new(
        Supporter,
        email_index=rules.email_index(email),
        email=email,
        name=name,
        organisation=organisation,
        country=country,
        language=language,
        since=now.date(),
    )
    supporter.is_new = True
    return supporter


@transaction.atomic(savepoint=False)
def note_consents(
    *, supporter: Supporter, call_id: int | None, agreed: Iterable[Agreed], now: datetime
) -> None:
    """Keep what was agreed to, each sentence as it was shown; `call_id` None: for no one call."""
    insert(
        [
            new(
                ConsentGiven,
                supporter_id=supporter.pk,
                purpose=each.purpose,
                call_id=call_id,
                words=each.words,
                language=each.language,
                given_at=now,
            )
            for each in agreed
        ]
    )


@transaction.atomic
def withdraw_consent(*, supporter: Supporter, purpose: str, now: datetime) -> int:
    """End every consent of `supporter` for `purpose`; how many there were."""
    return supporter.consents.filter(purpose=purpose, withdrawn_at__isnull=True).update(
        withdrawn_at=now
    )


@transaction.atomic
def correct(
    *, supporter: Supporter, name: str, organisation: str, country: str, language: str, by: User
) -> None:
    """Put right what is kept of a supporter, as they said it; letters stay as they were signed."""
    supporter.name, supporter.organisation = name, organisation
    supporter.country, supporter.language = country, language
    supporter.save(update_fields=["name", "organisation", "country", "language"])
    record(by_id=by.pk, verb="correct_supporter", subject=supporter)


@transaction.atomic
def end_consent(*, consent: ConsentGiven, by: User | None, now: datetime) -> bool:
    """Take one consent back; its words and dates stay. False where it was taken back before."""
    given = ConsentGiven.objects.filter(pk=consent.pk, withdrawn_at__isnull=True)
    ended = given.update(withdrawn_at=now) == 1
    if ended and by is not None:
        record(by_id=by.pk, verb="end_consent", subject=consent)
    return ended


@transaction.atomic(savepoint=False)
def use_allowance(*, key: bytes, most: int, within: timedelta, now: datetime) -> bool:
    """Count one use under `key` if fewer than `most` lie `within` back; False: not now.

    The row is locked while it is read, so two requests at once cannot both take the last place.
    """
    allowance, _ = _locked_allowance(key, now)
    return _count(allowance, most, within, now)


def _count(allowance: Allowance, most: int, within: timedelta, now: datetime) -> bool:
    counted = rules.still_counted(allowance.uses, within=within, now=now)
    is_free = len(counted) < most
    # Written either way, so that the time taken does not tell which it was.
    allowance.uses = [*counted, ceil(now.timestamp())] if is_free else counted
    allowance.last_at = now
    rewrite(allowance, "uses", "last_at")
    return is_free


def _locked_allowance(key: bytes, now: datetime, index: bytes = b"") -> tuple[Allowance, bool]:
    """The row of `key`, made where there is none, locked; and whether the supporter behind
    `index` asked never to be mailed. One round trip, for a crowd waits.
    """
    moment = Allowance._meta.get_field("last_at").get_db_prep_value(now, connection)
    [(allowance, (never_mail,))] = read(Allowance, _locking(), [key, moment, index])
    return allowance, bool(never_mail)


@lru_cache(maxsize=1)
def _locking() -> str:
    table, known = Allowance._meta.db_table, Supporter._meta.db_table
    return (
        f"INSERT INTO {table} (key, uses, last_at) VALUES (%s, '[]', %s) "  # noqa: S608  # ours
        "ON CONFLICT (key) DO UPDATE SET last_at = excluded.last_at "
        f"RETURNING {columns(Allowance, table)}, "
        f"EXISTS (SELECT 1 FROM {known} WHERE email_index = %s AND never_mail)"
    )


@transaction.atomic(savepoint=False)
def may_mail(*, email: str, now: datetime) -> bool:
    """Whether one more code may be mailed to `email`: at most three in any 24 hours.

    Never to somebody who asked not to be mailed. Raises ValueError where `email` is no address.
    """
    index = rules.email_index(email)
    allowance, never_mail = _locked_allowance(rules.mails_key(email), now, index)
    # Counted either way, so that the time taken does not tell which it was.
    return _count(allowance, rules.MAILS_A_DAY, rules.DAY, now) and not never_mail


def may_mail_look(*, email: str, now: datetime) -> bool:
    """As `may_mail`, for a code that opens the private page: two of the three mails at most.

    A crowd of looks, one's own or a stranger's, then never keeps a letter from being confirmed.
    """
    looks = use_allowance(
        key=rules.looks_key(email), most=rules.LOOKS_A_DAY, within=rules.DAY, now=now
    )
    return looks and may_mail(email=email, now=now)


def forget_old_allowances(*, now: datetime, older_than: timedelta = rules.DAY) -> int:
    """Remove what no longer counts; how many rows."""
    return Allowance.objects.filter(last_at__lt=now - older_than).delete()[0]
