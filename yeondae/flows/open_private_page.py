"""A supporter looks after their letters: a code is mailed, the right code opens a page.

Every address is answered alike and mailed alike; behind a stranger's door there is nothing.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.appeals import services
from yeondae.mailings.services import queue_mail
from yeondae.supporters.rules import email_index
from yeondae.supporters.services import may_mail_look


@transaction.atomic
def ask_code(*, email: str, language: str, now: datetime) -> str:
    """Mail a code to `email`; the token is for the page's own cookie.

    Above three mails in 24 hours, or two of this kind, none goes out; the answer is the same.
    Raises ValueError where `email` is no address.
    """
    token, code = services.make_door(email_index=email_index(email), now=now)
    if may_mail_look(email=email, now=now):
        with override(language):
            text = _(
                "Your code: %(code)s\n\n"
                "Type it on the page where you asked for it. It is good for one hour. If you "
                "asked for nothing, you need not do anything."
            ) % {"code": code}
            queue_mail(
                kind="code",
                to=email,
                subject=_("Your code"),
                text=text,
                language=language,
                now=now,
            )
    return token
