"""From a mail of ours to what a channel takes; a notice's mail gets its address and words now."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.channels.base import Parcel
from yeondae.mailings.models import Mail, Notice
from yeondae.sealing.marks import mark_of


def parcel_of(mail: Mail) -> Parcel:
    """The mail as a channel takes it; supporter, notice and its call come loaded."""
    if mail.notice is None:
        return Parcel(
            tag=mail.tag, to=mail.to, subject=mail.subject, text=mail.text,
            language=mail.language, returns_as=mark_of(mail.tag),
        )  # fmt: skip
    words = mail.notice.words[mail.language]
    url = unsubscribe_url(mail.tag)
    return Parcel(
        tag=mail.tag,
        to=mail.supporter.email if mail.supporter else "",
        subject=words["subject"],
        text=whole_text(mail.notice, mail.language, url),
        language=mail.language,
        unsubscribe=url,
        returns_as=mark_of(mail.tag),
    )


def unsubscribe_url(tag: str) -> str:
    """Where a mail program ends these notices with one POST (RFC 8058); a GET only shows."""
    return f"{settings.SITE_URL}/unsubscribe/{tag}"


def whole_text(notice: Notice, language: str, url: str) -> str:
    """The words of one language with why somebody gets them, and how that ends."""
    code = notice.call.code if notice.call else ""
    why = _why(notice.audience, code, language)
    return f"{notice.words[language]['text']}\n\n-- \n{why}\n{url}"


@lru_cache(maxsize=128)
def _why(audience: str, code: str, language: str) -> str:
    with override(language):
        if audience == Notice.Audience.WRITERS:
            return _(
                "You get this mail because you took part in the urgent action %(code)s and asked "
                "to hear of it. To get no more of these mails, open:"
            ) % {"code": code}
        return _(
            "You get this mail because you asked to hear of other urgent actions. "
            "To get no more of these mails, open:"
        )
