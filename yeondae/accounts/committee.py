"""How many people keep this installation: chosen at set-up, and what a smaller size gives up.

full   two people for everything in `TWO_PEOPLE`
small  two people as well, but one of them may change contact data alone, and roles are combined
one    nobody else is there: every act is one person's, and each page that matters says so
"""

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import Committee, User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.core import clock

Size = Committee.Size
ALONE_IN_SMALL = frozenset({Action.EDIT_DIRECTORY, Action.VERIFY_CONTACT})


def the_committee() -> Committee:
    """The one row; as long as nobody chose anything, one that is not kept yet."""
    return Committee.objects.filter(pk=1).first() or Committee(pk=1, set_at=clock.now())


def size() -> str:
    """The size that was chosen; a full committee until somebody says otherwise."""
    return the_committee().size


def needs_two(action: Action) -> bool:
    """Whether an act that is for two people needs the second one here."""
    chosen = size()
    if chosen == Size.ONE:
        return False
    return not (chosen == Size.SMALL and action in ALONE_IN_SMALL)


def gives_up(chosen: str) -> list[str]:
    """What a size gives up, in sentences for whoever chooses it."""
    if chosen == Size.ONE:
        return [
            _("One stolen password or telephone is enough to publish, write to everyone and take "
              "every address away."),
            _("Nobody sees a mistake before it is out."),
            _("Nobody can sign you out everywhere for you when something is taken."),
        ]  # fmt: skip
    if chosen == Size.SMALL:
        return [
            _("One person alone may change a contact point: one mistake sends letters to a wrong "
              "place."),
            _("Both have every role: whoever is broken into opens everything."),
            _("While one of you is away nothing can be published but a first report."),
        ]  # fmt: skip
    return []


@transaction.atomic
def set_size(*, chosen: str, by: User | None) -> None:
    """Choose the size. `by` None: whoever holds the machine, at its keyboard.

    Raises ValueError for an unknown size. A looser size is asked for through `approvals`.
    """
    Committee.objects.update_or_create(
        pk=1, defaults={"size": Size(chosen), "set_at": clock.now(), "set_by": by}
    )
    row = Committee.objects.get(pk=1)
    record(by_id=by.pk if by else None, verb="set_committee_size", subject=row, size=chosen)


def is_looser(chosen: str) -> bool:
    """Whether `chosen` asks for less than what holds now."""
    order = [Size.ONE, Size.SMALL, Size.FULL]
    return order.index(Size(chosen)) < order.index(Size(size()))
