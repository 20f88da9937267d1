"""The one question and the one write of each mail of a notice, as SQL: they bound how fast it goes.

May it still go? Asked for each right before it leaves. What became of it? Written if the claim is
still ours.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any, Literal

from django.db import connection

from yeondae.core.statements import fetch
from yeondae.mailings.models import Mail, Notice
from yeondae.mailings.readers import wanted
from yeondae.supporters.models import Supporter

MAIL, NOTICE = Mail._meta.db_table, Notice._meta.db_table
END = (
    f"UPDATE {MAIL} SET state = %s, said = %s, handle = %s, finished_at = %s, "  # noqa: S608
    "claimed_until = NULL, claimed_by = '' WHERE id = %s AND state = %s AND claimed_by = %s "
    "RETURNING id"
)
UNKNOWN = -471_100_147  # no row has it: it marks the supporter's place among the values


def may_go(mail: Mail) -> Literal["yes", "no", "paused"]:
    """Whether a claimed mail of a notice may leave this moment."""
    notice = mail.notice
    if mail.supporter_id is None or notice is None:
        return "no"
    sql, values = _question(notice.audience, notice.call_id, connection.vendor)
    known = [mail.supporter_id if value == UNKNOWN else value for value in values]
    if fetch(sql, [notice.pk, str(Notice.State.PAUSED), *known]):
        return "yes"
    is_paused = Notice.objects.filter(pk=notice.pk, state=Notice.State.PAUSED).exists()
    return "paused" if is_paused else "no"


def end_notice_mail(*, mail: Mail, state: str, said: str, handle: str, now: datetime) -> bool:
    """Give a claimed mail of a notice its end. False where the lease was lost."""
    at: Any = now
    if connection.vendor != "postgresql":
        at = connection.ops.adapt_datetimefield_value(now)
    claimed = [mail.pk, str(Mail.State.SENDING), mail.claimed_by]
    return bool(fetch(END, [str(state), said, handle, at, *claimed]))


@lru_cache(maxsize=64)
def _question(audience: str, call_id: int | None, vendor: str) -> tuple[str, list[Any]]:
    """The statement of `may_go` and its values after the notice's number and "paused"."""
    people = Supporter.objects.filter(
        wanted(Notice(audience=audience, call_id=call_id)), pk=UNKNOWN
    )
    sql, values = people.values("pk").query.sql_with_params()
    goes_on = f"SELECT id FROM {NOTICE} WHERE id = %s AND state <> %s"  # noqa: S608
    return f"{goes_on} AND EXISTS ({sql})", list(values)
