"""Letters that wait at an organisation go out as a bundle; it says what it handed over.

gather ─▶ (a job makes the file) ─▶ take: printed or downloaded ─▶ confirm: when, to whom, how
The writers get a dated receipt. What was left out waits for the next bundle. Letters that people
of the campaign bring themselves go the same way.
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.accounts.models import User
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


def make_file(*, bundle: Bundle, confirm_url: str) -> None:
    """Make and keep the bundle's file; nothing where it is there already. Run by a job."""
    if bundle.pdf or bundle.state != Bundle.State.OPEN:
        return
    name = files.keep(binding.bound(bundle, clock.now(), confirm_url=confirm_url), KIND)
    if not bundling.keep_pdf(bundle=bundle, name=name):
        files.destroy(name)


@transaction.atomic
def confirm_hand_over(
    *, bundle: Bundle, word: Carried, by: User, left_out: Collection[str] = ()
) -> list[Delivery]:
    """The organisation handed the letters over, all but `left_out`; the writers are told."""
    gone = bundling.carried(bundle=bundle, word=word, by=by, left_out=left_out)
    _send_receipts(gone, word)
    return gone


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
