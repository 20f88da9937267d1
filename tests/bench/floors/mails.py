"""The floor of `dispatch`: mails built before, handed over one after the other on one connection.

Nothing is claimed, read, built or written down; the commands of one mail go in one go, and the
connection does not wait for a delayed ACK.
"""

import smtplib
import socket
import time
from collections.abc import Sequence

SENDER, RECIPIENT = "letters@campaign.internal", "minister@ministry.internal"


def rate(port: int, mails: Sequence[bytes]) -> float:
    """Mails a second."""
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", port, "campaign.internal") as smtp:
        assert smtp.sock is not None
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        smtp.ehlo()
        announced = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<{RECIPIENT}>\r\nDATA\r\n"
        for mail in mails:
            smtp.send(announced)
            assert [smtp.getreply()[0] for _ in range(3)] == [250, 250, 354]
            smtp.sock.sendall(mail + b".\r\n")
            assert smtp.getreply()[0] == 250
    return len(mails) / (time.perf_counter() - began)
