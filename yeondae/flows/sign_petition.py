"""Somebody signs: the form is kept, a code is mailed, the right code makes the signature.

ask ─▶ confirm_with_code | confirm_with_link ─▶ (withdraw)

Nothing tells whether an address has signed: for every form one row is written and one mail queued,
and of an address that may not be mailed the mail is one that never leaves.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.core.statements import together
from yeondae.flows.admit_signer import Came, admit
from yeondae.mailings.services import queue_mail
from yeondae.petitions import queries
from yeondae.petitions.models import Petition, Signature, Signing
from yeondae.petitions.rules import codes
from yeondae.petitions.rules.admission import Door
from yeondae.petitions.rules.opening import Stands, stands
from yeondae.petitions.services import signing as services
from yeondae.sealing.index import same
from yeondae.supporters.models import ConsentGiven
from yeondae.supporters.rules import Code, token_hash
from yeondae.supporters.services import Agreed, may_mail, note_consents, remember

# What somebody may agree to besides signing; these make a supporter whom we may mail.
NEWS = (ConsentGiven.Purpose.CALL_NEWS, ConsentGiven.Purpose.NEWSLETTER)


@dataclass(frozen=True)
class Answer:
    """How a try to confirm ended."""

    code: Code
    is_over: bool = False

    @property
    def is_success(self) -> bool:
        """Confirmed now, or before (a second time is answered like the first)."""
        return self.code in (Code.RIGHT, Code.USED) and not self.is_over


@dataclass(frozen=True)
class Links:
    """The addresses of the pages in the mail, to which a key is added."""

    confirm: str
    withdraw: str


@dataclass(frozen=True)
class Asked:
    """What became of a sent form; `token` is for the form's own cookie, where it was taken."""

    door: Door
    token: str = ""


@transaction.atomic
def ask(
    *,
    petition: Petition,
    language: str,
    content: Mapping[str, Any],
    agreed: Sequence[Agreed],
    came: Came,
    links: Links,
    now: datetime,
) -> Asked:
    """Keep a form that may come in, and mail its code.

    `content` holds email, name, country, shown (and kind, organisation, role, reach where an
    organisation signs). Above three mails in 24 hours to one mailbox none goes out, and nobody
    can tell. Raises ValueError where the e-mail address is none, or the country is at risk and
    something in the form says who or where somebody is.
    """
    if content["country"] in petition.at_risk:
        raise ValueError("Of a person in a country at risk neither name nor place is kept.")
    admitted = admit(petition=petition, came=came, now=now)
    if admitted.door is not Door.OPEN:
        return Asked(admitted.door)
    with together(is_last=True):
        token = _keep(petition, language, content, agreed, admitted.network, links, now)
    return Asked(admitted.door, token)


def _keep(
    petition: Petition,
    language: str,
    content: Mapping[str, Any],
    agreed: Sequence[Agreed],
    network: bytes | None,
    links: Links,
    now: datetime,
) -> str:
    address = content["email"]
    is_mailed = may_mail(email=address, now=now)
    sent = services.begin_signing(
        petition_id=petition.pk,
        language=language,
        content={
            **content,
            "agreed": [[each.purpose, each.words, each.language] for each in agreed],
        },
        network=network,
        is_mailed=is_mailed,
        now=now,
    )
    signer = codes.person(petition.pk, address, content.get("kind", Signature.Kind.ONLINE))
    subject, text = code_mail(sent.code, sent.link, codes.withdraw_key(signer), links, language)
    queue_mail(
        kind="code",
        to=address,
        subject=subject,
        text=text,
        language=language,
        now=now,
        is_to_go=is_mailed,
    )
    return sent.token


def code_mail(code: str, link: str, back: str, links: Links, language: str) -> tuple[str, str]:
    """Subject and text: neither names a person, a call or a cause (design rule 3)."""
    subject, text = _code_words(language)
    said = {"code": code, "link": f"{links.confirm}{link}/", "back": f"{links.withdraw}{back}/"}
    return subject, text % said


@lru_cache(maxsize=256)
def _code_words(language: str) -> tuple[str, str]:
    with override(language):
        return _("Your code"), _(
            "Your code: %(code)s\n\n"
            "Type it on the page where you signed. Or open this link and press the button there:\n"
            "%(link)s\n\n"
            "The code is good for one hour. If you asked for nothing, you need not do anything: "
            "without the code nothing is signed.\n\n"
            "Keep this mail: here you can take it back at any time.\n%(back)s"
        )


def confirm_with_code(*, token: str, code: str, now: datetime) -> Answer:
    """Confirm with the typed `code` where the form's own cookie `token` lives."""
    by = ("token_hash", token_hash(token))
    return _twice(lambda: _confirm(by, now, lambda signing: codes.judge(signing, code, now)))


def confirm_with_link(*, link: str, token: str, code: str, now: datetime) -> Answer:
    """Confirm from a mailed link: with the form's own cookie `token`, else with the typed `code`.

    The link alone confirms nothing: mail scanners follow links and even send forms.
    """

    def judged(signing: Signing) -> Code:
        if is_own(signing, token):
            return codes.judge_link(signing, now)
        return codes.judge(signing, code, now)

    by = ("link_hash", token_hash(link))
    return _twice(lambda: _confirm(by, now, judged))


def is_own(signing: Signing, token: str) -> bool:
    """Whether `token` is the cookie of the browser in which this form was sent."""
    return bool(token) and same(bytes(signing.token_hash), token_hash(token))


def _twice(attempt: Callable[[], Answer]) -> Answer:
    """Once more where two confirmations of one mailbox met: nothing of the first try stays."""
    try:
        return attempt()
    except IntegrityError:
        return attempt()


@transaction.atomic
def _confirm(by: tuple[str, bytes], now: datetime, judged: Callable[[Signing], Code]) -> Answer:
    signing = queries.locked_signing(*by, now=now)
    if signing is None:
        return Answer(Code.LATE)
    code = judged(signing)
    if code is Code.WRONG:
        services.count_try(signing=signing)
    if code is not Code.RIGHT:
        return Answer(code)
    if stands(signing.petition, now) is not Stands.OPEN:
        return Answer(code, is_over=True)
    services.sign(signing=signing, now=now)
    _remember(signing, now)
    services.finish_signing(signing=signing)
    return Answer(code)


def _remember(signing: Signing, now: datetime) -> None:
    """Who asked for news becomes a supporter; who only signed does not."""
    content = signing.content
    agreed = [Agreed(*each) for each in content["agreed"] if each[0] in NEWS]
    if not agreed:
        return
    supporter = remember(
        email=content["email"],
        name="",
        organisation="",
        country=content["country"],
        language=signing.language,
        now=now,
    )
    call_id = signing.petition.call_id
    note_consents(supporter=supporter, call_id=call_id, agreed=agreed, now=now)


def withdraw(*, key: str, now: datetime) -> bool:
    """Take back what the mailed key signed; False where there was nothing any more."""
    return services.withdraw(key=key, now=now)
