"""People from a table: each row is checked; a bad one is reported with its line, none is lost.

Whoever comes in this way is graded R4, so nothing shows before a caseworker looks. A row's own key
makes it safe to run twice: what is there already is left as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from yeondae.accounts.models import User
from yeondae.cases.models import Case, Interval, Name, Person, Status
from yeondae.cases.services.days import take_days_that_can_be
from yeondae.cases.services.note import note
from yeondae.cases.services.sealing_off import take_no_sealed_words
from yeondae.cases.written import only_text
from yeondae.core.refusal import Refused
from yeondae.sealing.index import blind_index

AT_ONCE = 1000
COLUMNS = ("key", "name", "language", "name_ko", "family", "post", "held_since", "held_until",
           "held_at", "note")  # fmt: skip
Row = tuple[int, Mapping[str, str | None]]


@dataclass
class Imported:
    """How many people were made, how many were there already, and what is wrong in which line."""

    made: int = 0
    known: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Checked:
    """One good row."""

    line: int
    key: bytes
    names: dict[str, str]
    family: str
    post: str
    since: date | None
    until: date | None
    held_at: str
    note: str


def import_people(
    *,
    case: Case,
    rows: Iterable[Row],
    by: User | None,
    on_progress: Callable[[int], None] = lambda done: None,
) -> Imported:
    """Add everyone in `rows` to `case`; (line, values by column). Each thousand is one write."""
    told, seen, done = Imported(), dict[bytes, int](), 0
    rows = iter(rows)
    while batch := list(islice(rows, AT_ONCE)):
        good = list(_good(batch, case, seen, told))
        _write(case, good, told)
        done += len(batch)
        on_progress(done)
    note(by, "import_people", case, made=told.made, known=told.known, bad=len(told.bad))
    return told


def _good(
    batch: list[Row], case: Case, seen: dict[bytes, int], told: Imported
) -> Iterator[_Checked]:
    for line, values in batch:
        try:
            row = _checked(line, {name: (text or "").strip() for name, text in values.items()
                                  if name}, case)  # fmt: skip
            if row.key in seen:
                raise Refused(
                    _("The key stands in line %(line)s already.") % {"line": seen[row.key]}
                )
        except Refused as refusal:
            told.bad.append((line, str(refusal)))
        else:
            seen[row.key] = line
            yield row


def _checked(line: int, values: Mapping[str, str], case: Case) -> _Checked:
    if not values.get("key"):
        raise Refused(_("The row has no key. Give each person a key of its own, such as a number."))
    names = {values.get("language") or "en": only_text(values.get("name", ""))}
    if values.get("name_ko"):
        names["ko"] = only_text(values["name_ko"])
    names = {language: name for language, name in names.items() if name}
    if not names:
        raise Refused(_("The row has no name."))
    since, until = _day(values, "held_since"), _day(values, "held_until")
    if since and until and until < since:
        raise Refused(_("The release lies before the arrest."))
    if until and not since:
        raise Refused(_("There is a release but no arrest."))
    take_days_that_can_be(since, until)
    take_no_sealed_words(values.get("note", ""))
    return _Checked(
        line=line,
        key=blind_index(values["key"], f"cases file row {case.pk}"),
        names=names,
        family=values.get("family", ""),
        post=values.get("post", ""),
        since=since,
        until=until,
        held_at=values.get("held_at", ""),
        note=values.get("note", ""),
    )


def _day(values: Mapping[str, str], column: str) -> date | None:
    text = values.get(column, "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            _("%(column)s is %(text)s: there is no such day. Write year-month-day.")
            % {"column": column, "text": text[:20]}
        ) from None


@transaction.atomic
def _write(case: Case, rows: list[_Checked], told: Imported) -> None:
    known = {
        bytes(key)
        for key in Person.objects.filter(
            case=case, outside_key__in=[row.key for row in rows]
        ).values_list("outside_key", flat=True)
        if key
    }
    new = [row for row in rows if row.key not in known]
    told.known += len(rows) - len(new)
    first = case.people.count()
    people = Person.objects.bulk_create(
        _person(case, row, position) for position, row in enumerate(new, start=first)
    )
    Name.objects.bulk_create(
        name for person, row in zip(people, new, strict=True) for name in _names(person, row)
    )
    Interval.objects.bulk_create(
        Interval(
            person=person,
            kind=Interval.Kind.DETENTION,
            start=row.since,
            end=row.until,
            country=case.country,
        )
        for person, row in zip(people, new, strict=True)
        if row.since
    )
    told.made += len(new)


def _person(case: Case, row: _Checked, position: int) -> Person:
    status, on = Status.UNKNOWN, None
    if row.since:
        status, on = (Status.RELEASED, row.until) if row.until else (Status.HELD, row.since)
    return Person(
        case=case,
        outside_key=row.key,
        position=position,
        names=row.names,
        posts={"en": row.post} if row.post else {},
        held_since=row.since,
        held_until=row.until,
        held_at=row.held_at,
        note=row.note,
        status=status,
        status_on=on,
    )


def _names(person: Person, row: _Checked) -> Iterator[Name]:
    for position, (language, text) in enumerate(row.names.items()):
        family = row.family if row.family and row.family in text else ""
        yield Name(
            person=person,
            position=position,
            text=text,
            family=family,
            language=language,
            order=Name.Order.FAMILY_FIRST if " " in text else Name.Order.SINGLE,
            is_public=True,
        )
