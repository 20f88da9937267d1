"""Making a call and writing its facts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.calls.models import Budget, Call, Issuer, PlannedEvent, Reference
from yeondae.calls.services.note import note
from yeondae.cases.models import Case, Person
from yeondae.core import clock
from yeondae.core.refusal import Refused
from yeondae.directory.models import Organisation

TRIES = 5
FACTS = frozenset(
    {
        "issued_on",
        "send_by",
        "country",
        "time_zone",
        "at_risk",
        "nobody_at_risk",
        "text_is_offence",
        "hotlines",
        "look_at_changed",
        "owner",
        "photo_captions",
    }
)


@transaction.atomic
def make_call(
    *, case: Case | None, country: str, time_zone: str, by: User | None, is_demo: bool = False,
    **facts: Any,
) -> Call:  # fmt: skip
    """A call in draft, with the next number of this year's own series. `facts` as in `FACTS`."""
    call = Call(
        year=clock.today_in(time_zone).year,
        case=case,
        country=country,
        time_zone=time_zone,
        # Until somebody says otherwise, people there are shown the safe ways only.
        at_risk=[country] if country else [],
        owner=by,
        is_demo=is_demo,
    )
    _set(call, facts)
    _number(call)
    note(by, "make_call", call)
    return call


@transaction.atomic
def change_call(*, call: Call, by: User | None, **facts: Any) -> None:
    """Write new values of the call's facts (`FACTS`)."""
    _set(call, facts)
    call.save()
    note(by, "change_call", call)


def _number(call: Call) -> None:
    """Save the call under the next number of its year; somebody else may take it meanwhile."""
    for _try in range(TRIES):
        last = Call.objects.filter(year=call.year).aggregate(last=Max("number"))["last"] or 0
        call.number = last + 1
        try:
            with transaction.atomic():
                call.save()
            return
        except IntegrityError:
            if not Call.objects.filter(year=call.year, number=call.number).exists():
                raise
    raise Refused(_("Several calls are being made at once. Try again in a moment."))


def _set(call: Call, facts: Mapping[str, Any]) -> None:
    unknown = set(facts) - FACTS
    if unknown:
        raise TypeError(f"A call has no such fact: {', '.join(sorted(unknown))}.")
    for name, value in facts.items():
        setattr(call, name, value)


@transaction.atomic
def set_issuers(*, call: Call, organisations: Sequence[Organisation], by: User | None) -> None:
    """In whose name the call is issued, in order."""
    call.issuers.all().delete()
    Issuer.objects.bulk_create(
        Issuer(call=call, organisation=each, position=position)
        for position, each in enumerate(dict.fromkeys(organisations))
    )
    note(by, "set_issuers", call, organisations=[each.pk for each in organisations])


@transaction.atomic
def set_people(*, call: Call, people: Sequence[Person], by: User | None) -> None:
    """For whom the call asks."""
    call.people.set(people)
    note(by, "set_people", call, people=[each.pk for each in people])


@transaction.atomic
def set_references(*, call: Call, references: Sequence[tuple[str, str]], by: User | None) -> None:
    """The numbers that others gave this call, each with its address or an empty one."""
    call.references.all().delete()
    Reference.objects.bulk_create(
        Reference(call=call, code=code[:80], url=url) for code, url in references
    )
    note(by, "set_references", call, count=len(references))


@transaction.atomic
def set_planned_events(
    *, call: Call, events: Sequence[tuple[date, Mapping[str, str], bool]], by: User | None
) -> None:
    """What is still to come: date at the place, words by language, whether it is a hearing."""
    call.planned_events.all().delete()
    PlannedEvent.objects.bulk_create(
        PlannedEvent(call=call, on=on, words=dict(words), is_hearing=is_hearing)
        for on, words, is_hearing in events
    )
    note(by, "set_planned_events", call, count=len(events))


@transaction.atomic
def set_photo(*, call: Call, photo: str, captions: Mapping[str, str], by: User | None) -> None:
    """The kept file of the picture (empty: none) and its caption by language."""
    call.photo, call.photo_captions = photo, dict(captions)
    call.save(update_fields=["photo", "photo_captions", "changed_at"])
    note(by, "set_photo", call, has_photo=bool(photo))


@transaction.atomic
def set_budget(*, call: Call, channel: str, most: int | None, by: User | None) -> None:
    """The most letters of the call on a channel; None: no bound."""
    if most is None:
        Budget.objects.filter(call=call, channel=channel).delete()
    else:
        Budget.objects.update_or_create(call=call, channel=channel, defaults={"most": most})
    note(by, "set_budget", call, channel=channel, most=most)
