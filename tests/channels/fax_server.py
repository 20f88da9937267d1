"""A stand-in for hfaxd: the commands that we use, no telephone line, and faults on demand.

Held to the same contract as the real server (test_contract.py), so that it does not drift.
"""

import socketserver
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

BREAKS_AFTER_SUBMIT = "takes the job, then breaks the line"
BREAKS_AT_UPLOAD = "breaks the line during the upload"
REFUSES_SUBMIT = "the scheduler is not running"
REFUSES_KILL = "the call is on"


@dataclass
class FakeJob:
    number: int
    state: str = "T"
    values: dict[str, str] = field(default_factory=dict)
    confirmed: int = 0
    pages: int = 0
    dials: int = 0
    status: str = ""
    code: int = 0
    call: str = ""
    time: int = 0

    @property
    def line(self) -> str:
        to, tag = self.values.get("EXTERNAL", ""), self.values.get("JOBINFO", "")
        modem = self.values.get("MODEM", "any")
        return (
            f"{self.number}|{tag}|{self.state}|{to}|{self.confirmed}|{self.pages}|{self.dials}"
            f"|{self.call}|{self.time}|{modem}|{self.status}"
        )


@dataclass
class FaxOffice:
    """What the server knows, for tests to read and to change."""

    jobs: dict[int, FakeJob] = field(default_factory=dict)
    documents: list[bytes] = field(default_factory=list)
    modems: dict[str, str] = field(default_factory=lambda: {"ttyS0": "Running and idle"})
    records: dict[str, str] = field(default_factory=dict)
    fault: str = ""
    commands: list[str] = field(default_factory=list)
    rival: FakeJob | None = None  # another worker's job, queued in the same moment

    def job_with(self, tag: str) -> FakeJob:
        return next(job for job in self.jobs.values() if job.values.get("JOBINFO") == tag)

    def ends(self, tag: str, state: str, **changes: Any) -> FakeJob:
        """The job is over."""
        job = self.job_with(tag)
        job.state = state
        for name, value in changes.items():
            setattr(job, name, value)
        return job


class BrokenLine(Exception):
    """The server goes away without a word."""


class _Talk(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    office: FaxOffice
    job: FakeJob

    def handle(self) -> None:
        self.say("220 fake server ready.")
        for raw in self.rfile:
            line = raw.decode("latin-1").strip()
            self.office.commands.append(line)
            verb, _, rest = line.partition(" ")
            try:
                getattr(self, f"do_{verb.lower()}", self.do_unknown)(rest)
            except BrokenLine:
                return
            if verb == "QUIT":
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode("latin-1"))

    def do_unknown(self, rest: str) -> None:
        self.say("500 command not understood.")

    def do_user(self, rest: str) -> None:
        self.say("230 logged in.")

    def do_type(self, rest: str) -> None:
        self.say("200 done.")

    do_tzone = do_jobfmt = do_mdmfmt = do_quit = do_type

    def do_pasv(self, rest: str) -> None:
        self.data = socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        port = self.data.server_address[1]
        self.say(f"227 Entering passive mode (127,0,0,1,{port >> 8},{port & 255})")

    def do_stot(self, rest: str) -> None:
        connection, _ = self.data.get_request()
        if self.office.fault == BREAKS_AT_UPLOAD:
            connection.close()
            self.data.server_close()
            raise BrokenLine
        self.say(f"150 FILE: /docq/doc{len(self.office.documents) + 1}")
        chunks = iter(lambda: connection.recv(65536), b"")
        self.office.documents.append(b"".join(chunks))
        connection.close()
        self.data.server_close()
        self.say("226 Transfer complete.")

    def send_data(self, text: str) -> None:
        connection, _ = self.data.get_request()
        self.say("150 Opening new data connection.")
        connection.sendall(text.encode("latin-1"))
        connection.close()
        self.data.server_close()
        self.say("226 Transfer complete.")

    def do_list(self, rest: str) -> None:
        jobs = self.office.jobs.values()
        lines = {
            "sendq": [job.line for job in jobs if job.state not in "DF"],
            "doneq": [job.line for job in jobs if job.state in "DF"],
            "status": [
                "HylaFAX scheduler on fake: Running",
                *(f"modem|{name}|{status}" for name, status in self.office.modems.items()),
            ],
        }[rest]
        self.send_data("".join(f"{line}\r\n" for line in lines))

    def do_retr(self, rest: str) -> None:
        record = self.office.records.get(rest.removeprefix("log/c"))
        if record is None:
            self.data.server_close()
            self.say("550 No such file or directory.")
        else:
            self.send_data(record)

    def do_jnew(self, rest: str) -> None:
        self.job = FakeJob(max(self.office.jobs, default=0) + 1)
        self.say(f"200 New job created: jobid: {self.job.number} groupid: {self.job.number}.")

    def do_jparm(self, rest: str) -> None:
        name, _, value = rest.partition(" ")
        if value:
            self.job.values[name] = value.strip('"')
            self.say(f"213 {name} set.")
        else:
            self.say(f"213 E{self.job.code:03}")

    def do_jsusp(self, rest: str) -> None:
        job = self.office.jobs[int(rest)]
        if job.state == "W":
            job.state = "T"
            self.say("200 Job suspended.")
        else:
            self.say("460 Failed to suspend job.")

    def do_jsubm(self, rest: str) -> None:
        if rest:
            self.job = self.office.jobs[int(rest)]
        self.office.jobs[self.job.number] = self.job
        if self.office.fault == REFUSES_SUBMIT:
            self.say("460 Failed to submit job: scheduler not running.")
            return
        self.job.state, self.job.pages = "W", 1
        if self.office.rival:
            self.office.jobs[self.office.rival.number] = self.office.rival
        if self.office.fault == BREAKS_AFTER_SUBMIT:
            raise BrokenLine
        self.say("200 Job submitted.")

    def do_job(self, rest: str) -> None:
        self.job = self.office.jobs[int(rest)]
        self.say("200 Current job set.")

    def do_jkill(self, rest: str) -> None:
        job = self.office.jobs.get(int(rest))
        if job is None or job.state in "DF" or self.office.fault == REFUSES_KILL:
            self.say("504 Cannot kill job.")
        else:
            job.state, job.status, job.code = "F", "Job aborted by request", 345
            self.say("200 Job killed.")

    def do_jdele(self, rest: str) -> None:
        if self.office.jobs.pop(int(rest), None):
            self.say("200 Job deleted.")
        else:
            self.say("500 Cannot delete job; job does not exist.")


class FakeFaxServer:
    """`with FakeFaxServer() as server:` server.port, server.office."""

    def __init__(self) -> None:
        self.office = FaxOffice()
        handler = type("Talk", (_Talk,), {"office": self.office})
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self.port = self._server.server_address[1]

    def __enter__(self) -> "FakeFaxServer":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)
