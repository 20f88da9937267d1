"""A supporter writes: a draft is kept, a code is mailed, the right code sends the letters.

begin ─▶ keep (as often as one likes) ─▶ prepare ─▶ ask_code ─▶ confirm
Until `confirm` there is only a sealed draft that dies after 72 hours. `confirm` makes, in one
transaction, the supporter with their consents, an appeal and a frozen letter to each office, and
their deliveries and copies in the queue.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.appeals import queries, rules, services
from yeondae.appeals.models import Appeal, Writing
from yeondae.appeals.queries import Locked
from yeondae.appeals.rules import Draft, Prepared
from yeondae.calls.rules import accepts_letters
from yeondae.core.countries import paper_in
from yeondae.core.statements import together
from yeondae.deliveries.services.circumstances import PAUSED
from yeondae.deliveries.services.queueing import queue_letters
from yeondae.directory.models import Office
from yeondae.flows.call_material import Material, Ways, ways
from yeondae.letters import composing
from yeondae.letters.freezing import freeze
from yeondae.letters.models import Letter
from yeondae.mailings.services import queue_mail
from yeondae.sealing.index import same
from yeondae.supporters.models import Supporter
from yeondae.supporters.rules import Code, email_index, token_hash
from yeondae.supporters.services import Agreed, may_mail, note_consents, remember, welcome


@dataclass(frozen=True)
class Answer:
    """How a try to confirm ended. `refused` is why the call takes no letters any more.

    `private_page` opens the page of one's letters in the browser that confirmed, for 30 minutes.
    """

    code: Code
    letters: int = 0
    refused: str = ""
    private_page: str = ""

    @property
    def is_success(self) -> bool:
        """Confirmed now, or before (a second click is answered like the first)."""
        return self.code in (Code.RIGHT, Code.USED) and not self.refused


def is_at_risk(material: Material, country: str) -> bool:
    """Whether a supporter in `country` is shown the safe ways only, and nothing is kept."""
    return country in material.call.at_risk


def begin(*, material: Material, language: str, draft: Draft, now: datetime) -> tuple[Writing, str]:
    """Keep a first draft; the token is for the form's own cookie.

    Raises ValueError for a country at risk: of a person there nothing is kept.
    """
    _nobody_at_risk(material, draft)
    return services.begin_writing(
        call=material.call,
        round_id=material.round_id,
        language=language,
        content=draft,
        now=now,
    )


def keep(*, writing: Writing, material: Material, draft: Draft, language: str) -> None:
    """Keep what was typed by now. Raises ValueError for a country at risk."""
    _nobody_at_risk(material, draft)
    services.keep_writing(writing=writing, content=draft, language=language)


def _nobody_at_risk(material: Material, draft: Draft) -> None:
    if is_at_risk(material, draft.get("country", "")):
        raise ValueError("Nothing is kept of a person in a country at risk.")


def sample_text(material: Material, language: str) -> str:
    """The sample letter in `language` as a text to make one's own."""
    sample = material.samples[language]
    return composing.sample_text(sample.words["letter"], material.values(language))


def prepare(*, material: Material, draft: Draft, reader: str) -> list[Prepared]:
    """The letters of a draft as they will be frozen, one for each language."""
    prepared: list[Prepared] = []
    groups = material.languages_for(draft.get("country", ""), reader)
    for language, offices in groups.items():
        sample = sample_text(material, language)
        text = draft.get("texts", {}).get(language) or sample
        prepared.append(
            Prepared(
                language=language,
                version=material.samples[language].version,
                content=_content(material, draft, language, text),
                is_changed=composing.is_changed(text, sample),
                offices=[office.pk for office in offices],
            )
        )
    return prepared


def _content(material: Material, draft: Draft, language: str, text: str) -> dict[str, Any]:
    return {
        **composing.compose(
            text,
            subject=material.samples[language].words["letter"]["subject"],
            signed=draft.get("signed", Appeal.Signed.WITHHELD),
            name=draft.get("name", ""),
            organisation=draft.get("organisation", ""),
            country=draft.get("country", ""),
            language=language,
        )
    }


@transaction.atomic
def ask_code(
    *,
    writing: Writing,
    material: Material,
    draft: Draft,
    agreed: Sequence[Agreed],
    language: str,
    confirm_url: str,
    now: datetime,
) -> None:
    """Freeze what will be sent into the draft and mail its code; the same for every address.

    `confirm_url` is the address of the confirm page, to which the link's key is added. Above
    three mails in 24 hours to one mailbox none goes out, older codes stay good, and the page
    says the same. Raises ValueError where the e-mail address is none.
    """
    _nobody_at_risk(material, draft)
    content = {
        **draft,
        "letters": prepare(material=material, draft=draft, reader=language),
        "agreed": [[each.purpose, each.words, each.language] for each in agreed],
    }
    services.keep_writing(writing=writing, content=content, language=language)
    address = draft.get("email", "")
    index = email_index(address)
    if not may_mail(email=address, now=now):
        if writing.email_index is None or bytes(writing.email_index) != index:
            # A code sent before is another mailbox's; this one is nobody's.
            services.send_no_code(writing=writing, email_index=index, now=now)
        return
    code = services.send_code(writing=writing, email_index=index, now=now)
    subject, text = code_mail(code, f"{confirm_url}{rules.link_key(writing)}/", language)
    queue_mail(kind="code", to=address, subject=subject, text=text, language=language, now=now)


