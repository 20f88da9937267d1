"""A call comes in: a pasted text, a file or a filled-in form becomes a draft that waits for a look.

Nothing is decided here. The text is kept sealed as it came; what was read of it is a proposal,
also where it seems to be an update of a call that is known (`Incoming.looks_like`).
"""

from datetime import date

from django.conf import settings
from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls import services
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.from_call import earlier_drafts
from yeondae.calls.drafts.from_form import Filled, draft_of
from yeondae.calls.drafts.matching import matches
from yeondae.calls.models import Call, Incoming
from yeondae.calls.phrases import compose
from yeondae.core import clock
from yeondae.intake import Draft, check_text, load_reader, read_file
from yeondae.intake.updates import compare

MOST_CALLS = 200


@transaction.atomic
def receive_form(*, form: Filled, by: User | None, is_demo: bool = False) -> Incoming:
    """There may be no text yet: the form makes a draft, its letter of standard phrases."""
    words = compose(form.story(), form.language)
    incoming = services.keep_incoming(
        draft=draft_of(form), way=Incoming.Way.FORM, by=by, is_demo=is_demo
    )
    corrections = Corrections(
        texts={
            "call.country": form.country,
            "call.summary": words["summary"],
            "letters.0.subject": words["letter"]["subject"],
            "letters.0.after": "\n\n".join(words["letter"]["after"]),
        },
        authority=form.authority,
    )
    services.correct_incoming(incoming=incoming, corrected=corrections.to_json(), by=by)
    return incoming


def receive_text(
    *,
    text: str,
    by: User | None,
    way: str = Incoming.Way.PASTED,
    sent_on: date | None = None,
    is_demo: bool = False,
) -> Incoming:
    """Read a pasted text. Raises Unreadable with a sentence for one that cannot be read.

    `sent_on` is the day of the mail that it came in, for dates without a year.
    """
    text = check_text(text)
    received_on = sent_on or clock.now().date()
    draft = load_reader(settings.READER).read(text, received_on=received_on)
    return _keep(draft, way, by, is_demo)


def receive_file(
    *, data: bytes, name: str, by: User | None, way: str = Incoming.Way.FILE, is_demo: bool = False
) -> Incoming:
    """Read a file (.txt, .eml, .html, .pdf). Raises Unreadable with a sentence."""
    received = read_file(data, name)
    return receive_text(
        text=received.text, by=by, way=way, sent_on=received.sent_on, is_demo=is_demo
    )


@transaction.atomic
def _keep(draft: Draft, way: str, by: User | None, is_demo: bool) -> Incoming:
    # What demo staff receive goes with the demo world, and so does what is made of it.
    is_demo = is_demo or bool(by and by.is_demo)
    incoming = services.keep_incoming(
        draft=draft, way=way, by=by, looks_like=_looks_like(draft), is_demo=is_demo
    )
    same = {match.key: match.pk for match in matches(draft) if match.is_sure}
    if same:
        kept = Corrections(same=same)
        services.correct_incoming(incoming=incoming, corrected=kept.to_json(), by=by)
    return incoming


def _looks_like(draft: Draft) -> Call | None:
    """The open call that this text seems to follow, the youngest first."""
    open_calls = Call.objects.exclude(state=Call.State.CLOSED).order_by("-pk")[:MOST_CALLS]
    for call in open_calls.prefetch_related("received", "people", "offices__office__holders"):
        if any(compare(earlier, draft).is_update for earlier in earlier_drafts(call)):
            return call
    return None
