"""HylaFAX's client protocol: FTP with commands of its own for jobs (hfaxd(8))."""

import ftplib
import re
import socket
from dataclasses import dataclass
from types import TracebackType

from yeondae.channels.fax.config import FaxConfig

# One job a line; the status text last, since it may hold anything. Codes: hfaxd(8), JobFmt.
JOB_FORMAT = "%j|%J|%a|%e|%p|%y|%d|%W|%Z|%m|%s"
MODEM_FORMAT = "modem|%m|%s"
IDLE = ("Running and idle", "Listening to rings")
OVER = {"D", "F"}
SUSPENDED, READY = "T", "W"


class UnexpectedAnswer(ftplib.Error):
    """Raised where the server answers something else than HylaFAX would."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the fax server lists it.

    state  T suspended, P pending, S sleeping, B blocked, W ready, R in a call, D done, F failed
    time   when it is due, or when it ended (seconds since 1970)
    """

    number: str
    tag: str
    state: str
    to: str
    pages_confirmed: int
    pages: int
    dials: int
    call: str
    time: int
    modem: str
    status: str

    @property
    def over(self) -> bool:
        return self.state in OVER


class FaxServer(ftplib.FTP):
    """One connection to hfaxd. Raises OSError, EOFError and ftplib.Error."""

    def __init__(self, config: FaxConfig) -> None:
        super().__init__(encoding="latin-1")
        self.connect(config.host, config.port, timeout=config.timeout)
        try:
            self.login(config.user, config.password)
            self.voidcmd("TYPE I")
            self.sendcmd("TZONE GMT")
        except BaseException:
            self.close()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def upload(self, document: bytes) -> str:
        """Store a document under a name of the server's choice and return it.

        storbinary() would throw away the reply that tells the name.
        """
        address = self.makepasv()
        with socket.create_connection(address, timeout=self.timeout) as connection:
            reply = self.sendcmd("STOT")
            connection.sendall(document)
        self.voidresp()
        return _found(r"FILE: (\S+)", reply)

    def new_job(self, parameters: dict[str, str]) -> str:
        """Make a job the current one, with its parameters; return its number. Not yet queued."""
        number = _found(r"jobid: (\d+)", self.sendcmd("JNEW"))
        for name, value in parameters.items():
            # Values are numbers, tags and checked settings: none holds a quote or a backslash.
            self.sendcmd(f'JPARM {name} "{value}"')
        return number

    def submit(self) -> None:
        """Queue the current job: the point of no return."""
        self.sendcmd("JSUBM")

    def resubmit(self, job: Job) -> None:
        """Queue a waiting job once more. One whose call has begun meanwhile is only waited for."""
        if job.state != SUSPENDED:
            self.sendcmd(f"JSUSP {job.number}")
        self.sendcmd(f"JSUBM {job.number}")

    def kill_job(self, number: str) -> None:
        """End a job; HylaFAX refuses this for a job whose call is on."""
        self.sendcmd(f"JKILL {number}")

    def delete_job(self, number: str) -> None:
        """Remove a job that is over; its documents stay until faxqclean runs."""
        self.sendcmd(f"JDELE {number}")

    def error_code(self, number: str) -> int:
        """HylaFAX's number for what went wrong with a job; 0 for nothing."""
        self.sendcmd(f"JOB {number}")
        return int(_found(r"E(\d+)", self.sendcmd("JPARM ERRORCODE")))

    def jobs(self) -> list[Job]:
        """Every job the server still knows. A job that ends meanwhile is not missed."""
        self.sendcmd(f'JOBFMT "{JOB_FORMAT}"')
        jobs = [_job(line) for folder in ("sendq", "doneq") for line in self._list(folder)]
        return list({job.number: job for job in jobs}.values())

    def modems(self) -> dict[str, bool]:
        """Every modem by name, and whether it is idle."""
        self.sendcmd(f'MDMFMT "{MODEM_FORMAT}"')
        lines = [line.split("|", 2) for line in self._list("status") if line.startswith("modem|")]
        return {name.replace("/", "_"): status.startswith(IDLE) for _, name, status in lines}

    def call_record(self, call: str) -> str:
        """The server's record of one call, command by command; "" where it is not shown to us."""
        chunks: list[bytes] = []
        try:
            self.retrbinary(f"RETR log/c{call}", chunks.append)
        except (ftplib.Error, OSError, EOFError):
            return ""
        return b"".join(chunks).decode("latin-1")

    def _list(self, folder: str) -> list[str]:
        lines: list[str] = []
        self.retrlines(f"LIST {folder}", lines.append)
        self.voidcmd("TYPE I")
        return lines


def _job(line: str) -> Job:
    number, tag, state, to, confirmed, pages, dials, call, time, modem, status = line.split("|", 10)
    return Job(
        number,
        tag,
        state,
        to,
        int(confirmed),
        int(pages),
        int(dials),
        call,
        int(time),
        modem,
        " ".join(status.split()),
    )


def _found(pattern: str, reply: str) -> str:
    match = re.search(pattern, reply)
    if match is None:
        raise UnexpectedAnswer(reply[:80])
    return match.group(1)
