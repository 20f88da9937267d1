"""A supporter says that no code came: the desk mails a new one for what lies half written.

The code goes to the address that was typed, never to the desk; older codes are worth nothing.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.appeals import privacy, rules, services
from yeondae.appeals.models import Writing
from yeondae.audit.services import record
from yeondae.core.refusal import Refused
from yeondae.flows.take_part import code_mail
from yeondae.mailings.services import queue_mail
from yeondae.supporters.services import may_mail


@transaction.atomic
def resend_code(*, index: bytes, by: User, now: datetime) -> int:
    """Mail a new code for each draft that waits for one; how many.

    Raises Refused where none waits, or where three mails went out in 24 hours.
    """
    waiting = [each for each in privacy.drafts_of(index) if each.state == Writing.State.CODE_SENT]
    if not waiting:
        raise Refused(_("No letter of theirs waits for a code: they have to write it once more."))
    for writing in waiting:
        address = writing.content["email"]
        if not may_mail(email=address, now=now):
            raise Refused(
                _("Three mails went to this address within 24 hours; more would be a nuisance.")
            )
        code = services.send_code(writing=writing, email_index=index, now=now)
        subject, text = code_mail(code, _link(writing), writing.language)
        queue_mail(
            kind="code", to=address, subject=subject, text=text, language=writing.language, now=now
        )
        record(by_id=by.pk, verb="resend_code", subject=writing)
    return len(waiting)


def _link(writing: Writing) -> str:
    place = reverse(
        "website:confirm",
        kwargs={
            "slug": writing.call.slug,
            "language": writing.language,
            "key": rules.link_key(writing),
        },
    )
    return f"{settings.SITE_URL}{place}"
