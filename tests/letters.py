"""Letters of a live call, confirmed and queued, for tests of what becomes of them."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from tests.worlds import a_contact_point, staff
from yeondae.appeals.models import Appeal
from yeondae.appeals.services import take_part
from yeondae.calls import queries as calls
from yeondae.calls.models import Call, Step
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import queue_letters
from yeondae.directory.models import ContactPoint, Organisation
from yeondae.letters.composing import Content
from yeondae.letters.freezing import freeze
from yeondae.letters.models import Letter
from yeondae.supporters.models import ConsentGiven, Supporter
from yeondae.supporters.rules import email_index
from yeondae.supporters.services import Agreed, note_consents, remember

KOREAN: Content = {
    "subject": "노동조합 간부 세 사람의 연행에 대하여",
    "paragraphs": ["10일째 갇혀 있는 노동조합 간부 세 사람의 일로 편지를 드립니다."],
    "demands": ["세 사람을 석방해 주십시오."],
    "after": ["어떻게 하실지 답을 듣고 싶습니다."],
    "signature": ["독일의 한 지지자, 이름은 밝히지 않음"],
}


def a_supporter(number: int = 1, *, call: Call | None = None, country: str = "DE") -> Supporter:
    """A supporter who agreed to their letter and to news of `call`."""
    now = clock.now()
    supporter = remember(
        email=f"supporter{number}@example.org",
        name=f"Supporter {number}",
        organisation="",
        country=country,
        language="en",
        now=now,
    )
    if call:
        agreed = [Agreed(ConsentGiven.Purpose.CALL_NEWS, "Tell me what happens.", "en")]
        note_consents(supporter=supporter, call_id=call.pk, agreed=agreed, now=now)
    return supporter


def write(
    call: Call,
    *,
    by: Supporter | None = None,
    is_changed: bool = False,
    content: Content = KOREAN,
    now: datetime | None = None,
) -> list[Letter]:
    """One supporter's confirmed letters to every office of `call`, queued with their copies."""
    at = now or clock.now()
    appeals = take_part(
        supporter=by or a_supporter(call=call),
        call=call,
        round_id=call.rounds.get().pk,
        offices=list(call.offices.values_list("office_id", flat=True)),
        language="ko",
        signed=Appeal.Signed.WITHHELD,
        now=at,
    )
    letters = freeze(
        appeals=appeals,
        call=call,
        version=None,
        language="ko",
        content=content,
        paper="a4",
        is_changed=is_changed,
        now=at,
    )
    queue_letters(
        letters=letters, ladders=calls.ladder(call), copies=calls.copies(call), call=call, now=at
    )
    return letters


def write_many(
    call: Call, number: int, *, first: int = 0, now: datetime | None = None
) -> list[Letter]:
    """`number` supporters' letters to the first office of `call`, made in a few statements."""
    at = now or clock.now()
    supporters = Supporter.objects.bulk_create(
        Supporter(
            email_index=email_index(f"writer{each}@example.org"),
            email=f"writer{each}@example.org",
            country="DE",
            since=at.date(),
        )
        for each in range(first, first + number)
    )
    round_id, office_id = call.rounds.get().pk, call.offices.all()[0].office_id
    appeals = Appeal.objects.bulk_create(
        Appeal(
            call=call,
            round_id=round_id,
            office_id=office_id,
            supporter=supporter,
            country=supporter.country,
            language="ko",
            confirmed_on=at.date(),
        )
        for supporter in supporters
    )
    letters = _frozen(call, appeals, at)
    queue_letters(
        letters=letters, ladders=calls.ladder(call), copies=calls.copies(call), call=call, now=at
    )
    return letters


def _frozen(call: Call, appeals: list[Appeal], at: datetime) -> list[Letter]:
    """Among tens of thousands two references clash now and then: then all are drawn anew."""
    for _ in range(5):
        with suppress(IntegrityError), transaction.atomic():
            return freeze(
                appeals=appeals,
                call=call,
                version=None,
                language="ko",
                content=KOREAN,
                paper="a4",
                is_changed=False,
                now=at,
            )
    raise RuntimeError("No references were free.")


def deliveries_of(letters: Sequence[Letter], purpose: str = "addressee") -> list[Delivery]:
    """The deliveries of `letters` as they are now, in the order in which they were queued."""
    rows = Delivery.objects.filter(letter__in=letters, purpose=purpose).order_by("pk")
    return list(rows.select_related("contact_point", "letter", "call"))


def use_ways(call: Call, *ways: tuple[str, str], verified: bool = True) -> list[ContactPoint]:
    """Give each office of `call` these ways in order: (kind, value); returns the contact points."""
    points = []
    union = Organisation.objects.filter(short_name="ECU").first()
    for asked in call.offices.all():
        asked.steps.all().delete()
        for position, (kind, value) in enumerate(ways):
            point = a_contact_point(
                staff().organiser,
                kind=kind,
                value="" if kind in ("post", "relay", "by_hand") else value,
                office=None if kind == "relay" else asked.office,
                organisation=union if kind == "relay" else None,
                verified=verified,
                lines=value if kind == "post" else "",
            )
            Step.objects.create(asked=asked, contact_point=point, position=position)
            points.append(point)
    return points
