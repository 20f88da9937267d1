"""Letters that travel together: in one fax call, in one parcel, through one organisation.

open ──▶ taken (printed or downloaded) ──▶ done (posted or handed over)
  └────────────┴──▶ cancelled: its letters wait for the next bundle
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.audit.services import record
from yeondae.core import clock, ids
from yeondae.core.refusal import Refused
from yeondae.deliveries.models import Attempt, Bundle, Delivery
from yeondae.deliveries.services.queueing import TAG_LENGTH
from yeondae.directory.models import ContactPoint, Organisation

State, Kind = Delivery.State, ContactPoint.Kind
MOST_LETTERS = 500  # one file that a printer and a mail program still take


@dataclass(frozen=True, slots=True)
class Carried:
    """What somebody says they did with a bundle: when, handed to whom, how."""

    on: date
    to: str = ""
    how: str = ""


@transaction.atomic
def bind_call(*, deliveries: Sequence[Delivery], now: datetime) -> Bundle:
    """One fax call for `deliveries`, which are claimed and go to one contact point."""
    first = deliveries[0]
    bundle = Bundle.objects.create(
        tag=ids.public_id(TAG_LENGTH),
        channel=first.channel,
        office_id=first.office_id,
        contact_point=first.contact_point,
        letters=len(deliveries),
        made_at=now,
    )
    Delivery.objects.filter(pk__in=[each.pk for each in deliveries]).update(bundle=bundle)
    for each in deliveries:
        each.bundle = bundle
    return bundle


@transaction.atomic
def gather(
    *,
    channel: str,
    by: User,
    relay: Organisation | None = None,
    language: str = "en",
    most: int = MOST_LETTERS,
) -> Bundle:
    """Put what waits in the tray of `channel` (at `relay`) into one bundle, the oldest first.

    `language` is that of its address list. Its file is made by a job. Raises
    Refused where nothing waits.
    """
    waiting = Delivery.objects.filter(
        channel=channel, relay=relay, state=State.HANDED, finished_at=None, bundle=None
    )
    rows = waiting.select_for_update(of=("self",)).order_by("contact_point", "pk")
    keys = list(rows.values_list("pk", flat=True)[:most])
    if not keys:
        raise Refused(_("No letter waits here."))
    bundle = Bundle.objects.create(
        tag=ids.public_id(TAG_LENGTH),
        channel=channel,
        relay=relay,
        language=language,
        letters=len(keys),
        made_at=clock.now(),
    )
    Delivery.objects.filter(pk__in=keys, bundle=None).update(bundle=bundle)
    record(by_id=by.pk, verb="gather_letters", subject=bundle, letters=len(keys))
    return bundle


def note_bound(*, bundle: Bundle, letters: int) -> None:
    """So many letters are in the file that is being made."""
    Bundle.objects.filter(pk=bundle.pk).update(bound=letters)


def receipts_to_write(bundle: Bundle, most: int) -> list[Delivery]:
    """The next handed-over letters of the bundle whose writers have no receipt yet."""
    rows = Delivery.objects.filter(
        bundle=bundle, state=State.DELIVERED, pk__gt=bundle.receipted_to
    ).order_by("pk")
    return list(
        rows.select_related("letter__appeal__supporter", "office__organisation", "relay")[:most]
    )


def note_receipts(*, bundle: Bundle, last: int) -> bool:
    """Everyone up to delivery `last` has their receipt; False where another job was quicker."""
    mine = Bundle.objects.filter(pk=bundle.pk, receipted_to=bundle.receipted_to)
    bundle.receipted_to = last
    return mine.update(receipted_to=last) == 1


def keep_pdf(*, bundle: Bundle, name: str) -> bool:
    """The bundle's file was made under `name`.

    False where another one was quicker, or a letter was taken back while it was made.
    """
    made = Bundle.objects.filter(
        pk=bundle.pk, pdf="", state=Bundle.State.OPEN, letters=bundle.letters
    )
    bundle.pdf = name
    return made.update(pdf=name) == 1


@transaction.atomic
def take(*, bundle: Bundle, by: User) -> None:
    """Somebody prints or downloads it: from now on its letters count as out of our hands."""
    taken = Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.OPEN).exclude(pdf="")
    if taken.update(state=Bundle.State.TAKEN):
        bundle.state = Bundle.State.TAKEN
        record(by_id=by.pk, verb="take_bundle", subject=bundle)


@transaction.atomic
def unbind(*, bundle: Bundle, by: User) -> int:
    """It was not posted or handed over: its letters wait again; how many. Raises Refused."""
    _move(bundle, Bundle.State.CANCELLED)
    record(by_id=by.pk, verb="unbind_letters", subject=bundle)
    return Delivery.objects.filter(bundle=bundle, state=State.HANDED).update(bundle=None)


@transaction.atomic
def carried(
    *, bundle: Bundle, word: Carried, by: User, left_out: Collection[str] = ()
) -> list[Delivery]:
    """The bundle was posted or handed over as `word` says; the deliveries that went with it.

    `left_out` are references of letters that did not go: they wait again. Posted letters are out
    but not delivered; what was handed over is delivered. Raises Refused where it is settled, or
    where nobody has taken the file: letters that nobody has had were not handed over.
    """
    now = clock.now()
    if Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.OPEN).exists():
        raise Refused(_("Take the file first: nobody has had these letters yet."))
    _move(
        bundle,
        Bundle.State.DONE,
        done_on=word.on,
        done_to=word.to,
        done_how=word.how,
        done_at=now,
        done_by=by,
    )
    rows = Delivery.objects.filter(bundle=bundle, state=State.HANDED, finished_at=None)
    rows.filter(letter__reference__in=left_out).update(bundle=None)
    gone = list(
        rows.select_related("letter__appeal__supporter", "office__organisation", "call", "relay")
    )
    after = State.HANDED if bundle.channel == Kind.POST else State.DELIVERED
    Delivery.objects.filter(pk__in=[row.pk for row in gone]).update(state=after, finished_at=now)
    _complete(gone, bundle, word, after, now)
    record(by_id=by.pk, verb="bundle_carried", subject=bundle, letters=len(gone))
    return gone


def _complete(
    gone: Sequence[Delivery], bundle: Bundle, word: Carried, after: str, now: datetime
) -> None:
    result = Attempt.Result.DELIVERED if after == State.DELIVERED else Attempt.Result.ACCEPTED
    said = {"on": word.on.isoformat(), "to": word.to, "how": word.how, "bundle": str(bundle.pk)}
    proof = {name: text for name, text in said.items() if text}
    attempts = list(Attempt.objects.filter(delivery__in=[row.pk for row in gone], ended_at=None))
    for attempt in attempts:
        attempt.ended_at, attempt.result, attempt.bundle = now, result, bundle
        attempt.proof = {**attempt.proof, **proof}
    Attempt.objects.bulk_update(attempts, ["ended_at", "result", "bundle", "proof"], 200)


def _move(bundle: Bundle, after: str, **changes: object) -> None:
    waiting = Bundle.objects.filter(pk=bundle.pk, state__in=(Bundle.State.OPEN, Bundle.State.TAKEN))
    if waiting.update(state=after, **changes) != 1:
        raise Refused(_("This bundle is settled already. Open it again to see how."))
    bundle.refresh_from_db()
