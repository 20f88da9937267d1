"""Copies of letters that others sent arrive with the union, or with us: they are counted apart.

by hand: somebody at the desk counts what came and enters it
by mail: a mail server pipes each mail to `script/yeondae copy-arrived`; who sent it is not kept
A false one is struck out at the desk. What the public sees has no number below ten.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from yeondae.accounts.models import User
from yeondae.appeals import services
from yeondae.appeals.models import Report
from yeondae.calls.models import Call
from yeondae.calls.queries import out_call
from yeondae.channels.email.arriving import Head
from yeondae.deliveries.queries import is_ours
from yeondae.directory.models import Office
from yeondae.sealing.index import blind_index
from yeondae.supporters.services import use_allowance

# More mails an hour than any call has brought; a flood waits at the mail server meanwhile.
MOST_AN_HOUR = 600
HOUR = timedelta(hours=1)
OLDEST = timedelta(days=90)
# "2026-2" after the plus of an address, or as its whole first part; "2/2026" as people say it.
IN_ADDRESS = re.compile(r"(?:^|[+._-])(\d{4}-\d{1,9})@", re.ASCII)
SLUG = re.compile(r"\d{4}-\d{1,9}", re.ASCII)
CODE = re.compile(r"(\d{1,9})/(\d{4})", re.ASCII)


class NoCall(ValueError):
    """The mail is for no call that is or was out."""


class TooMany(Exception):
    """More mails come than people write; this one may come again later."""


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
    """Somebody counted copies that arrived and enters them."""
    return services.log_copies(
        call=call,
        office=office,
        group=group,
        channel=channel,
        country=country,
        letters=letters,
        arrived_on=arrived_on,
        by=by,
        now=now,
    )


def call_of(typed: str, addresses: Iterable[str]) -> Call:
    """The call that `typed` names (2026-2, 2/2026, or an address with it), else the `addresses`.

    Raises NoCall.
    """
    slugs = [_slug(typed)] if typed else [_slug(address) for address in addresses]
    for slug in filter(None, slugs):
        if call := out_call(slug):
            return call
    raise NoCall("There is no call with this number, or it has never been out.")


def _slug(text: str) -> str:
    if found := CODE.fullmatch(text):
        return f"{found[2]}-{found[1]}"
    if SLUG.fullmatch(text):
        return text
    found = IN_ADDRESS.search(text)
    return found[1] if found else ""


def count_mailed(*, head: Head, call: Call, now: datetime) -> str:
    """Count one mail that arrived; what was done with it, in a sentence.

    What nobody wrote, what we sent ourselves and what came before is not counted. Raises TooMany.
    """
    if head.is_automatic:
        return "Not counted: an automatic mail."
    if is_ours(head.name.partition("@")[0]):
        return "Not counted: a copy that we sent ourselves."
    if not use_allowance(
        key=blind_index(f"{call.pk}", "copies an hour"), most=MOST_AN_HOUR, within=HOUR, now=now
    ):
        raise TooMany("More copies arrive than one hour may bring. Send it again later.")
    counted = services.count_mailed_copy(
        call=call,
        mail_index=blind_index(f"{call.pk} {head.name}", "copy that arrived"),
        arrived_on=_day(head.sent_on, now),
        now=now,
    )
    return "Counted." if counted else "Not counted: this mail was counted before."


def _day(said: date | None, now: datetime) -> date:
    """The day that the mail says, where it can be believed; else today."""
    today = now.date()
    return said if said and today - OLDEST <= said <= today else today
