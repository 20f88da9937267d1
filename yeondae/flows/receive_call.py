"""A call comes in: a pasted text, a file or a filled-in form becomes a draft that waits for a look.

Nothing is decided here. The text is kept sealed as it came; what was read of it is a proposal,
also where it seems to be an update of a call that is known (`Incoming.looks_like`).
"""

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.calls import services
from yeondae.calls.drafts.corrections import Corrections
from yeondae.calls.drafts.from_form import Filled, draft_of
from yeondae.calls.models import Incoming
from yeondae.calls.phrases import compose


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
