"""The worker's turn between two steps of a story, in this process; mail goes to the outbox."""

import re

from yeondae.channels import registry
from yeondae.desk.outbox.arrived import mail
from yeondae.flows.dispatch import dispatch
from yeondae.flows.send_mails import send_mails
from yeondae.flows.tasks import make_bundle_file, write_receipts

WORKER = "story"


def carry_letters() -> int:
    """One tick for letters; how many left."""
    return dispatch(worker=WORKER).sent


def carry_mails() -> int:
    """One tick for our own mails; how many left."""
    return send_mails(worker=WORKER)


def make_file_of(bundle: int) -> None:
    """The job behind “The file is being made”."""
    make_bundle_file.call(bundle)


def write_receipts_of(bundle: int) -> None:
    """The job behind “each writer gets a receipt”."""
    write_receipts.call(bundle)


def mails_to(address: str) -> list[tuple[str, str]]:
    """Subject and text of every mail in the outbox to `address`, the youngest first."""
    drawer = registry.outbox()
    kept = [drawer.get(handle) for handle in drawer.handles("email")]
    mails = [mail(each.arrival) for each in kept if each]
    return [(each.subject, each.text) for each in mails if address in each.to]


def code_for(address: str) -> str:
    """The six digits in the youngest mail to `address`."""
    carry_mails()
    _subject, text = mails_to(address)[0]
    found = re.search(r"\b\d{6}\b", text)
    assert found, "there is no code in the mail"
    return found[0]
