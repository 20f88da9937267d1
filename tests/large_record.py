"""A record of many people: invented names, five to a case, fifty public events a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from tests.worlds import staff
from yeondae.cases import services
from yeondae.cases.models import Act, Case, Claim, Consent, Event, NameKey, Person, Source
from yeondae.cases.name_index import index_keys
from yeondae.cases.services.importing import import_people
from yeondae.core import clock

FAMILY = ("Kim", "Lee", "Park", "Han", "Jung", "Choi", "Yoon", "Ahn", "Gurung", "Hossain")
FIRST = ("Sang", "Yeong", "Seok", "Min", "Ji", "Hyeon", "Tae", "Soo", "Kyung", "Dong")
HANGUL = ("김", "이", "박", "한", "정", "최", "윤", "안", "구", "호")

IN_A_CASE, EVENTS_A_CASE = 5, 50
COUNTRIES = ("KR", "TR", "BY", "IR", "PH")
KINDS = ("arrest", "trial_hearing", "statement", "prison_visit", "transfer")
UNION = "Example Confederation of Unions"


@dataclass(frozen=True)
class FilledCase:
    """A case with its public id, its people and the source of its events."""

    pk: int
    public_id: str
    people: range
    source: int


def a_case() -> Case:
    """An empty case."""
    return services.open_case(
        titles={"en": "A large case"}, country="KR", time_zone="Asia/Seoul",
        opened_on=date(2026, 1, 1), by=staff().organiser,
    )  # fmt: skip


def row(number: int) -> tuple[int, dict[str, str | None]]:
    """One row of a table of people, as `import_people` takes it."""
    family = number % len(FAMILY)
    parts = [FIRST[number // 10**place % 10] for place in range(1, 6)]
    taken = date(2000, 1, 1) + timedelta(days=number % 9000)
    return number + 2, {
        "key": str(number),
        "name": f"{FAMILY[family]} {'-'.join(parts)}",
        "name_ko": f"{HANGUL[family]}{number:05}" if number % 2 else None,
        "held_since": taken.isoformat(),
        "held_until": None if number % 10 == 0 else (taken + timedelta(days=100)).isoformat(),
    }


def fill(people: int) -> list[FilledCase]:
    """So many people by name in the search, with cases, consents, events, acts and claims."""
    first = a_case()
    import_people(case=first, rows=map(row, range(people)), by=None)
    cases = _cases(max(people // IN_A_CASE, 1))
    low, lowest = cases[0].pk, Person.objects.filter(case=first).order_by("pk")[0].pk
    _named(first, low, lowest)
    sources = Source.objects.bulk_create(
        (Source(case=case, name=UNION) for case in cases), batch_size=2000
    )
    begins = [lowest + number * IN_A_CASE for number in range(len(cases))]
    filled = [
        FilledCase(case.pk, case.public_id, range(begin, begin + IN_A_CASE), source.pk)
        for case, begin, source in zip(cases, begins, sources, strict=True)
    ]
    sample = _sample(cases[0], lowest, sources[0])
    for start in range(0, len(filled), 200):
        _events(filled[start : start + 200], sample)
    Event.objects.filter(public_id="sample").delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    return filled


def crowd(people: int, events: int = 50) -> str:
    """The public id of one case with so many people by name, each event of which hit them all."""
    case, by, now = a_case(), staff().organiser, clock.now()
    import_people(case=case, rows=map(row, range(people)), by=None)
    Person.objects.filter(case=case).update(risk="R0", risk_set_at=now, risk_set_by=by)
    everybody = list(case.people.values_list("pk", flat=True))
    _agreed(everybody)
    source = Source.objects.create(case=case, name=UNION)
    made = Event.objects.bulk_create(
        Event(case=case, kind=KINDS[n % 5], on=date(2020, 1, 1) + timedelta(days=n * 9),
              words={"en": "Something happened to them."}, is_public=True, source_name=UNION)
        for n in range(events)
    )  # fmt: skip
    act, claim = _sample(case, everybody[0], source)
    _copied("cases_act", ("event_id", "person_id"), act,
            [(event.pk, person) for event in made for person in everybody])  # fmt: skip
    _copied("cases_claim", ("event_id", "source_id"), claim, [(e.pk, source.pk) for e in made])
    Event.objects.filter(public_id="sample").delete()
    Case.objects.filter(pk=case.pk).update(published_at=now)
    return case.public_id


def _agreed(people: Sequence[int]) -> None:
    """A consent to name and place for each of `people`."""
    by = staff().organiser
    Consent.objects.bulk_create(
        (
            Consent(person_id=pk, given_by="public", given_on=date(2020, 1, 1), name=True,
                    place=True, obtained_by=by)
            for pk in people
        ),
        batch_size=2000,
    )  # fmt: skip


def _cases(count: int) -> list[Case]:
    now = clock.now()
    return Case.objects.bulk_create(
        (
            Case(titles={"en": f"Case {n}"}, country=COUNTRIES[n % 5], time_zone="Asia/Seoul",
                 opened_on=date(2020, 1, 1), published_at=now)
            for n in range(count)
        ),
        batch_size=1000,
    )  # fmt: skip


def _named(first: Case, low: int, lowest: int) -> None:
    """Everybody into a case of five, graded R0, with a consent and in the search."""
    by, now = staff().organiser, clock.now()
    Person.objects.filter(case=first).update(risk="R0", risk_set_at=now, risk_set_by=by)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_person SET outside_key = NULL, case_id = %s + (id - %s) / %s "
            "WHERE case_id = %s",
            [low, lowest, IN_A_CASE, first.pk],
        )
    everyone = list(Person.objects.order_by("pk").values_list("pk", "names"))
    NameKey.objects.bulk_create(
        (
            NameKey(person_id=pk, key=key, is_whole=whole)
            for pk, names in everyone
            for key, whole in index_keys(names.values()).items()
        ),
        batch_size=2000,
    )
    _agreed([pk for pk, _names in everyone])


def _sample(case: Case, person: int, source: Source) -> tuple[int, int]:
    """An act and a claim whose sealed columns are copied: a million of them say nothing anyway."""
    event = Event.objects.create(case=case, kind="other", public_id="sample")
    claim = Claim.objects.create(source=source, event=event, field="happened", at=clock.now())
    return Act.objects.create(event=event, person_id=person).pk, claim.pk


def _events(batch: Sequence[FilledCase], sample: tuple[int, int]) -> None:
    events = Event.objects.bulk_create(
        (
            Event(case_id=case.pk, kind=KINDS[n % 5], on=date(2020, 1, 1) + timedelta(days=n * 9),
                  words={"en": "Something happened to them."}, is_public=True, source_name=UNION)
            for case in batch
            for n in range(EVENTS_A_CASE)
        ),
        batch_size=2000,
    )  # fmt: skip
    rows = [
        (event.pk, case.people[n % IN_A_CASE], case.source)
        for index, case in enumerate(batch)
        for n, event in enumerate(events[index * EVENTS_A_CASE : (index + 1) * EVENTS_A_CASE])
    ]
    _copied("cases_act", ("event_id", "person_id"), sample[0], [row[:2] for row in rows])
    _copied("cases_claim", ("event_id", "source_id"), sample[1], [(e, s) for e, _p, s in rows])


def _copied(table: str, own: tuple[str, str], sample: int, rows: list[Any]) -> None:
    """Rows like the sample one but for two columns, made by the database itself."""
    model = {"cases_act": Act, "cases_claim": Claim}[table]
    others = [f.column for f in model._meta.concrete_fields if f.column not in {"id", *own}]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join([*own, *others])}) "
            f"SELECT %s, %s, {', '.join(others)} FROM {table} WHERE id = {sample}",
            rows,
        )
