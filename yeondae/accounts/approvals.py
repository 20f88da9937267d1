"""Two people for what matters: one asks, another says yes, and only then it is done, once.

For contact and bank data, bulk export, sending to everyone, and shutting the desk. A flow does:

    approval = approvals.ask(action=Action.SEND_UPDATE, subject=update, content=words, by=user,
                             place=reverse("desk:update", args=[update.pk]))
    ...                                   # another member of staff, on that page or "Approvals":
    approvals.approve(approval=approval, by=colleague)
    ...                                   # in the transaction that does it, by either of them:
    approvals.require(action=Action.SEND_UPDATE, subject=update, content=words, by=user)

`action` is one of `accounts.roles`: whoever asks must be allowed to do it; whoever approves too,
or be a reviewer (`Action.SAY_YES`; let the page at `place` be opened with that action as well).
`content` is anything JSON can hold and stands for what exactly was asked for (the words, the
chosen people, the new number): where it changed after the asking, `require` refuses. Only a keyed
hash is kept.
An asking is good for 72 hours. In a committee too small for two (`accounts.committee`)
what is asked for is granted alone at once, and that is written down. The database refuses a yes
to one's own asking.
"""

import json
from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yeondae.accounts.committee import needs_two
from yeondae.accounts.models import Approval, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.sealing.index import blind_index, same

GOOD_FOR = timedelta(hours=72)
End = Approval.End


@transaction.atomic
def ask(
    *, action: Action, subject: models.Model, by: User, content: object = None, place: str = ""
) -> Approval:
    """Ask for a colleague's yes; an open asking for the same act on `subject` is replaced.

    `place`: the path of the desk's page that shows what is asked for. Asking again for the same
    thing, while it is open, returns the asking that is there. Raises Refused where `by` may not.
    """
    _may(by, action)
    now = clock.now()
    index = _index(action, subject, content)
    earlier = _open(action, subject).select_for_update().first()
    if earlier is not None:
        if same(bytes(earlier.content_index), index) and earlier.expires_at > now:
            return earlier
        _end(earlier, End.REPLACED, by=by, now=now)
    alone = not needs_two(action)
    approval = Approval.objects.create(
        action=action,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        content_index=index,
        place=place,
        asked_at=now,
        asked_by=by,
        expires_at=now + GOOD_FOR,
        approved_at=now if alone else None,
        is_alone=alone,
    )
    _note(by, "ask_approval", approval, alone=alone)
    return approval


@transaction.atomic
def approve(*, approval: Approval, by: User) -> None:
    """The second person's yes. Raises Refused for one's own asking, and for what is over."""
    row = _still_open(approval)
    if row.asked_by_id == by.pk:
        raise Refused(_("Nobody approves what they asked for. Ask a colleague."))
    _may_answer(by, row.act)
    if row.approved_at is not None:
        return
    row.approved_at, row.approved_by = clock.now(), by
    row.save(update_fields=["approved_at", "approved_by"])
    approval.approved_at, approval.approved_by = row.approved_at, by
    _note(by, "approve", row)


@transaction.atomic
def decline(*, approval: Approval, by: User) -> None:
    """A colleague's no, or the asker's own taking back."""
    row = _still_open(approval)
    _may_answer(by, row.act)
    _end(row, End.DECLINED, by=by, now=clock.now())
    approval.end, approval.ended_at = row.end, row.ended_at
    _note(by, "decline_approval", row)


@transaction.atomic
def require(*, action: Action, subject: models.Model, by: User, content: object = None) -> Approval:
    """Use the yes up, in the transaction of the act itself.

    Raises Refused where nobody asked, nobody said yes, time is up, or `content` is not what was
    approved; then nothing is used up.
    """
    _may(by, action)
    row = _open(action, subject).select_for_update().first()
    now = clock.now()
    if row is None or row.expires_at <= now:
        raise Refused(_("This needs two people: ask for a colleague's yes first."))
    if not same(bytes(row.content_index), _index(action, subject, content)):
        raise Refused(_("It was changed after it was asked for: ask for a colleague's yes again."))
    if row.approved_at is None:
        raise Refused(_("This needs two people: a colleague has not said yes yet."))
    _end(row, End.USED, by=by, now=now)
    _note(by, "use_approval", row, alone=row.is_alone)
    return row


def standing(*, action: Action, subject: models.Model, content: object = None) -> Approval | None:
    """The open asking for exactly this, approved or not; None where there is none."""
    row = _open(action, subject).filter(expires_at__gt=clock.now()).first()
    if row and same(bytes(row.content_index), _index(action, subject, content)):
        return row
    return None


def waiting_for(user: User, now: datetime) -> QuerySet[Approval]:
    """What colleagues asked for and `user` may say yes to, the oldest first."""
    return (
        _of(user)
        .filter(approved_at=None, expires_at__gt=now)
        .exclude(asked_by=user)
        .select_related("asked_by")
        .order_by("asked_at")
    )


def asked_by(user: User, now: datetime) -> QuerySet[Approval]:
    """What `user` asked for and is not done yet."""
    return _of(user).filter(asked_by=user, expires_at__gt=now).order_by("asked_at")


def _of(user: User) -> QuerySet[Approval]:
    open_ones = Approval.objects.filter(end="")
    if user.may(Action.SAY_YES):
        return open_ones
    return open_ones.filter(action__in=[action for action in Action if user.may(action)])


def _open(action: Action, subject: models.Model) -> QuerySet[Approval]:
    return Approval.objects.filter(
        action=action, subject=subject._meta.label_lower, subject_id=subject.pk, end=""
    )


def _still_open(approval: Approval) -> Approval:
    row = Approval.objects.select_for_update().get(pk=approval.pk)
    if row.end or row.expires_at <= clock.now():
        raise Refused(_("This asking is over. Ask again."))
    return row


def _end(row: Approval, end: str, *, by: User, now: datetime) -> None:
    row.end, row.ended_at, row.ended_by = end, now, by
    row.save(update_fields=["end", "ended_at", "ended_by"])


def _may(by: User, action: Action) -> None:
    if not by.may(action):
        raise Refused(_("Your role does not allow this: %(what)s.") % {"what": action.label})


def _may_answer(by: User, action: Action) -> None:
    if not by.may(Action.SAY_YES):
        _may(by, action)


def _index(action: Action, subject: models.Model, content: object) -> bytes:
    exact = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    what = f"{action} {subject._meta.label_lower} {subject.pk}"
    return blind_index(exact, f"approval {what}")


def _note(by: User, verb: str, approval: Approval, **detail: bool) -> None:
    record(by_id=by.pk, verb=verb, subject=approval, act=approval.action, **detail)
