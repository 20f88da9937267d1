"""The only writer of outcomes: what offices answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.calls.models import Call, Demand
from yeondae.cases.models import Person
from yeondae.core import clock
from yeondae.directory.models import Office
from yeondae.outcomes.models import Reply


@dataclass(frozen=True)
class Answer:
    """What an office answered: its date, kind (`Reply.Kind`), text or scan, and about what.

    `scan` is the name of a kept file.
    """

    on: date
    kind: str
    text: str = ""
    scan: str = ""
    people: Iterable[Person] = field(default=())
    demands: Iterable[Demand] = field(default=())


@transaction.atomic
def log_reply(
    *, call: Call, office: Office, answer: Answer, by: User, visible: str = Reply.Visible.DESK
) -> Reply:
    """Keep an office's answer, seen by the desk only unless told otherwise."""
    reply = Reply.objects.create(
        call=call,
        office=office,
        kind=Reply.Kind(answer.kind),
        on=answer.on,
        text=answer.text,
        scan=answer.scan,
        visible=Reply.Visible(visible),
        logged_at=clock.now(),
        logged_by=by,
    )
    reply.people.set(answer.people)
    reply.demands.set(answer.demands)
    record(by_id=by.pk, verb="log_reply", subject=reply)
    return reply


@transaction.atomic
def show_reply(*, reply: Reply, visible: str, public_words: Mapping[str, Any], by: User) -> None:
    """Say who may see an answer, and in which words ({language: text}) it is published."""
    reply.visible = Reply.Visible(visible)
    reply.public_words = dict(public_words)
    reply.save(update_fields=["visible", "public_words"])
    record(by_id=by.pk, verb="show_reply", subject=reply, visible=visible)
