"""The only writer of appeals: drafts on their way to a confirmed code, appeals, reports, doors."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.appeals import rules
from yeondae.appeals.models import Appeal, Door, Report, Writing
from yeondae.audit.services import record
from yeondae.calls.models import Call, Round
from yeondae.core.rows import insert, new, rewrite
from yeondae.directory.models import Office
from yeondae.sealing.index import hash_code, same
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import CODE_GOOD_FOR, CODE_TRIES, new_code, token_hash

GROUPS_AT_ONCE = 200


@transaction.atomic
def begin_writing(
    *, call: Call, round_id: int, language: str, content: Mapping[str, Any], now: datetime
) -> tuple[Writing, str]:
    """A new draft and the token that the form's own cookie holds; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    writing = Writing.objects.create(
        token_hash=token_hash(token),
        call=call,
        round_id=round_id,
        language=language,
        content=dict(content),
        begun_at=now,
    )
    return writing, token


@transaction.atomic
def keep_writing(*, writing: Writing, content: Mapping[str, Any], language: str) -> None:
    """Keep what was typed; a draft that was confirmed meanwhile stays as it is."""
    writing.content = dict(content)
    writing.language = language
    open_ones = Writing.objects.filter(pk=writing.pk).exclude(state=Writing.State.CONFIRMED)
    open_ones.update(content=writing.content, language=language)


@transaction.atomic
def send_code(*, writing: Writing, email_index: bytes, now: datetime) -> str:
    """A new code for `writing`, to be mailed by the caller; older ones are worth nothing."""
    code = new_code()
    writing.state = Writing.State.CODE_SENT
    writing.email_index = email_index
    writing.code_hash = rules.code_hash(writing.pk, code)
    writing.code_until = now + CODE_GOOD_FOR
    writing.tries = 0
    writing.save(update_fields=["state", "email_index", "code_hash", "code_until", "tries"])
    return code


@transaction.atomic
def send_no_code(*, writing: Writing, email_index: bytes, now: datetime) -> None:
    """As if a code had been sent, but one that no digits match.

    What is typed is then answered as everywhere, and does not tell that no mail went out.
    """
    send_code(writing=writing, email_index=email_index, now=now)
    writing.code_hash = secrets.token_bytes(32)
    writing.save(update_fields=["code_hash"])


def count_try(*, writing: Writing) -> None:
    """One wrong code more; `writing` is locked by the caller."""
    Writing.objects.filter(pk=writing.pk).update(tries=writing.tries + 1)


def finish_writing(*, writing: Writing) -> None:
    """Confirmed: what was typed is destroyed, the row stays to answer a second click."""
    writing.state, writing.content, writing.email_index = Writing.State.CONFIRMED, {}, None
    rewrite(writing, "state", "content", "email_index")


@transaction.atomic
def drop_writing(*, writing: Writing) -> None:
    """Destroy a draft with all that was typed."""
    Writing.objects.filter(pk=writing.pk).delete()


@transaction.atomic
def forget_old_writings(*, now: datetime) -> int:
    """Destroy drafts older than 72 hours; how many."""
    return Writing.objects.filter(begun_at__lt=now - rules.WRITING_KEPT).delete()[0]


def take_part(
    *,
    supporter: Supporter,
    call: Call,
    round_id: int,
    offices: Iterable[int],
    language: str,
    signed: str,
    now: datetime,
) -> list[Appeal]:
    """An appeal to each of `offices` to which this supporter has none yet in this round.

    Called within a transaction that holds the supporter's row (`supporters.services.remember`),
    so that of two confirmations at once the second finds the first's appeals.
    """
    taken: set[int] = set()
    if not supporter.is_new:
        there = Appeal.objects.filter(supporter=supporter, round_id=round_id)
        taken = set(there.values_list("office_id", flat=True))
    appeals = [
        new(
            Appeal,
            call_id=call.pk,
            round_id=round_id,
            office_id=office,
            supporter_id=supporter.pk,
            country=supporter.country,
            language=language,
            signed=signed,
            confirmed_on=now.date(),
        )
        for office in offices
        if office not in taken
    ]
    insert(appeals)
    return appeals


@transaction.atomic
def in_our_own_name(
    *, call: Call, round_id: int, office_id: int, country: str, language: str, now: datetime
) -> Appeal:
    """What a letter of the organisers themselves hangs on, such as one that hands signatures over.

    It is signed in an organisation's name, so somebody looks at the letter before it leaves. It
    counts as nobody's taking part.
    """
    return Appeal.objects.create(
        call=call,
        round_id=round_id,
        office_id=office_id,
        country=country,
        language=language,
        signed=Appeal.Signed.ORGANISATION,
        confirmed_on=now.date(),
        is_our_own=True,
    )


