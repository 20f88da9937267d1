"""Fax through a HylaFAX server, one job at a time for each line.

HylaFAX may dial once and no more: our own ladder decides what is tried next. The tag of the sending
travels as JOBINFO, so that after a crash the server can be asked whether it has the job.
"""

import ftplib
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from yeondae.channels.addresses import BadAddress, fax_number
from yeondae.channels.base import ChannelError, Handed, NotNow, Parcel
from yeondae.channels.fax.config import FaxConfig
from yeondae.channels.fax.outcome import failure, is_delivered, proof_of
from yeondae.channels.fax.server import READY, SUSPENDED, FaxServer, Job
from yeondae.channels.guard import refuse_unsendable

TROUBLE = (OSError, EOFError, ftplib.Error)
# A job that waits for a later time than this leaves the line to us.
SOON = 300
# A job that waits for an idle line longer than these seconds is one that HylaFAX lost sight of.
FORGOTTEN_AFTER = 10
GIVE_UP_AFTER = "000100"  # DDHHMM: an hour
RECALL_PATIENCE = 5.0
MOMENT = 1.5


class HylafaxChannel:
    """Fax, with the receiving machine's confirmation as proof."""

    name = "fax"

    def __init__(self, config: FaxConfig) -> None:
        self.config = config
        self.remembers = timedelta(seconds=config.keeps)

    def send(self, parcel: Parcel) -> Handed:
        refuse_unsendable(parcel)
        number, document = pages_for(parcel)
        with self._server() as server:
            jobs = server.jobs()
            if known := _job_with(parcel.tag, jobs, failed=False):
                return self._answer(server, known)
            if not self._line_is_free(server, jobs, number):
                raise NotNow("The fax line is taken.")
            job = self._queue(server, parcel.tag, number, document)
            self._stand_back(server, job, parcel.tag)
        return Handed("waiting", f"{job}:{parcel.tag}", {"job": job}, "queued at the fax server")

    def follow(self, handle: str) -> Handed:
        number, _, tag = handle.partition(":")
        with self._server() as server:
            job = _job_numbered(number, tag, server.jobs())
            if job is None:
                raise ChannelError(
                    "The fax server no longer knows this job; its own log may tell its end.",
                    uncertain=True,
                )
            if self._is_forgotten(server, job):
                with suppress(ftplib.Error):
                    server.resubmit(job)
            return self._answer(server, job)

    def recall(self, handle: str) -> bool:
        number, _, tag = handle.partition(":")
        with suppress(ChannelError), self._server() as server:
            job = _job_numbered(number, tag, server.jobs())
            if job is None or job.over or job.dials:
                return False
            with suppress(ftplib.Error):
                server.kill_job(number)
            return self._is_withdrawn(server, number, tag)
        return False

    def find(self, tag: str) -> Handed | None:
        """As the port says. Raises ChannelError where the job failed or nobody can be asked."""
        with self._server() as server:
            job = _job_with(tag, server.jobs())
            return self._answer(server, job) if job else None

    def forget(self, handle: str) -> None:
        """Remove the job. HylaFAX lets nobody but faxqclean (hourly) remove the pages."""
        number, _, tag = handle.partition(":")
        with self._server() as server:
            job = _job_numbered(number, tag, server.jobs())
            if job is None:
                return
            if not job.over:
                raise NotNow("The fax server is sending this fax now.")
            server.delete_job(number)

    def ready(self, to: str) -> bool:
        with self._server() as server:
            return self._line_is_free(server, server.jobs(), to)

    def check(self) -> list[str]:
        if problems := self.config.check():
            return problems
        try:
            with self._server() as server:
                modems = server.modems()
        except ChannelError as error:
            return [error.said]
        if not modems:
            return ["The fax server has no modem. Start faxgetty for its line."]
        if self.config.modem not in ("any", *modems):
            return [f"The fax server has no modem {self.config.modem}: {', '.join(modems)}."]
        return []

    @contextmanager
    def _server(self) -> Iterator[FaxServer]:
        """A connection; whatever breaks before a job is queued says that nothing was tried."""
        if problems := self.config.check():
            raise NotNow(problems[0])
        try:
            with FaxServer(self.config) as server:
                yield server
        except TROUBLE as error:
            raise NotNow(f"The fax server cannot be used now: {_said(error)}") from error

    def _queue(self, server: FaxServer, tag: str, number: str, document: bytes) -> str:
        stored = server.upload(document)
        job = server.new_job(self._parameters(tag, number) | {"DOCUMENT": stored})
        try:
            server.submit()
        except ftplib.Error as error:  # refused in words: take it out again
            with suppress(*TROUBLE):
                server.delete_job(job)
                raise NotNow(f"The fax server refused the job: {_said(error)}") from error
            raise self._doubt(job, error) from error
        except (OSError, EOFError) as error:
            raise self._doubt(job, error) from error
        return job

    def _parameters(self, tag: str, number: str) -> dict[str, str]:
        parameters = {
            "JOBINFO": tag,
            "FROMUSER": self.config.sender,
            "TSI": self.config.station,
            "DIALSTRING": number,
            "EXTERNAL": number,
            "MODEM": self.config.modem,
            "NOTIFYADDR": "nobody@localhost",
            "NOTIFY": "none",
            "LASTTIME": GIVE_UP_AFTER,
            "MAXDIALS": "1",
            "MAXTRIES": "1",
            "SCHEDPRI": "127",
            "VRES": "196",  # lines an inch: fine, so that Hangul stays readable
            "PAGEWIDTH": "209",  # mm, A4
            "PAGELENGTH": "296",
        }
        return {name: value for name, value in parameters.items() if value}

    def _doubt(self, job: str, error: Exception) -> ChannelError:
        return ChannelError(
            f"The fax server did not say whether it took the job: {_said(error)}",
            uncertain=True,
            proof={"job": job},
        )

    def _line_is_free(self, server: FaxServer, jobs: list[Job], to: str) -> bool:
        """An idle modem for which no other job waits, and no job to the same number."""
        modems = self._our_modems(server)
        present = _present(jobs)
        waiting = [job for job in present if job.state != "R"]
        lines = min(sum(modems.values()) - len(waiting), len(modems) - len(present))
        return lines > 0 and all(_digits(job.to) != _digits(to) for job in present)

    def _our_modems(self, server: FaxServer) -> dict[str, bool]:
        modems = server.modems()
        if self.config.modem == "any":
            return modems
        return {name: idle for name, idle in modems.items() if name == self.config.modem}

    def _stand_back(self, server: FaxServer, number: str, tag: str) -> None:
        """Two workers may have seen the same free line: then a job is taken out again.

        Of two that see each other the later goes. But numbers are given before jobs are queued: one
        with a later number may not have seen us, so who is still there after a moment, stays.
        Where a job cannot be taken out, it stays queued and is followed like any other.
        """
        with suppress(*TROUBLE):
            lines = len(self._our_modems(server))
            others = _others(server, number)
            if len(others) >= lines and all(int(job.number) > int(number) for job in others):
                time.sleep(MOMENT)
                others = _others(server, number)
            if len(others) < lines:
                return
            server.kill_job(number)
            if self._is_withdrawn(server, number, tag):
                raise NotNow("The fax line was taken in the same moment.")

    def _is_withdrawn(self, server: FaxServer, number: str, tag: str) -> bool:
        """Has the killed job ended without a call? Its documents are then removed."""
        deadline = time.monotonic() + RECALL_PATIENCE
        while time.monotonic() < deadline:
            job = _job_numbered(number, tag, server.jobs())
            if job is None:
                return True
            if job.over:
                with suppress(ftplib.Error):
                    server.delete_job(number)
                return not job.dials
            time.sleep(0.2)
        return False

    def _is_forgotten(self, server: FaxServer, job: Job) -> bool:
        """Does the job wait although its line is idle? Or did we fall while resubmitting it?

        The scheduler of HylaFAX 6.0.7 (SchedTimeout::start in faxQueueApp.c++) looks once a second
        at most, and loses what is submitted in the second after it was called twice in one: as
        happens when a call has just ended. The job then lies until something else is submitted.
        """
        if job.state == SUSPENDED:
            return True
        overdue = job.state == READY and job.time < time.time() - FORGOTTEN_AFTER
        return overdue and any(self._our_modems(server).values())

    def _answer(self, server: FaxServer, job: Job) -> Handed:
        """Raises ChannelError for a job that is over and not delivered."""
        record = server.call_record(job.call) if job.over and job.call else ""
        proof = proof_of(job, record)
        handle = f"{job.number}:{job.tag}"
        if not job.over:
            return Handed("waiting", handle, proof, job.status or "at the fax server")
        if is_delivered(job):
            return Handed("delivered", handle, proof, "The other machine confirmed every page.")
        raise failure(job, server.error_code(job.number), proof)


