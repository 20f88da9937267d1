"""The steps of a call from draft to closed; `calls/rules.py` draws them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls.models import Call, Round, Update
from yeondae.calls.rules import REVIEW_WITHIN
from yeondae.calls.services.note import note
from yeondae.core import clock
from yeondae.core.refusal import Refused

S = Call.State


def _locked(call: Call, *states: str) -> Call:
    """The call as it is now, held until the transaction ends. Raises Refused in another state."""
    now = Call.objects.select_for_update().get(pk=call.pk)
    if now.state not in states:
        raise Refused(
            _("Call %(code)s is %(state)s by now, so this cannot be done.")
            % {"code": now.code, "state": now.get_state_display()}
        )
    return now


def _write(call: Call, seen: Call, **values: Any) -> None:
    """Write `values` to the locked row and to the copy that the caller holds."""
    for name, value in values.items():
        setattr(call, name, value)
        setattr(seen, name, value)
    call.save(update_fields=[*values, "changed_at"])


@transaction.atomic
def submit_call(*, call: Call, by: User) -> None:
    """Ask for a second pair of eyes."""
    row = _locked(call, S.DRAFT)
    asked = {"submitted_at": clock.now(), "submitted_by": by}
    _write(row, call, state=S.IN_REVIEW, sent_back_why="", sent_back_by=None, **asked)
    note(by, "submit_call", call)


@transaction.atomic
def take_back_call(*, call: Call, by: User, why: str = "") -> None:
    """Back to draft, by whoever submitted it, or with a reason by a reviewer who wants changes.

    Raises Refused where somebody else than its maker sends it back and says no reason.
    """
    row = _locked(call, S.IN_REVIEW)
    is_sent_back = row.submitted_by_id != by.pk
    if is_sent_back and not why.strip():
        raise Refused(_("Say why you send it back: whoever made it reads your reason."))
    facts: dict[str, Any] = {"sent_back_why": why.strip()[:500], "sent_back_by": by}
    _write(row, call, state=S.DRAFT, submitted_at=None, submitted_by=None,
           **(facts if is_sent_back else {}))  # fmt: skip
    note(by, "take_back_call", call)


@transaction.atomic
def approve_call(*, call: Call, by: User) -> None:
    """The second pair of eyes says yes: it is out, with its first round. Own work is refused."""
    row = _locked(call, S.IN_REVIEW, S.PUBLISHED, S.STOPPED)
    if row.submitted_by_id == by.pk:
        raise Refused(_("Nobody approves their own work. Send the link to somebody else."))
    if row.state != S.IN_REVIEW and row.approved_by_id is not None:
        raise Refused(_("Somebody has approved this call already."))
    facts: dict[str, Any] = {"approved_by": by, "review_due_at": None, "is_first_report": False}
    if row.state == S.IN_REVIEW:
        facts |= {"state": S.PUBLISHED, "published_at": row.published_at or clock.now()}
    _write(row, call, **facts)
    _first_round(call)
    note(by, "approve_call", call)


@transaction.atomic
def publish_first_report(*, call: Call, by: User) -> None:
    """One person publishes because nobody answers: logged, and to be reviewed within six hours."""
    row = _locked(call, S.DRAFT, S.IN_REVIEW)
    now = clock.now()
    _write(
        row,
        call,
        state=S.PUBLISHED,
        submitted_at=row.submitted_at or now,
        submitted_by=row.submitted_by or by,
        published_at=row.published_at or now,
        is_first_report=True,
        review_due_at=now + REVIEW_WITHIN,
    )
    _first_round(call)
    note(by, "publish_first_report", call)


def _first_round(call: Call) -> None:
    if not call.rounds.exists():
        Round.objects.create(call=call, number=1, opened_at=clock.now())


@transaction.atomic
def stop_call(*, call: Call, why: str, by: User) -> None:
    """No letter is taken or sent from now on. What is queued is held by whoever holds letters."""
    row = _locked(call, S.PUBLISHED)
    _write(row, call, state=S.STOPPED, stopped_at=clock.now(), stopped_by=by, stopped_why=why[:500])
    note(by, "stop_call", call)


@transaction.atomic
def resume_call(*, call: Call, by: User) -> None:
    """Letters are taken and sent again."""
    row = _locked(call, S.STOPPED)
    _write(row, call, state=S.PUBLISHED, stopped_at=None, stopped_by=None, stopped_why="")
    note(by, "resume_call", call)


@transaction.atomic
def close_call(*, call: Call, words: Mapping[str, str], by: User) -> None:
    """It is over; `words` say what happened, by language."""
    if not any(text.strip() for text in words.values()):
        raise Refused(_("Say what happened, in one language at least."))
    row = _locked(call, S.PUBLISHED, S.STOPPED)
    _write(row, call, state=S.CLOSED, closed_at=clock.now(), closing_words=dict(words))
    note(by, "close_call", call)


@transaction.atomic
def add_update(
    *, call: Call, on: date, words: Mapping[str, Any], asks_again: bool, by: User | None
) -> Update:
    """Further information, not yet out. `words`: {language: {"title", "paragraphs"}}."""
    last = call.updates.first()
    update = Update.objects.create(
        call=call,
        number=last.number + 1 if last else 1,
        on=on,
        words=dict(words),
        asks_again=asks_again,
        made_by=by,
    )
    note(by, "add_update", call, update=update.pk)
    return update


@transaction.atomic
def change_update(*, update: Update, words: Mapping[str, Any], by: User | None) -> None:
    """Other words for an update that is not out yet; whoever writes them is its maker now."""
    if update.published_at is not None:
        raise Refused(_("This update is out: write a new one."))
    update.words, update.made_by = dict(words), by
    update.save(update_fields=["words", "made_by"])
    note(by, "change_update", update.call, update=update.pk)


@transaction.atomic
def publish_update(*, update: Update, by: User | None) -> Round | None:
    """Show the update; where it asks people to write again, a round opens."""
    update.published_at = clock.now()
    update.save(update_fields=["published_at"])
    note(by, "publish_update", update.call, update=update.pk)
    return open_round(call=update.call, update=update, by=by) if update.asks_again else None


@transaction.atomic
def open_round(*, call: Call, by: User | None, update: Update | None = None) -> Round:
    """People may write once more."""
    last = call.rounds.first()
    number = last.number + 1 if last else 1
    opened = Round.objects.create(call=call, number=number, opened_at=clock.now(), update=update)
    note(by, "open_round", call, round=number)
    return opened
