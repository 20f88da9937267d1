"""What a finished HylaFAX job means: delivered, failed, useless to repeat, or in doubt.

"Done" in HylaFAX is not "delivered", and "failed" is not "never arrived": a receiving machine
prints a page whose confirmation was lost on the way back. The codes are those of HylaFAX 6's
faxd (Status numbers in its source).
"""

import re
from datetime import UTC, datetime

from yeondae.channels.base import ChannelError
from yeondae.channels.fax.server import Job

# The call failed before the last page was out, or the receiver rejected that page in so many words.
NO_PAGE_KEPT = {
    *range(1, 13),  # busy, no carrier, no answer, no dial tone, ...
    *range(100, 103),  # no fax machine spoke
    105,  # training failed
    *range(122, 128),  # before the first page
    *range(130, 134),  # page rejected (RTN, NAK)
    136,
    137,  # training failed
    141,
    142,
    143,  # the receiver kept asking for the page again
    148,  # page could not be begun
    *range(200, 211),
    *range(281, 285),  # page rejected
    *range(302, 343),  # never left the server
    346,
    348,
    *range(400, 423),  # the document or the modem does not fit
}
# Trying the same number with the same letter again cannot help.
USELESS_TO_REPEAT = {5, 8, 10, 122, *range(316, 324), 326, 327, 330, 335, *range(402, 420)}
KILL_TIME_EXPIRED = 325


def proof_of(job: Job, record: str) -> dict[str, str]:
    """What the log keeps of the job: pages, the call, the other machine's own name."""
    proof = {
        "job": job.number,
        "pages": f"{job.pages_confirmed} of {job.pages}",
        "dials": str(job.dials),
    }
    if job.call:
        proof["call"] = job.call
    if job.over:
        proof["ended_at"] = datetime.fromtimestamp(job.time, UTC).isoformat(timespec="seconds")
    return proof | read_record(record)


def read_record(record: str) -> dict[str, str]:
    """The remote machine's name, the speed and the seconds of the call, from HylaFAX's record."""
    found = {}
    if remote := re.search(r'REMOTE CSI "([^"]*)"', record):
        found["remote_id"] = remote.group(1).strip()
    if speed := re.search(r"USE (\d+) bit/s", record):
        found["bit_per_second"] = speed.group(1)
    times = [line[:18] for line in record.splitlines() if "SESSION BEGIN" in line]
    times += [line[:18] for line in record.splitlines() if "SESSION END" in line]
    if len(times) == 2 and (seconds := _between(*times)) is not None:
        found["seconds"] = str(seconds)
    return found


def _between(begin: str, end: str) -> int | None:
    """Seconds between two times such as "Nov 22 23:34:35.31"; they carry no year and no zone."""
    try:
        first, last = (
            datetime.strptime(f"2000 {text}", "%Y %b %d %H:%M:%S.%f").replace(tzinfo=UTC)
            for text in (begin, end)
        )
    except ValueError:
        return None
    return round((last - first).total_seconds()) % (24 * 3600)


def is_delivered(job: Job) -> bool:
    """Did the receiving machine confirm every page? "Done" alone may be an expired job."""
    return job.state == "D" and not job.status and job.pages_confirmed == job.pages > 0


def failure(job: Job, code: int, proof: dict[str, str]) -> ChannelError:
    """The error for a job that is over and not delivered. `code` is HylaFAX's error number."""
    said = job.status or "the fax server gave no reason"
    if in_doubt(job, code):
        return ChannelError(
            f"The call broke off before the other machine confirmed the last page: {said}",
            uncertain=True,
            proof=proof,
        )
    return ChannelError(
        f"The fax did not arrive: {said}", permanent=code in USELESS_TO_REPEAT, proof=proof
    )


def in_doubt(job: Job, code: int) -> bool:
    """May the whole letter be on the other machine all the same?

    No where it was never dialled, where a page before the last was already missing, or where the
    call failed in a way that rules it out. Everything else, unknown codes too, is in doubt.
    """
    if not job.dials or job.pages_confirmed < job.pages - 1:
        return False
    if code == KILL_TIME_EXPIRED:  # hides how the call before it ended
        return job.pages_confirmed > 0
    return code not in NO_PAGE_KEPT