def pages_for(parcel: Parcel) -> tuple[str, bytes]:
    """The number to dial and the pages to send. Raises a permanent ChannelError."""
    try:
        number = fax_number(parcel.to)
    except BadAddress as error:
        raise ChannelError(str(error), permanent=True) from error
    if not parcel.document:
        raise ChannelError("There is no page to fax.", permanent=True)
    return number, parcel.document


def _present(jobs: list[Job]) -> list[Job]:
    """The jobs that have or will soon want a line."""
    soon = time.time() + SOON
    return [job for job in jobs if not job.over and (job.state == "R" or job.time <= soon)]


def _others(server: FaxServer, number: str) -> list[Job]:
    return [job for job in _present(server.jobs()) if job.number != number]


def _job_with(tag: str, jobs: list[Job], *, failed: bool = True) -> Job | None:
    """The job with this tag; where it was tried several times, the one that went best."""
    found = [job for job in jobs if job.tag == tag and (failed or job.state != "F")]
    return max(
        found, key=lambda job: (job.state == "D", not job.over, int(job.number)), default=None
    )


def _job_numbered(number: str, tag: str, jobs: list[Job]) -> Job | None:
    """Job numbers come round again, so the tag must agree."""
    return next((job for job in jobs if job.number == number and job.tag == tag), None)


def _digits(number: str) -> str:
    return "".join(char for char in number if char.isdigit())


def _said(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return " ".join(str(error).split())[:200] or "the connection was closed"
