"""What a finished HylaFAX job means: delivered, failed, useless to repeat, or in doubt.

"Done" in HylaFAX is not "delivered", and "failed" is not "never arrived": a receiving machine
prints a page whose confirmation was lost on the way back. The codes are those of HylaFAX 6's
faxd (Status numbers in its source).
"""

import re
from datetime import UTC, datetime

from yeondae.channels.base import ChannelError
from yeondae.channels.fax.server import Job

# After the one call that we allow, HylaFAX reports "too many attempts"; only the text still tells
# the cause: how that text begins, and the number it stands for.
TRIES_USED_UP = {333, 334}
CAUSES = {
    "Busy signal": 1,
    "No carrier": 2,
    "No answer": 3,
    "No local dialtone": 4,
    "Invalid dialing command": 5,
    "Unknown problem": 6,
    "Carrier established, but Phase A": 7,
    "Data connection established": 8,
    "Glare": 9,
    "Blacklisted": 10,
    "Ringback detected": 11,
    "Ring detected": 12,
    "Failure to train": 105,
    "Remote has no T.4 receiver": 122,
    "DTC received when expecting DIS": 123,
    "COMREC error in transmit Phase B": 124,
    "COMREC invalid command received/no DIS": 125,
    "No receiver protocol": 126,
    "Unable to transmit page": 131,
    "DIS/DTC received 3 times": 136,
    "No response to CTC": 141,
    "COMREC invalid response received to CTC": 142,
    "Failure to transmit clean ECM": 143,
    "Unable to establish message carrier": 148,
    "Unspecified Transmit Phase C": 149,
}
# The call failed before the last page was out, or the receiver rejected it in so many words.
NOT_ARRIVED = {
    *range(1, 13),
    105,
    *range(122, 127),
    *range(130, 134),
    136,
    137,
    *range(141, 144),
    148,
    149,
    *range(200, 211),
    *range(281, 285),
    *range(302, 325),
    *range(326, 343),
    346,
    348,
    *range(400, 423),
}
# Trying the same number with the same letter again cannot help.
USELESS_TO_REPEAT = {5, 8, 10, 122, *range(316, 324), 326, 327, 330, 335, *range(402, 420)}
KILL_TIME_EXPIRED = 325


def cause_of(job: Job, code: int) -> int:
    """HylaFAX's number for the fault, also where its own limit of tries hides it; 0: unknown."""
    if code not in TRIES_USED_UP:
        return code
    return next((number for text, number in CAUSES.items() if job.status.startswith(text)), 0)


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
    cause = cause_of(job, code)
    if in_doubt(job, cause):
        return ChannelError(
            f"The call broke off before the other machine confirmed the last page: {said}",
            uncertain=True,
            proof=proof,
        )
    return ChannelError(
        f"The fax did not arrive: {said}", permanent=cause in USELESS_TO_REPEAT, proof=proof
    )


def in_doubt(job: Job, cause: int) -> bool:
    """May the whole letter be on the other machine all the same?

    No where it was never dialled, where a page before the last was already missing, or where the
    call failed in a way that rules it out. Everything else, unknown causes too, is in doubt.
    """
    if not job.dials or job.pages_confirmed < job.pages - 1:
        return False
    if cause == KILL_TIME_EXPIRED:  # hides how the call before it ended
        return job.pages_confirmed > 0
    return cause not in NOT_ARRIVED
