"""What is kept of somebody who is writing or wrote, to hand over and to destroy."""

from typing import Any

from yeondae.appeals.models import Appeal, Door, Writing
from yeondae.supporters.rules import email_index


def export(index: bytes) -> dict[str, Any]:
    """In which calls somebody took part, and what lies half written; in plain words."""
    appeals = Appeal.objects.filter(supporter__email_index=index).select_related("call", "office")
    return {
        "took_part": [
            {
                "call": appeal.call.code,
                "office": str(appeal.office),
                "country": appeal.country,
                "language": appeal.language,
                "signed": appeal.signed,
                "confirmed_on": appeal.confirmed_on.isoformat(),
                "withdrawn_at": appeal.withdrawn_at and appeal.withdrawn_at.isoformat(),
            }
            for appeal in appeals.order_by("pk")
        ],
        "drafts": [
            {
                "call": writing.call.code,
                "begun_at": writing.begun_at.isoformat(),
                "content": writing.content,
            }
            for writing in drafts_of(index)
        ],
    }


def drafts_of(index: bytes) -> list[Writing]:
    """What somebody writes and has not confirmed; also before a code was asked for."""
    known = Writing.objects.filter(email_index=index).select_related("call")
    early = Writing.objects.filter(email_index=None, state=Writing.State.WRITING)
    return [
        *known.order_by("pk"),
        *(each for each in early.select_related("call").iterator() if _is_by(each, index)),
    ]


def _is_by(writing: Writing, index: bytes) -> bool:
    """Drafts live for 72 hours, so there are few to open."""
    try:
        return email_index(writing.content.get("email", "")) == index
    except ValueError:
        return False


def erase(index: bytes) -> int:
    """Destroy drafts and doors; how many drafts. Appeals stay, tied to nobody, with the supporter.

    Runs in the caller's transaction.
    """
    keys = [writing.pk for writing in drafts_of(index)]
    Writing.objects.filter(pk__in=keys).delete()
    Door.objects.filter(email_index=index).delete()
    return len(keys)
