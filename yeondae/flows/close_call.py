"""It is over: the call says what happened, nothing more is sent, and those who wrote are to hear.

What still waits is cancelled; what a fax server or a tray has is taken back where possible. The
notice to everyone who wrote is drafted from the closing words; a person sends it, once.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.accounts.models import User
from yeondae.calls import services as calls
from yeondae.calls.models import Call
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import cancel, hold_call, recalling
from yeondae.mailings import services as mailings


def close_call(*, call: Call, words: Mapping[str, str], by: User) -> int:
    """Close with what happened (`words` by language); how many letters were cancelled.

    The call is marked first, so that every worker stops; then its queue is emptied. Raises
    Refused for a call that was never out, or without words.
    """
    calls.close_call(call=call, words=words, by=by)
    hold_call(call=call, why=Delivery.Held.STOPPED)
    recalling.recall_call(call=call, why=Delivery.Held.STOPPED)
    unsent = Delivery.objects.filter(call=call)
    cancelled = cancel(deliveries=unsent, why=Delivery.Ended.CLOSED, by=by)
    mailings.draft_notice(call=call, words=_notice(call, words), by=by)
    return cancelled


def _notice(call: Call, words: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {language: _said(call, language, text) for language, text in words.items() if text}


def _said(call: Call, language: str, text: str) -> dict[str, str]:
    with override(language):
        thanks = _("You wrote a letter in the urgent action %(code)s. It is closed now. Thank you.")
        url = f"{settings.SITE_URL}/{language}/calls/{call.slug}/"
        return {
            "subject": _("An urgent action that you took part in is closed"),
            "text": f"{thanks % {'code': call.code}}\n\n{text}\n\n{url}",
        }
