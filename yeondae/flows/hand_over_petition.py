"""Signatures are handed over: the book, the encrypted export, the record, and who is told.

The book holds what each signer agreed to show and no more. The export is for named people alone:
two of the staff ask for it, and only its recipients can open it.
"""

from collections.abc import Iterator
from operator import itemgetter
from typing import cast

import pyrage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from yeondae.accounts import approvals
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.core import clock
from yeondae.core.countries import country_name
from yeondae.core.refusal import Refused
from yeondae.core.spreadsheet import as_csv
from yeondae.flows.petition_paper import on_paper
from yeondae.letters.typesetting import long_date
from yeondae.mailings.services import draft_notice
from yeondae.petitions import queries
from yeondae.petitions.models import ExportAsking, Handover, Pack, Petition, Signature
from yeondae.petitions.proofs import newest_note
from yeondae.petitions.rules.keeping import data_ends_on
from yeondae.petitions.rules.naming import as_chosen, officer
from yeondae.petitions.rules.showing import shown
from yeondae.petitions.services import handing
from yeondae.petitions.services.counting import published
from yeondae.petitions.services.ending import end_data
from yeondae.typeset.petition import PetitionBook, petition_book

Recipients = list[dict[str, str]]  # name, key

AT_ONCE = 2_000
COLUMNS = ("kind", "way", "people", "name", "place", "country", "shown", "signed_on")


def make_pack(*, pack: Pack, site: str) -> None:
    """Make a queued pack, saying how far it is; the worker's part."""
    if pack.finished_at is not None:
        return
    data = _book(pack, site) if pack.kind == Pack.Kind.BOOK else _export(pack)
    handing.finish_pack(pack=pack, data=data)


def _book(pack: Pack, site: str) -> bytes:
    petition, language = pack.petition, pack.language
    texts = petition.public_texts
    text = texts.filter(language=language).first() or texts.first()
    if text is None:
        raise ValueError("A petition without words has no book.")
    with override(language):
        book = PetitionBook(
            cover=on_paper(text, site=site, paper="a4"),
            numbers=_numbers(petition, language),
            checkpoint=newest_note(petition),
            names=list(_names(pack, language)),
        )
        return petition_book(book)


def _numbers(petition: Petition, language: str) -> list[tuple[str, str]]:
    tally = petition.tally
    found = shown(published(tally), tally.countries, tally.only_counted)
    labels = dict(Signature.Kind.choices)
    total = str(found.total) if found.total else _("fewer than ten")
    rows = [(_("Signatures in all"), total)]
    rows += [(str(labels[kind]), str(count)) for kind, count in found.kinds.items()]
    if tally.only_counted and found.total:
        said = _("at least %(n)s") % {"n": found.only_counted} if found.only_counted else _("some")
        rows.append((_("of those on paper only counted, not compared with online"), said))
    rows += [
        (_("%(country)s, at least") % {"country": country_name(code, language)}, str(count))
        for code, count in found.countries.items()
    ]
    return rows


def _names(pack: Pack, language: str) -> Iterator[str]:
    """Whoever chose to be shown, as they chose; organisations with their officer."""
    chosen = queries.named(pack.petition).order_by("pk")
    total = chosen.count()
    for number, each in enumerate(chosen.iterator(chunk_size=AT_ONCE)):
        if number % AT_ONCE == 0:
            handing.note_progress(pack=pack, done=number, total=total)
        content, country = each.content, country_name(each.country, language)
        name = as_chosen(str(content.get("name", "")), each.shown)
        if each.kind == Signature.Kind.ORGANISATION:
            who = officer(each, pack.petition)
            yield f"{content.get('organisation', '')}, {country}" + (f" ({who})" if who else "")
        elif name:
            yield f"{name}, {country}" if country else name


