"""Letters that wait at an organisation go out as a bundle; it says what it handed over.

gather ─▶ (a job makes the file) ─▶ take: printed or downloaded ─▶ confirm: when, to whom, how
Then a job writes a dated receipt to each writer. Here is what the jobs do; what people do is in
`gather_letters.py` and `confirm_hand_over.py`. What was left out waits for the next bundle.
Letters that people of the campaign bring themselves go the same way.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.core import clock
from yeondae.deliveries import binding
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.deliveries.services import bundling
from yeondae.deliveries.services.bundling import Carried
from yeondae.letters.typesetting import long_date
from yeondae.mailings.models import Mail
from yeondae.mailings.services import queue_mail
from yeondae.sealing import files

KIND = "bundle"
RECEIPTS_AT_ONCE = 25


def make_file(*, bundle: Bundle, confirm_url: str) -> None:
    """Make and keep the bundle's file; nothing where it is there already. Run by a job."""
    if bundle.pdf or bundle.state != Bundle.State.OPEN:
        return

    def tell(letters: int) -> None:
        bundling.note_bound(bundle=bundle, letters=letters)

    made = binding.bound(bundle, clock.now(), confirm_url=confirm_url, tell=tell)
    name = files.keep(made, KIND)
    if not bundling.keep_pdf(bundle=bundle, name=name):
        files.destroy(name)


def send_receipts(*, bundle: Bundle) -> int:
    """A dated receipt to every writer of a bundle that was handed over, once; how many rows.

    A few at a time, each few one commit together with how far it is: killed at any moment, it
    goes on where it was.
    """
    word = Carried(bundle.done_on or bundle.made_at.date(), bundle.done_to, bundle.done_how)
    done = 0
    while rows := bundling.receipts_to_write(bundle, RECEIPTS_AT_ONCE):
        with transaction.atomic():
            if not bundling.note_receipts(bundle=bundle, last=rows[-1].pk):
                break
            _send_receipts(rows, word)
        done += len(rows)
    return done


def _send_receipts(gone: Sequence[Delivery], word: Carried) -> None:
    """One dated receipt to each writer who is still known and may be mailed."""
    now = clock.now()
    for row in gone:
        supporter = row.letter.appeal.supporter
        if supporter is None or supporter.never_mail:
            continue
        subject, text = _receipt(row, word, supporter.language)
        queue_mail(
            kind=Mail.Kind.RECEIPT,
            to=supporter.email,
            subject=subject,
            text=text,
            language=supporter.language,
            supporter=supporter,
            now=now,
        )


def _receipt(row: Delivery, word: Carried, language: str) -> tuple[str, str]:
    with override(language):
        through = row.relay.name_in(language) if row.relay else _("the campaign")
        text = _(
            "Your letter %(reference)s to %(office)s was handed over by %(through)s on %(on)s, "
            "to: %(to)s."
        ) % {
            "reference": row.letter.reference,
            "office": row.office.title_in(language),
            "through": through,
            "on": long_date(word.on, language),
            "to": word.to or _("not said"),
        }
        return _("Your letter was handed over"), text
