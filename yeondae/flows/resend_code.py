"""A supporter says that no code came: the desk mails a new one for what lies half done.

That is a letter or a form of a petition. The code goes to the address that was typed, never to the
desk; older codes are worth nothing.
"""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.appeals import privacy, rules, services
from yeondae.appeals.models import Writing
from yeondae.audit.services import record
from yeondae.core.refusal import Refused
from yeondae.flows import sign_petition, take_part
from yeondae.mailings.services import queue_mail
from yeondae.petitions import privacy as petitions
from yeondae.petitions.models import Signature, Signing
from yeondae.petitions.rules import codes
from yeondae.petitions.rules.opening import Stands, stands
from yeondae.petitions.services import signing as signings
from yeondae.supporters.rules import email_index
from yeondae.supporters.services import may_mail


@transaction.atomic
def resend_code(*, address: str, by: User, now: datetime) -> int:
    """Mail a new code for each letter and each form that waits for one; how many.

    Raises Refused where none waits, or where three mails went out in 24 hours.
    """
    index = email_index(address)
    letters, forms = letters_waiting(index), still_wanted(petitions.forms_of(address), now)
    if not letters and not forms:
        raise Refused(_("Nothing of theirs waits for a code: they have to do it once more."))
    for writing in letters:
        to = _mailed(writing.content["email"], now)
        code = services.send_code(writing=writing, email_index=index, now=now)
        words = take_part.code_mail(code, _link(writing), writing.language)
        _mail(to, words, writing.language, subject=writing, by=by, now=now)
    for signing in forms:
        to = _mailed(signing.content["email"], now)
        _mail(to, _words(signing, now), signing.language, subject=signing, by=by, now=now)
    return len(letters) + len(forms)


def letters_waiting(index: bytes) -> list[Writing]:
    """Letters of a mailbox whose code was mailed and has not come back."""
    return [each for each in privacy.drafts_of(index) if each.state == Writing.State.CODE_SENT]


def still_wanted(forms: Iterable[Signing], now: datetime) -> list[Signing]:
    """Those of petitions that still take signatures; of the others a code would be no use."""
    return [each for each in forms if stands(each.petition, now) is Stands.OPEN]


def _mailed(address: str, now: datetime) -> str:
    """The address, where one more mail may go there. Raises Refused."""
    if not may_mail(email=address, now=now):
        raise Refused(
            _("Three mails went to this address within 24 hours; more would be a nuisance.")
        )
    return address


def _mail(
    to: str,
    words: tuple[str, str],
    language: str,
    *,
    subject: models.Model,
    by: User,
    now: datetime,
) -> None:
    title, text = words
    queue_mail(kind="code", to=to, subject=title, text=text, language=language, now=now)
    record(by_id=by.pk, verb="resend_code", subject=subject)


def _words(signing: Signing, now: datetime) -> tuple[str, str]:
    """Subject and text of the mail with the new code of a form."""
    sent = signings.renew_code(signing=signing, now=now)
    place = {"slug": signing.petition.call.slug, "language": signing.language}
    start = f"{settings.SITE_URL}{reverse('website:sign_petition', kwargs=place)}"
    kind = signing.content.get("kind", Signature.Kind.ONLINE)
    signer = codes.person(signing.petition_id, signing.content["email"], kind)
    links = sign_petition.Links(confirm=f"{start}confirm/", withdraw=f"{start}back/")
    back = codes.withdraw_key(signer)
    return sign_petition.code_mail(sent.code, sent.link, back, links, signing.language)


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