@transaction.atomic
def withdraw(*, appeal: Appeal, now: datetime) -> bool:
    """Note that its writer took an appeal back; False where that had happened before."""
    return bool(
        Appeal.objects.filter(pk=appeal.pk, withdrawn_at__isnull=True).update(withdrawn_at=now)
    )


@transaction.atomic
def report(
    *,
    call: Call,
    round: Round | None,
    office: Office | None,
    who: str,
    channel: str,
    country: str,
    letters: int,
    sent_on: date,
    group: str = "",
    now: datetime,
) -> Report:
    """Keep what somebody says was sent elsewhere; counted apart, as self-reported."""
    return Report.objects.create(
        call=call,
        round=round,
        office=office,
        who=who,
        group=group,
        country=country,
        channel=channel,
        letters=letters,
        sent_on=sent_on,
        reported_on=now.date(),
    )


def forget_group_names(*, closed_before: datetime) -> int:
    """Destroy the names of groups in reports on calls that closed before then; how many.

    Call, country, channel, day and number stay: they count, and are tied to nobody.
    """
    named = Report.objects.filter(call__closed_at__lt=closed_before).exclude(who=Report.Who.PERSON)
    keys = [each.pk for each in named.only("pk", "group").iterator() if each.group]
    return Report.objects.filter(pk__in=keys[:GROUPS_AT_ONCE]).update(group="")


@transaction.atomic
def log_copies(
    *,
    call: Call,
    office: Office | None,
    group: str,
    channel: str,
    country: str,
    letters: int,
    arrived_on: date,
    by: User,
    now: datetime,
) -> Report:
    """Keep that so many copies from elsewhere arrived, as a member of staff counted them."""
    kept = report(
        call=call,
        round=None,
        office=office,
        who=Report.Who.ARRIVED,
        group=group,
        channel=channel,
        country=country,
        letters=letters,
        sent_on=arrived_on,
        now=now,
    )
    record(by_id=by.pk, verb="log_copies", subject=kept, letters=letters)
    return kept


@transaction.atomic
def count_mailed_copy(*, call: Call, mail_index: bytes, arrived_on: date, now: datetime) -> bool:
    """Count one copy that was mailed in; False where this mail was counted before."""
    known = Report.objects.filter(mail_index=mail_index)
    if known.exists():
        return False
    copy = Report(
        call=call,
        who=Report.Who.ARRIVED,
        channel="email",
        sent_on=arrived_on,
        reported_on=now.date(),
        mail_index=mail_index,
    )
    # Two deliveries of one mail at once: the second finds the first's row, and nothing breaks.
    Report.objects.bulk_create([copy], ignore_conflicts=True)
    return True


@transaction.atomic
def strike_out(*, reports: Iterable[Report], by: User, now: datetime) -> int:
    """Count these no more: they are false or doubled. How many were struck out; they stay."""
    struck = 0
    for each in reports:
        still = Report.objects.filter(pk=each.pk, struck_at__isnull=True)
        if still.update(struck_at=now, struck_by=by):
            record(by_id=by.pk, verb="strike_out_report", subject=each, letters=each.letters)
            struck += 1
    return struck


@transaction.atomic
def count_again(*, report: Report, by: User) -> None:
    """It was struck out by mistake."""
    struck = Report.objects.filter(pk=report.pk, struck_at__isnull=False)
    if struck.update(struck_at=None, struck_by=None):
        record(by_id=by.pk, verb="count_report_again", subject=report, letters=report.letters)


@transaction.atomic
def make_door(*, email_index: bytes, now: datetime) -> tuple[str, str]:
    """The token for the page's own cookie and the code to mail; both are kept hashed."""
    token, code = secrets.token_urlsafe(32), new_code()
    hashed = token_hash(token)
    Door.objects.create(
        token_hash=hashed,
        email_index=email_index,
        code_hash=hash_code(code, f"door {hashed.hex()}"),
        code_until=now + CODE_GOOD_FOR,
    )
    return token, code


@transaction.atomic
def open_door(*, token: str, code: str, now: datetime) -> bool:
    """Open the private page for 30 minutes where `code` is right; single use, five tries."""
    hashed = token_hash(token)
    door = Door.objects.select_for_update().filter(token_hash=hashed).first()
    if door is None or now >= door.code_until or door.tries >= CODE_TRIES or door.open_until:
        return False
    if not same(bytes(door.code_hash), hash_code(code, f"door {hashed.hex()}")):
        door.tries += 1
        door.save(update_fields=["tries"])
        return False
    door.open_until = now + rules.DOOR_OPEN
    door.save(update_fields=["open_until"])
    return True


@transaction.atomic
def close_door(*, token: str) -> None:
    """Leave the private page: the token is worth nothing any more."""
    Door.objects.filter(token_hash=token_hash(token)).delete()


@transaction.atomic
def forget_old_doors(*, now: datetime) -> int:
    """Destroy doors whose code and opening are both over; how many."""
    return Door.objects.filter(code_until__lt=now - rules.DOOR_OPEN).delete()[0]
