"""How mail leaves: the server, our own sender address, and the key that signs."""

import ssl
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from yeondae.channels.addresses import BadAddress, is_example_domain, mailbox
from yeondae.channels.email.message import Sender

TLS_MODES = ("starttls", "tls", "none")
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class MailConfig:
    """The mail server and what we say we are. All times in seconds.

    tls               "starttls" (demanded), "tls" (from the first byte), "none"
    timeout           for every step but the last
    patience          for the answer to the end of the mail; RFC 5321 4.5.3.2.6 asks for 600. While
                      it lasts a claim must live: keep leases longer than `timeout` + `patience`
    bounces           envelope sender, in the sender's domain; empty: the sender itself. Where its
                      local part ends in a plus, each mail's own mark stands behind it (VERP)
    dkim_key          PEM file of the private key; empty: unsigned
    """

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = ""
    tls: str = "starttls"
    ca_file: str = ""
    timeout: float = 30.0
    patience: float = 300.0
    sender: str = "letters@example.org"
    sender_name: str = ""
    reply_to: str = ""
    bounces: str = ""
    dkim_selector: str = ""
    dkim_key: str = ""

    def __repr__(self) -> str:
        return f"MailConfig(host={self.host!r}, port={self.port}, tls={self.tls!r})"

    @property
    def from_line(self) -> Sender:
        return Sender(self.sender, self.sender_name, self.reply_to)

    @property
    def domain(self) -> str:
        return mailbox(self.sender).domain

    def return_address(self, mark: str) -> str:
        """Where a mail that cannot be delivered comes back to."""
        local, at, domain = self.bounces.rpartition("@")
        if not local.endswith("+"):
            return self.bounces or self.sender
        return f"{local}{mark}{at}{domain}" if mark else f"{local[:-1]}{at}{domain}"

    def tls_context(self) -> ssl.SSLContext:
        """Certificates are always verified; `ca_file` adds an authority of one's own."""
        return ssl.create_default_context(cafile=self.ca_file or None)

    def check(self) -> list[str]:
        """What stands in the way of sending, one sentence each."""
        return [*self._check_server(), *self._check_sender(), *self._check_key()]

    def _check_server(self) -> list[str]:
        if not self.host:
            return [_("No mail server is set. Give its name in YEONDAE_SMTP_HOST.")]
        problems = []
        if self.tls not in TLS_MODES:
            problems.append(
                _("The mail server's TLS mode must be one of %(modes)s.")
                % {"modes": ", ".join(TLS_MODES)}
            )
        if self.tls == "none" and self.host not in THIS_MACHINE:
            problems.append(
                _("Mail would cross the network in the clear. Set YEONDAE_SMTP_TLS to starttls.")
            )
        if bool(self.user) != bool(self.password):
            problems.append(_("The mail server needs both a user and a password, or neither."))
        return problems

    def _check_sender(self) -> list[str]:
        problems = []
        for what, text in {
            _("The sender address"): self.sender,
            _("The reply address"): self.reply_to,
            _("The bounce address"): self.bounces,
        }.items():
            try:
                box = mailbox(text) if text else None
            except BadAddress as error:
                problems.append(
                    _("%(what)s of our mails cannot be used. %(why)s")
                    % {"what": what, "why": error}
                )
                continue
            if box and is_example_domain(box.domain):
                problems.append(
                    _(
                        "%(what)s of our mails is in a domain reserved for examples. "
                        "Set it to an address in your own domain."
                    )
                    % {"what": what}
                )
            if box and text == self.bounces and box.domain != self.domain:
                problems.append(
                    _("The bounce address must be in the sender's domain, or SPF will not agree.")
                )
        return problems

    def _check_key(self) -> list[str]:
        if not self.dkim_key:
            return []
        if not self.dkim_selector:
            return [_("A DKIM key is set without its selector. Give YEONDAE_DKIM_SELECTOR.")]
        if not Path(self.dkim_key).is_file():
            return [_("The DKIM key file is not there. Check YEONDAE_DKIM_KEY.")]
        return []
