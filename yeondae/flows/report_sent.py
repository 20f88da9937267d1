"""Somebody says what was sent elsewhere: "I sent it", or what a group sent. Counted apart."""

from datetime import date, datetime, timedelta

from yeondae.appeals import services
from yeondae.appeals.models import Report
from yeondae.calls.models import Call
from yeondae.core.refusal import Refused
from yeondae.directory.models import Office
from yeondae.sealing.index import blind_index
from yeondae.supporters.services import use_allowance

# Nobody is asked who they are, so only the call itself can be counted against: a crowd passes,
# a script that never stops does not.
MOST_AN_HOUR = 300
HOUR = timedelta(hours=1)


def report_sent(
    *,
    call: Call,
    office: Office | None,
    who: str,
    channel: str,
    country: str,
    letters: int,
    sent_on: date,
    group: str,
    now: datetime,
    too_many: str,
) -> Report:
    """Keep the report. Raises Refused with `too_many` where reports come faster than people."""
    key = blind_index(f"{call.pk}", "reports an hour")
    if not use_allowance(key=key, most=MOST_AN_HOUR, within=HOUR, now=now):
        raise Refused(too_many)
    newest = max(call.rounds.all(), key=lambda each: each.number, default=None)
    return services.report(
        call=call,
        round=newest,
        office=office,
        who=Report.Who(who),
        group=group,
        country=country,
        channel=channel,
        letters=letters,
        sent_on=sent_on,
        now=now,
    )