def code_mail(code: str, link: str, language: str) -> tuple[str, str]:
    """Subject and text of the mail: neither names a person, a call or a cause (design rule 3)."""
    with override(language):
        return _("Your code"), _(
            "Your code: %(code)s\n\n"
            "Type it on the page where you wrote. Or open this link in the same browser and press "
            "the button there:\n%(link)s\n\n"
            "The code is good for one hour. If you asked for nothing, you need not do anything: "
            "without the code nothing is sent."
        ) % {"code": code, "link": link}


def confirm_with_code(*, token: str, code: str, now: datetime) -> Answer:
    """Confirm with the typed `code` where the form's own cookie `token` lives."""
    by = ("token_hash", token_hash(token))
    return _twice(lambda: _confirm(by, now, lambda writing: rules.judge(writing, code, now)))


def confirm_with_link(*, key: str, token: str, code: str, now: datetime) -> Answer:
    """Confirm from a mailed link: with the form's own cookie `token`, else with the typed `code`.

    The key alone confirms nothing: mail scanners follow links and even send forms (design rule 5).
    """

    def judged(writing: Writing) -> Code:
        if not is_link(writing, key):
            return Code.LATE
        if token and same(bytes(writing.token_hash), token_hash(token)):
            return rules.judge_link(writing, now)
        return rules.judge(writing, code, now)

    by = ("id", rules.writing_of(key) or 0)
    return _twice(lambda: _confirm(by, now, judged))


def is_link(writing: Writing, key: str) -> bool:
    """Whether `key` came in the last mail for this draft."""
    return writing.code_hash is not None and same(key, rules.link_key(writing))


def _twice(attempt: Callable[[], Answer]) -> Answer:
    """Once more where a reference drawn at random was taken, or where the same person confirmed
    something else in the same moment: nothing of the first try stays.
    """
    try:
        return attempt()
    except IntegrityError:
        return attempt()


@transaction.atomic
def _confirm(
    by: tuple[str, bytes | int], now: datetime, judged: Callable[[Writing], Code]
) -> Answer:
    locked = queries.locked_writing(*by, now=now, whether=PAUSED)
    if locked is None:
        return Answer(Code.LATE)
    writing = locked.writing
    code = judged(writing)
    if code is Code.WRONG and writing.state != Writing.State.CONFIRMED:
        services.count_try(writing=writing)
    if code is not Code.RIGHT:
        return Answer(code)
    if "letters" not in writing.content:  # changed since: the second screen comes first
        return Answer(Code.LATE)
    accepted, reason = accepts_letters(writing.call, now)
    if not accepted:
        return Answer(code, refused=reason)
    with together(is_last=True):
        supporter = _supporter(locked, now)
        letters = _send(locked, supporter, ways(writing.call), now)
        services.finish_writing(writing=writing)
    page = rules.pass_of(bytes(supporter.email_index), now)
    return Answer(code, letters=len(letters), private_page=page)


def _supporter(locked: Locked, now: datetime) -> Supporter:
    content = locked.writing.content
    known_or_new = remember if locked.is_known else welcome
    return known_or_new(
        email=content["email"],
        name=content["name"],
        organisation=content.get("organisation", ""),
        country=content["country"],
        language=locked.writing.language,
        now=now,
    )


def _send(locked: Locked, supporter: Supporter, found: Ways, now: datetime) -> list[Letter]:
    writing, content = locked.writing, locked.writing.content
    prepared: list[Prepared] = content["letters"]
    appeals = services.take_part(
        supporter=supporter,
        call=writing.call,
        round_id=writing.round_id,
        offices=[office for each in prepared for office in each["offices"]],
        language=writing.language,
        signed=content.get("signed", Appeal.Signed.WITHHELD),
        now=now,
    )
    letters = [letter for each in prepared for letter in _frozen(writing, each, appeals, now)]
    if letters:
        queue_letters(
            letters=letters,
            ladders=found.ladders,
            copies=found.copies,
            call=writing.call,
            now=now,
            is_paused=locked.is_so,
        )
    _note(supporter, writing, now)
    return letters


def _frozen(
    writing: Writing, prepared: Prepared, appeals: Sequence[Appeal], now: datetime
) -> list[Letter]:
    mine = [appeal for appeal in appeals if appeal.office_id in prepared["offices"]]
    if not mine:
        return []
    return freeze(
        appeals=mine,
        call=writing.call,
        version=prepared["version"],
        language=prepared["language"],
        content=prepared["content"],  # type: ignore[arg-type]
        paper=paper_in(writing.content["country"]),
        is_changed=prepared["is_changed"],
        now=now,
    )


def _note(supporter: Supporter, writing: Writing, now: datetime) -> None:
    agreed = [Agreed(*each) for each in writing.content["agreed"]]
    note_consents(supporter=supporter, call_id=writing.call_id, agreed=agreed, now=now)


def offices_of(material: Material, prepared: Prepared) -> list[Office]:
    """The offices that one prepared letter goes to, in the call's order."""
    return [office for office in material.offices if office.pk in prepared["offices"]]
