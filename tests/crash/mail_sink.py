"""A mail server in a process of its own that writes down what it took before it says so.

Usage: python -m tests.crash.mail_sink FILE [THINKS]    prints its port; FILE gets a line of
Message-ID a mail. It answers the end of a mail after THINKS seconds.
"""

import asyncio
import re
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

MESSAGE_ID = re.compile(rb"^Message-ID: <([^@>]+)", re.MULTILINE)


class Sink:
    """Takes every mail and keeps its Message-ID."""

    def __init__(self, file: Path, thinks: float) -> None:
        self.file = file.open("a", encoding="ascii")
        self.thinks = thinks

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        found = MESSAGE_ID.search(envelope.content)
        assert found is not None
        self.file.write(found[1].decode() + "\n")
        self.file.flush()
        await asyncio.sleep(self.thinks)
        return "250 kept"


async def serve(file: Path, thinks: float) -> None:
    """Listen on a free port until killed."""
    loop = asyncio.get_running_loop()
    sink = Sink(file, thinks)
    server = await loop.create_server(
        lambda: SMTP(sink, enable_SMTPUTF8=False, hostname="mail.internal", loop=loop),
        "127.0.0.1",
        0,
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0))