def read_recipients(lines: str) -> Recipients:
    """Whom an export is for: a name and then a public key of age, a recipient a line.

    Raises Refused for a line without either, and where there is none.
    """
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        *name, key = line.split()
        _recipient(key)
        if not name:
            raise Refused(
                _("Say whose key %(key)s… is: write the name before it.") % {"key": key[:12]}
            )
        found.append({"name": " ".join(name), "key": key})
    if not found:
        raise Refused(_("Name one recipient at least: a name, then a key that begins with age1."))
    return sorted(found, key=itemgetter("key", "name"))


@transaction.atomic
def ask_export(*, petition: Petition, recipients: Recipients, place: str, by: User) -> None:
    """Ask a colleague's yes for an export to exactly these, whom the page at `place` shows."""
    approvals.ask(
        action=Action.EXPORT_SIGNATURES, subject=petition, content=recipients, place=place, by=by
    )
    handing.keep_recipients(petition=petition, recipients=recipients)


def asked_export(petition: Petition) -> tuple[Approval, Recipients] | None:
    """The open asking for an export, and for whom exactly; None where there is none."""
    asking = ExportAsking.objects.filter(petition=petition).first()
    if asking is None:
        return None
    action, recipients = Action.EXPORT_SIGNATURES, cast(Recipients, asking.recipients)
    asked = approvals.standing(action=action, subject=petition, content=recipients)
    return (asked, recipients) if asked else None


@transaction.atomic
def begin_export(*, petition: Petition, by: User) -> Pack:
    """Begin the export that was asked for and granted. Raises Refused without a second yes."""
    asking = ExportAsking.objects.filter(petition=petition).first()
    recipients = cast(Recipients, asking.recipients if asking else [])
    approvals.require(action=Action.EXPORT_SIGNATURES, subject=petition, content=recipients, by=by)
    keys = [each["key"] for each in recipients]
    return handing.begin_pack(
        petition=petition, kind=Pack.Kind.EXPORT, language="en", recipients=keys, by=by
    )


def _recipient(text: str) -> "pyrage.x25519.Recipient":
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise Refused(
            _("“%(line)s” is no recipient of age; it begins with age1.") % {"line": text[:20]}
        ) from None


def _export(pack: Pack) -> bytes:
    """Every signature that counts as CSV, encrypted to the recipients alone."""
    recipients = [_recipient(each) for each in pack.recipients]
    return bytes(pyrage.encrypt(as_csv(COLUMNS, _rows(pack)).encode(), recipients))


def _rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    rows = Signature.objects.filter(petition=pack.petition, counts=True).order_by("pk")
    total = rows.count()
    for number, each in enumerate(rows.iterator(chunk_size=AT_ONCE)):
        if number % AT_ONCE == 0:
            handing.note_progress(pack=pack, done=number, total=total)
        content = each.content
        name = content.get("organisation") or content.get("name", "")
        yield (each.kind, each.way, str(each.people), name, content.get("place", ""), each.country,
               each.shown, each.signed_on.isoformat())  # fmt: skip


@transaction.atomic
def publish_handover(*, handover: Handover, by: User) -> None:
    """Show the record, and draft the notice to everyone who asked to hear; a person sends it."""
    handing.publish_record(handover=handover, by=by)
    petition = handover.petition
    words = {}
    for text in petition.texts.all():
        with override(text.language):
            words[text.language] = {
                "subject": _("News of what you signed"),
                "text": _(
                    "%(count)d signatures were handed over on %(day)s in %(place)s, to: "
                    "%(office)s.\n\n%(words)s"
                )
                % {
                    "count": handover.signatures_handed,
                    "day": long_date(handover.on, text.language),
                    "place": handover.place,
                    "office": handover.office.title_in(text.language),
                    "words": handover.words.get(text.language, ""),
                },
            }
    draft_notice(call=petition.call, words=words, by=by)


def end_data_that_is_over() -> int:
    """Destroy personal data of petitions whose date has come; how many petitions."""
    today = clock.now().date()
    closed = Petition.objects.filter(state=Petition.State.CLOSED, data_ended_at=None)
    over = [petition for petition in closed if data_ends_on(petition) <= today]
    for petition in over:
        end_data(petition=petition)
    return len(over)
