"""E-mail by SMTP: one connection, many mails, and never a doubt left unsaid.

A mail is handed over at the last dot. Whatever breaks before it may be tried again; once the dot is
out and no answer comes, the mail may have arrived (RFC 1047), and the sending is uncertain.
"""

import hashlib
import re
import smtplib
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta

from yeondae.channels.addresses import BadAddress, mailbox
from yeondae.channels.base import ChannelError, Handed, NotNow, Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.dkim_signing import signed
from yeondae.channels.email.message import compose, message_id
from yeondae.channels.guard import refuse_unsendable
from yeondae.core import clock

AN_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
GOING_AWAY = 421
# Refusals that speak of us and our login, not of this mail.
ABOUT_US = {530, 534, 535, 538}


class SmtpSession:
    """One connection to the mail server; opened at the first mail, and again when it broke."""

    def __init__(self, config: MailConfig) -> None:
        self.config = config
        self._smtp: smtplib.SMTP | None = None

    def send(self, parcel: Parcel) -> Handed:
        """Hand one mail to the server. Raises ChannelError."""
        refuse_unsendable(parcel)
        raw = signed(compose(parcel, self.config.from_line, clock.now()), self.config)
        handle = message_id(parcel, self.config.from_line)
        try:
            sender = self.config.return_address(parcel.returns_as)
            reply = self._hand_over(sender, str(mailbox(parcel.to)), raw)
        except ChannelError as error:
            error.proof.setdefault("message_id", handle)
            raise
        proof = {
            "message_id": handle,
            "accepted_at": clock.now().isoformat(timespec="seconds"),
            "server": self.config.host,
            "sha256": hashlib.sha256(raw).hexdigest(),
        }
        return Handed("accepted", handle, proof, reply)

    def close(self) -> None:
        """Say goodbye; the server's answer does not matter any more."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

    def _hand_over(self, sender: str, to: str, raw: bytes) -> str:
        reused = self._smtp is not None
        smtp = self._connected()
        try:
            self._announce(smtp, sender, to)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            if reused:  # the server had closed the idle connection; nothing was sent on it
                return self._hand_over(sender, to, raw)
            raise ChannelError(f"The mail server broke off: {_said(error)}") from error
        return self._transmit(smtp, raw)

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            try:
                self._smtp = connect(self.config)
            except (smtplib.SMTPException, OSError) as error:
                raise NotNow(f"The mail server cannot be used now: {_said(error)}") from error
        return self._smtp

    def _announce(self, smtp: smtplib.SMTP, sender: str, to: str) -> None:
        """Everything up to the server's "go ahead"."""
        notify = smtp.has_extn("dsn")  # a bounce then carries headers only, not the letter
        # Both addresses are checked: smtplib would take them apart once more.
        returned, told = (" RET=HDRS", " NOTIFY=FAILURE,DELAY") if notify else ("", "")
        commands = (f"MAIL FROM:<{sender}>{returned}", f"RCPT TO:<{to}>{told}", "DATA")
        for answer, kind in zip(_answers(smtp, commands), (2, 2, 3), strict=True):
            self._expect(answer, kind)

    def _expect(self, answer: tuple[int, bytes], kind: int) -> None:
        """Raises ChannelError where the server refuses, SMTPException where it goes away."""
        code = answer[0]
        if code // 100 == kind:
            return
        if code == GOING_AWAY or code // 100 not in (4, 5):
            raise smtplib.SMTPResponseException(*answer)
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.rset()
        raise _refusal(answer)

    def _transmit(self, smtp: smtplib.SMTP, raw: bytes) -> str:
        sock = smtp.sock
        assert sock is not None
        try:
            sock.sendall(raw.replace(b"\r\n.", b"\r\n.."))
        except OSError as error:
            raise self._cut_short(error) from error
        try:
            sock.sendall(b".\r\n")
        except (BrokenPipeError, ConnectionResetError) as error:  # the dot never left
            raise self._cut_short(error) from error
        except OSError as error:
            raise self._doubt(error) from error
        return self._verdict(smtp, sock)

    def _verdict(self, smtp: smtplib.SMTP, sock: socket.socket) -> str:
        """The answer to the last dot."""
        try:
            sock.settimeout(self.config.patience)
            answer = smtp.getreply()
            sock.settimeout(self.config.timeout)
        except (smtplib.SMTPException, OSError) as error:
            raise self._doubt(error) from error
        if answer[0] // 100 == 2:
            return _words(answer)
        if answer[0] == GOING_AWAY:
            self._drop()
        if answer[0] // 100 not in (4, 5):
            raise self._doubt(smtplib.SMTPResponseException(*answer))
        raise _refusal(answer)

    def _cut_short(self, error: Exception) -> ChannelError:
        self._drop()
        return ChannelError(
            f"The mail server closed the line before the mail was complete: {_said(error)}"
        )

    def _doubt(self, error: Exception) -> ChannelError:
        self._drop()
        return ChannelError(
            "The mail was sent whole, but the mail server did not say whether it took it: "
            + _said(error),
            uncertain=True,
        )

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp = None


