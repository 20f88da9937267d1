"""An Atom feed of what happened in the public record (RFC 4287)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from xml.sax.saxutils import escape

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from yeondae.cases.public_values import PublicEvent
from yeondae.cases.queries import PublicCase, newest_corrections, newest_events

MOST = 60


def feed(language: str) -> str:
    """The newest events and corrections of all published cases, as a document."""
    entries = [*_events(language), *_corrections(language)]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    address = settings.SITE_URL + reverse("website:cases_feed", args=[language])
    newest = entries[0][0] if entries else date(1970, 1, 1)
    title = _("Cases: what changed")
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
        f"<title>{escape(title)}</title>"
        f"<id>{escape(address)}</id>"
        f'<link rel="self" href="{escape(address)}"/>'
        "<author><name>Yeondae</name></author>"
        f"<updated>{_at(newest)}</updated>"
    )
    return head + "".join(text for _day, text in entries[:MOST]) + "</feed>\n"


def _events(language: str) -> Iterator[tuple[date, str]]:
    for case, event in newest_events(language, MOST):
        yield event.on or date(1970, 1, 1), _entry(case, event, language)


def _entry(case: PublicCase, event: PublicEvent, language: str) -> str:
    address = settings.SITE_URL + reverse("website:case", args=[language, case.public_id])
    sources = "; ".join(each.name for each in event.sources)
    return (
        f"<entry><id>{escape(address)}#{event.public_id}</id>"
        f"<title>{escape(case.title)}: {escape(event.kind_label)}</title>"
        f'<link href="{escape(address)}"/>'
        f"<updated>{_at(event.on or date(1970, 1, 1))}</updated>"
        f'<content type="text">{escape(event.words)} ({escape(sources)})</content></entry>'
    )


def _corrections(language: str) -> Iterator[tuple[date, str]]:
    address = settings.SITE_URL + reverse("website:corrections", args=[language])
    title = _("Correction")
    for number, each in newest_corrections(language, MOST):
        words = f"{each.before} → {each.after}"
        yield (
            each.on,
            f"<entry><id>{escape(address)}#{number}</id>"
            f"<title>{escape(each.case_title)}: {escape(title)}</title>"
            f'<link href="{escape(address)}"/><updated>{_at(each.on)}</updated>'
            f'<content type="text">{escape(words)} {escape(each.why)}</content></entry>',
        )


def _at(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
