"""What is kept how long: the terms that retention acts on, as people read them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yeondae.appeals.rules import WRITING_KEPT
from yeondae.calls.privacy import REJECTED_KEPT
from yeondae.community.rules import KEPT, State
from yeondae.flows import retention
from yeondae.mailings.privacy import ENDED_KEPT
from yeondae.supporters.gone import MARKS_KEPT


def terms() -> list[tuple[str, str]]:
    """(what, how long), in the order in which retention goes through them."""
    return [
        (
            _("a draft or petition form that nobody confirmed"),
            hours(int(WRITING_KEPT.total_seconds() // 3600)),
        ),
        (_("a typed code, a private page"), _("until they are over: an hour, half an hour")),
        (_("a letter's text, pages, proofs"), _after(retention.LETTERS_KEPT.days)),
        (_("a code or receipt that was mailed"), days(ENDED_KEPT.days)),
        (_("a mail that may have arrived"), days(retention.MAILS_IN_DOUBT_KEPT.days)),
        (_("a rejected received text"), days(REJECTED_KEPT.days)),
        (
            _("a question, an offer to join"),
            _(
                "%(taken)s days after it was answered or accepted, %(left)s after it was declined "
                "or put away; half a year where nobody decided"
            )
            % {"taken": KEPT[State.ANSWERED].days, "left": KEPT[State.DECLINED].days},
        ),
        (
            _("name and address of a supporter"),
            _(
                "six months after the last call they wrote in, or wanted news of, closed; longer "
                "only where they asked for news of other calls"
            ),
        ),
        (
            _("the name of a group that reported what it sent"),
            _("six months after the call closed"),
        ),
        (
            _("names, pictures and typed sheets of a petition"),
            _("the petition's own date, usually six months after it is over"),
        ),
        (_("the mark of somebody who was erased"), days(MARKS_KEPT.days)),
    ]


def hours(number: int) -> str:
    """So many hours."""
    return ngettext("%(number)s hour", "%(number)s hours", number) % {"number": number}


def days(number: int) -> str:
    """So many days."""
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}


def _after(number: int) -> str:
    return _("%(number)s days after its last sending") % {"number": number}
