"""A real SMTP server (aiosmtpd) on a free port, which can be told to misbehave."""

import asyncio
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from types import TracebackType
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

HANG_AFTER_BANNER = "hang after banner"
HANG_AFTER_MAIL = "hang after end of DATA"
CLOSE_AFTER_MAIL = "close after end of DATA"
RESET_IN_MAIL = "reset mid-DATA"
GOES_AWAY_BETWEEN = "421 at the next mail"
NONSENSE_AFTER_MAIL = "nonsense after end of DATA"


@dataclass
class Received:
    """One mail as it arrived: the bytes between DATA and the last dot, and the envelope."""

    raw: bytes
    sender: str
    to: list[str]
    greeting: str

    @property
    def message(self) -> EmailMessage:
        parsed = message_from_bytes(self.raw, policy=SMTP_POLICY)
        assert isinstance(parsed, EmailMessage)
        return parsed

    @property
    def tag(self) -> str:
        return str(self.message["Message-ID"]).strip("<>").split("@")[0]


@dataclass
class Behaviour:
    """How the server answers. Each answer is a whole reply line, "" for the usual one."""

    fault: str = ""
    rcpt: str = ""
    data: str = ""
    after_mail: str = ""
    pipelines: bool = False
    waits_for_a_mail_to_nobody: bool = False
    received: list[Received] = field(default_factory=list)
    transports: list[asyncio.BaseTransport] = field(default_factory=list)

    @property
    def connections(self) -> int:
        return len(self.transports)


class _Server(SMTP):
    def __init__(self, behaviour: Behaviour, **options: Any) -> None:
        super().__init__(_Handler(behaviour), hostname="mail.internal", **options)
        self.behaviour = behaviour

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.behaviour.transports.append(transport)
        super().connection_made(transport)  # type: ignore[arg-type]

    async def _handle_client(self) -> None:
        if self.behaviour.fault == HANG_AFTER_BANNER:
            await self.push("220 mail.internal ESMTP")
            await asyncio.sleep(3600)
        await super()._handle_client()

    async def smtp_MAIL(self, arg: str | None) -> None:
        if self.behaviour.fault == GOES_AWAY_BETWEEN and self.behaviour.received:
            self.behaviour.fault = ""
            await self.push("421 4.3.2 closing the idle connection")
            self.transport.close()
            return
        await super().smtp_MAIL(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if self.behaviour.waits_for_a_mail_to_nobody:
            await self.push("354 go ahead")
            await self._reader.readuntil(b"\r\n.\r\n")
        elif self.behaviour.data:
            await self.push(self.behaviour.data)
        elif self.behaviour.fault == RESET_IN_MAIL:
            await self.push("354 go ahead")
            await self._reader.read(1000)
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)


class _Handler:
    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour

    async def handle_EHLO(
        self,
        server: _Server,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        if self.behaviour.pipelines:
            responses.insert(1, "250-PIPELINING")
        return responses

    async def handle_RCPT(
        self,
        server: _Server,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if self.behaviour.rcpt:
            return self.behaviour.rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: _Server, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        self.behaviour.received.append(
            Received(content, envelope.mail_from or "", envelope.rcpt_tos, session.host_name or "")
        )
        fault = self.behaviour.fault
        if fault == HANG_AFTER_MAIL:
            await asyncio.sleep(3600)
        if fault == CLOSE_AFTER_MAIL:
            server.transport.abort()
        if fault == NONSENSE_AFTER_MAIL:
            return "what?"
        return self.behaviour.after_mail or "250 2.0.0 kept as 4711"


class MailServer:
    """`with MailServer() as server:` server.port, server.behaviour, server.received."""

    def __init__(self, **options: Any) -> None:
        self.behaviour = Behaviour()
        self.options = {"enable_SMTPUTF8": False, **options}
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def received(self) -> list[Received]:
        return self.behaviour.received

    def __enter__(self) -> "MailServer":
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(10)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(
            lambda: _Server(self.behaviour, loop=self._loop, **self.options), "127.0.0.1", 0
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _stop(self) -> None:
        self._server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        for transport in self.behaviour.transports:
            transport.close()
        await asyncio.sleep(0.01)  # lets the loop close their sockets
