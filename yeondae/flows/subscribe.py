"""Somebody wants to hear of other calls: a code is mailed, and typed in the same browser.

Every address is answered alike, known or not; nothing is kept of whom nobody confirmed.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.mailings.services import queue_mail, subscribing
from yeondae.sealing.index import blind_index
from yeondae.supporters.services import may_mail, use_allowance

# More than any day brought; a flood of made-up addresses ends here.
MOST_AN_HOUR, HOUR = 300, timedelta(hours=1)


@transaction.atomic
def ask(*, email: str, language: str, words: str, now: datetime) -> str:
    """Mail a code to `email`; the token is for the form's own cookie.

    `words`: the sentence that was agreed to. Above three mails a day to one address, or the
    hour's limit, none goes out; the answer is the same. Raises ValueError for no address.
    """
    token, code = subscribing.begin(email=email, language=language, words=words, now=now)
    key = blind_index("all", "subscribing an hour")
    is_calm = use_allowance(key=key, most=MOST_AN_HOUR, within=HOUR, now=now)
    if is_calm and may_mail(email=email, now=now):
        with override(language):
            text = _(
                "Your code: %(code)s\n\n"
                "Type it on the page where you asked to hear of other urgent actions. It is good "
                "for one hour. If you asked for nothing, you need not do anything: without the "
                "code you get nothing more."
            ) % {"code": code}
            subject = _("Your code")
        queue_mail(kind="code", to=email, subject=subject, text=text, language=language, now=now)
    return token


def confirm(*, token: str, code: str, now: datetime) -> bool:
    """Whether the code was right; then the consent is kept."""
    return subscribing.confirm(token=token, code=code, now=now)
