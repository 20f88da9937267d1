"""Everything that is kept of somebody, found by the blind indexes of their address.

As JSON, to take along and read by program; and as plain text in their language, to read.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from yeondae.appeals import privacy as appeals
from yeondae.community import privacy as community
from yeondae.community.models import Asking
from yeondae.community.rules import CAN
from yeondae.core.countries import country_name
from yeondae.core.languages import name_of
from yeondae.deliveries import privacy as deliveries
from yeondae.deliveries.models import Delivery
from yeondae.directory.models import ContactPoint
from yeondae.letters.models import Letter
from yeondae.mailings import privacy as mailings
from yeondae.mailings.models import Mail
from yeondae.petitions import privacy as petitions
from yeondae.petitions.models import Signature
from yeondae.supporters import privacy as supporters
from yeondae.supporters.models import Supporter
from yeondae.supporters.queries import by_index
from yeondae.supporters.rules import email_index

Kept = dict[str, Any]


def what_is_kept(address: str) -> Kept:
    """Everything under an address; empty parts where nothing is kept. Raises ValueError."""
    index = email_index(address)
    supporter = by_index(index)
    letters = Letter.objects.filter(appeal__supporter__email_index=index).order_by("pk")
    return {
        "supporter": supporters.export(supporter) if supporter else {},
        **appeals.export(index),
        "letters": deliveries.export(letters),
        "signatures": petitions.export(address),
        "signatures_waiting": petitions.export_waiting(address),
        "mails": mailings.export(index),
        "asked": community.export(index),
    }


def is_empty(kept: Kept) -> bool:
    """Whether nothing at all is kept."""
    return not any(kept.values())


def as_json(kept: Kept) -> str:
    """For programs: every value under its name in the program."""
    return json.dumps(kept, ensure_ascii=False, indent=2, default=str) + "\n"


def as_text(address: str, language: str) -> str:
    """For people, in `language`: one part a heading, a line a thing."""
    with override(language):
        return "\n".join(_lines(by_index(email_index(address)), what_is_kept(address))) + "\n"


def _lines(supporter: Supporter | None, kept: Kept) -> Iterator[str]:
    yield _("What is kept of you")
    if supporter is not None:
        yield from _about(supporter)
        yield from _consents(supporter)
    yield from _letters(kept["letters"])
    if kept["drafts"]:
        yield from ("", _("Letters that you have not confirmed"))
        for draft in kept["drafts"]:
            yield f"– {draft['call']}"
    if kept["signatures"]:
        yield from ("", _("Your signatures"))
        for signature in kept["signatures"]:
            yield f"– {signature['call']} · {signature['signed_on']}"
    if kept["signatures_waiting"]:
        yield from ("", _("Signatures that are not confirmed"))
        for waiting in kept["signatures_waiting"]:
            way = Signature.Way(waiting["way"]).label
            yield f"– {waiting['call']} · {way} · {waiting['since'][:10]}"
    yield from _askings(kept["asked"])
    if kept["mails"]:
        yield from ("", _("Mails to you"))
        for mail in kept["mails"]:
            kind, state = Mail.Kind(mail["kind"]).label, Mail.State(mail["state"]).label
            yield f"– {mail['queued_at'][:10]} · {kind} · {state}"
    if is_empty(kept):
        yield from ("", _("Nothing is kept under this address."))


def _about(supporter: Supporter) -> Iterator[str]:
    reader = get_language() or "en"
    values = {
        _("E-mail address"): supporter.email,
        _("Name"): supporter.name,
        _("Organisation"): supporter.organisation,
        _("Country"): country_name(supporter.country, reader),
        _("Language"): name_of(supporter.language, reader),
        _("Since"): date_format(supporter.since),
    }
    yield ""
    for label, value in values.items():
        if value:
            yield f"{label}: {value}"


def _consents(supporter: Supporter) -> Iterator[str]:
    consents = list(supporter.consents.order_by("given_at", "pk"))
    if not consents:
        return
    yield from ("", _("What you agreed to, in the words that you saw"))
    for each in consents:
        yield f"– {each.words} ({date_format(each.given_at.date())}, {each.language})"
        if each.withdrawn_at:
            yield "  " + _("taken back on %(day)s") % {"day": date_format(each.withdrawn_at.date())}


def _askings(askings: list[dict[str, Any]]) -> Iterator[str]:
    if not askings:
        return
    yield from ("", _("What you asked, and offered"))
    for each in askings:
        kind = str(Asking.Kind(each["kind"]).label)
        yield from ("", " · ".join(filter(None, (each["arrived_at"][:10], kind, each["name"]))))
        yield each["text"]
        if each["can"]:
            yield ", ".join(str(CAN.get(offer, offer)) for offer in each["can"])
        if each["answer"]:
            yield _("Our answer:") + " " + each["answer"]


def _letters(letters: list[dict[str, Any]]) -> Iterator[str]:
    if not letters:
        return
    yield from ("", _("Your letters"))
    for letter in letters:
        yield from ("", f"{letter['reference']} · {letter['confirmed_at'][:10]}")
        content = letter["content"]
        if content:
            yield from ("", content.get("subject", ""), "")
            for part in ("paragraphs", "demands", "after", "signature"):
                yield from content.get(part, [])
            yield ""
        else:
            yield _("Its text was destroyed: its time was over.")
        for sending in letter["sendings"]:
            kinds = dict(ContactPoint.Kind.choices)
            channel = kinds.get(sending["channel"], sending["channel"])
            yield f"– {channel} · {Delivery.State(sending['state']).label}"
