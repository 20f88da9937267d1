"""An administrator sends a test, to see that letters will leave and be believed.

mail: sent at once; what the server said, then SPF, DKIM and DMARC in words
fax:  one page goes to the fax server; the page at the desk asks until the machine has answered
With the outbox nothing leaves the machine, and no name is looked up: both are said.
"""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.channels import registry
from yeondae.channels.base import Channel, ChannelError, Parcel
from yeondae.channels.email.config import MailConfig
from yeondae.channels.email.selftest import Finding, Lookup, dns_texts, findings
from yeondae.channels.email.selftest import send_test as send_and_look
from yeondae.channels.email.smtp import SmtpChannel
from yeondae.channels.fax.gateway import FaxByMailChannel
from yeondae.core import clock, ids
from yeondae.letters.typesetting import long_date
from yeondae.typeset.letter import LetterSheet, letter_pdf

TAG_LENGTH = 20
# Somebody waits at the screen: not as long as a letter may take. Seconds.
TIMEOUT, PATIENCE = 10.0, 20.0
HANGUL = "시험 발송입니다."


@dataclass(frozen=True, slots=True)
class FaxTest:
    """How a test fax stands. `handle` asks again; it is empty once nothing more will come."""

    finding: Finding
    handle: str = ""


def send_test_mail(*, to: str, by: User, lookup: Lookup = dns_texts) -> list[Finding]:
    """Send a short mail to `to`; what became of it, and what receivers will find about us.

    `lookup` gives the TXT records of a name; it is not asked where we only keep an outbox.
    """
    record(by_id=by.pk, verb="send_test_mail", subject=by)
    config = mail_config()
    if registry.is_real():
        return send_and_look(SmtpChannel(_prompt(config)), config, _mail(to), lookup)
    kept = _handed(registry.channel("email"), _mail(to))
    return [kept.finding, *findings(config, None)]


def send_test_fax(*, number: str, by: User) -> FaxTest:
    """Hand one page to the fax line; `number` is E.164."""
    record(by_id=by.pk, verb="send_test_fax", subject=by)
    line = registry.channel("fax")
    if isinstance(line, FaxByMailChannel):
        line = FaxByMailChannel(line.config, SmtpChannel(_prompt(line.mail.config)))
    return _handed(line, _fax(number))


def follow_test_fax(handle: str) -> FaxTest:
    """How it stands now; what is over is forgotten at the fax server."""
    channel = registry.channel("fax")
    try:
        handed = channel.follow(handle)
    except ChannelError as error:
        return FaxTest(Finding(None if error.uncertain else False, error.said))
    if handed.state == "waiting":
        return FaxTest(Finding(None, handed.said), handle)
    if registry.is_real():
        channel.forget(handle)
        return FaxTest(Finding(True, _("The fax line answered: %(said)s") % {"said": handed.said}))
    return FaxTest(Finding(True, _kept()))


def mail_config() -> MailConfig:
    """The mail server and our sender, as they are set."""
    return MailConfig(**settings.CHANNELS["email"].get("OPTIONS", {}))


def _prompt(config: MailConfig) -> MailConfig:
    """The same mail server, with the patience of somebody at a screen."""
    timeout, patience = min(TIMEOUT, config.timeout), min(PATIENCE, config.patience)
    return replace(config, timeout=timeout, patience=patience)


def _handed(channel: Channel, parcel: Parcel) -> FaxTest:
    try:
        handed = channel.send(parcel)
    except ChannelError as error:
        return FaxTest(Finding(None if error.uncertain else False, error.said))
    said = handed.said if registry.is_real() else _kept()
    waits = handed.state == "waiting"
    return FaxTest(Finding(None if waits else True, said), handed.handle if waits else "")


def _kept() -> str:
    return _("Kept in the outbox, not sent: nothing leaves this machine. Look at it there.")


def _mail(to: str) -> Parcel:
    return Parcel(
        tag=f"test-{ids.public_id(TAG_LENGTH)}",
        to=to,
        subject=_("A test of our sending"),
        text=_("This is a test. If you read it, mails from us arrive here.") + f"\n\n{HANGUL}\n",
        language=get_language() or "en",
    )


def _fax(number: str) -> Parcel:
    """One page with Hangul on it, so that somebody sees whether it stays readable."""
    tag = f"test-{ids.public_id(TAG_LENGTH)}"
    today, language = clock.now().date(), get_language() or "en"
    page = LetterSheet(
        language=language,
        sender_lines=(),
        recipient_lines=(_("To whoever stands at this fax machine"),),
        place_and_date=long_date(today, language),
        subject=_("A test of our sending"),
        salutation="",
        paragraphs=(_("This is a test. If you can read it, faxes from us arrive here."), HANGUL),
        demands=(),
        closing="",
        signature_lines=(),
        reference=tag,
        verify_url=settings.SITE_URL,
        dated=today,
    )
    return Parcel(tag=tag, to=number, document=letter_pdf(page), language=language)
