"""A mail server as fast as we can make one, for both sides of the `dispatch` benchmark.

Usage: python mail_sink.py [THINKS]    prints its port. It takes every mail, answers the end of each
after THINKS seconds, and tells how many it took to whoever sends NOOP. One that thinks is a relay
as they are met, and offers to take the commands of a mail in one go (RFC 2920).
"""

import asyncio
import sys

GREETING = b"220 sink ESMTP\r\n"
HELLO = b"250-sink\r\n250-8BITMIME\r\n250 SIZE 52428800\r\n"
OF_A_RELAY = HELLO.replace(b"250-8", b"250-PIPELINING\r\n250-8")
OK, GO_AHEAD, BYE = b"250 OK\r\n", b"354 go ahead\r\n", b"221 bye\r\n"
END = b"\r\n.\r\n"


class Sink(asyncio.Protocol):
    """One connection."""

    taken = 0

    def __init__(self, thinks: float) -> None:
        self.thinks = thinks
        self.in_mail = False
        self.tail = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(GREETING)

    def data_received(self, data: bytes) -> None:
        if self.in_mail:
            self.tail = (self.tail + data)[-len(END) :]
            if self.tail == END:
                self.in_mail = False
                self._answer_mail()
            return
        self.transport.write(b"".join(map(self._answer, data.splitlines())))
        if data[:4].upper() == b"QUIT":
            self.transport.close()

    def _answer(self, command: bytes) -> bytes:
        verb = command[:4].upper()
        if verb == b"DATA":
            self.in_mail, self.tail = True, b"\r\n"
            return GO_AHEAD
        if verb == b"EHLO":
            return OF_A_RELAY if self.thinks else HELLO
        if verb == b"QUIT":
            return BYE
        return b"250 %d\r\n" % Sink.taken if verb == b"NOOP" else OK

    def _answer_mail(self) -> None:
        Sink.taken += 1
        if self.thinks:
            asyncio.get_running_loop().call_later(self.thinks, self.transport.write, OK)
        else:
            self.transport.write(OK)


async def serve(thinks: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Sink(thinks), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0))