class SmtpChannel:
    """Mail through one SMTP server. A mail server cannot be asked later: see `remembers`."""

    name = "email"
    remembers = timedelta(0)

    def __init__(self, config: MailConfig) -> None:
        self.config = config

    @contextmanager
    def session(self) -> Iterator[SmtpSession]:
        """One connection for many mails; not to be shared between threads."""
        if not self.config.host:
            raise NotNow(self.config.check()[0])
        session = SmtpSession(self.config)
        try:
            yield session
        finally:
            session.close()

    def send(self, parcel: Parcel) -> Handed:
        refuse_unsendable(parcel)
        with self.session() as session:
            return session.send(parcel)

    def follow(self, handle: str) -> Handed:
        return Handed("accepted", handle, said="The mail server took it; it tells no more.")

    def recall(self, handle: str) -> bool:
        return False

    def find(self, tag: str) -> Handed | None:
        return None

    def forget(self, handle: str) -> None:
        return None

    def ready(self, to: str) -> bool:
        return bool(self.config.host)

    def check(self) -> list[str]:
        return self.config.check()


def connect(config: MailConfig) -> smtplib.SMTP:
    """A connection that has greeted, secured itself and logged in.

    Raises ChannelError (never permanent: it is not about one mail) or OSError.
    """
    try:
        domain = config.domain
    except BadAddress as error:
        raise NotNow("The sender of our mails is no e-mail address. Set YEONDAE_SENDER.") from error
    context = None if config.tls == "none" else config.tls_context()
    smtp: smtplib.SMTP
    # The name we greet with is the sender's domain: the machine's own name is nobody's business.
    if config.tls == "tls":
        smtp = smtplib.SMTP_SSL(
            config.host, config.port, domain, timeout=config.timeout, context=context
        )
    else:
        smtp = smtplib.SMTP(config.host, config.port, domain, timeout=config.timeout)
    try:
        if smtp.sock is not None:
            # The last dot is sent by itself and must not wait for the delayed ACK before it.
            smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if config.tls != "none":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if config.user:
            smtp.login(config.user, config.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _answers(smtp: smtplib.SMTP, commands: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """What the server says to each command: one after the other, or, where it takes them so, all
    in one go (RFC 2920), which saves two ways to the server and back for each mail.
    """
    if not smtp.has_extn("pipelining"):
        for command in commands:
            yield smtp.docmd(command)
        return
    if any(mark in command for command in commands for mark in "\r\n"):
        raise ValueError("A command to a mail server is one line.")
    smtp.send("".join(f"{command}\r\n" for command in commands))
    answers = [smtp.getreply() for _ in commands]
    if answers[-1][0] // 100 == 3 and any(answer[0] // 100 != 2 for answer in answers[:-1]):
        # It refused the recipient and waits for a mail all the same: it gets none.
        smtp.close()
    yield from answers


def _refusal(answer: tuple[int, bytes]) -> ChannelError:
    permanent = answer[0] // 100 == 5 and answer[0] not in ABOUT_US
    return ChannelError(f"The mail server answered: {_words(answer)}", permanent=permanent)


def _words(answer: tuple[int, bytes]) -> str:
    """The server's answer on one line, addresses taken out: they may be a supporter's."""
    code, text = answer
    line = " ".join(text.decode("utf-8", "replace").split())[:300]
    return AN_ADDRESS.sub("(address)", f"{code} {line}".strip())


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        reply = error.smtp_error
        return _words((error.smtp_code, reply if isinstance(reply, bytes) else reply.encode()))
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return "no answer in time"
    return AN_ADDRESS.sub("(address)", " ".join(str(error).split())[:300])
