"""From a delivery to what a channel takes: the parcel, or one parcel for many letters."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext, override

from yeondae.channels.base import Parcel
from yeondae.deliveries.models import Bundle, Delivery
from yeondae.directory.models import ContactPoint
from yeondae.letters import services as letters
from yeondae.sealing.marks import mark_of
from yeondae.typeset.bundle import fax_bundle


def parcel_of(delivery: Delivery) -> Parcel:
    """The letter with its bytes as they were sealed.

    `delivery` comes with letter, office and contact point loaded. Raises NoSuchFile where the
    letter has no bytes (any more).
    """
    letter, point = delivery.letter, _point(delivery)
    is_copy = delivery.purpose == Delivery.Purpose.COPY
    title = delivery.office.title_in(letter.language)
    return Parcel(
        tag=delivery.tag,
        to=point.value,
        recipient_lines=tuple(point.address_lines.splitlines()),
        subject=_subject(letter.language, title, letter.reference, is_copy),
        text=_copied(letter.text, letter.language, title) if is_copy else letter.text,
        document=letters.document(letter),
        document_name=f"{letter.reference}.pdf",
        language=letter.language,
        returns_as=mark_of(delivery.tag),
        demo=point.is_demo,
    )


def parcel_of_bundle(bundle: Bundle, deliveries: Sequence[Delivery], now: datetime) -> Parcel:
    """Many letters in one call: their sealed bytes, page after page."""
    first, point = deliveries[0], _point(deliveries[0])
    document = fax_bundle(
        [letters.document(each.letter) for each in deliveries],
        reference=bundle.tag,
        language=first.letter.language,
        dated=now.date(),
    )
    return Parcel(
        tag=bundle.tag,
        to=point.value,
        recipient_lines=tuple(point.address_lines.splitlines()),
        document=document,
        document_name=f"{bundle.tag}.pdf",
        language=first.letter.language,
        demo=point.is_demo,
    )


def _point(delivery: Delivery) -> ContactPoint:
    if delivery.contact_point is None:
        raise ValueError(f"delivery {delivery.pk} was queued without a contact point")
    return delivery.contact_point


@lru_cache(maxsize=256)
def _words(language: str, title: str) -> tuple[str, str, str]:
    with override(language):
        return (
            gettext("Letter to the office “%(office)s”") % {"office": title},
            gettext("Copy of a letter to the office “%(office)s”") % {"office": title},
            gettext("This is a copy of a letter that was sent to: %(office)s") % {"office": title},
        )


def _subject(language: str, title: str, reference: str, is_copy: bool) -> str:
    """Names the office and the letter's reference: no person at risk, no supporter."""
    letter, copy, _note = _words(language, title)
    return f"{copy if is_copy else letter} ({reference})"


def _copied(text: str, language: str, title: str) -> str:
    return f"{_words(language, title)[2]}\n\n{text}"
