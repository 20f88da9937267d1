"""The commands about cases: look somebody up, and bring people in from a table."""

import csv
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Q

from yeondae.accounts.models import User
from yeondae.accounts.roles import Action
from yeondae.audit.services import record
from yeondae.calls.models import Call
from yeondae.calls.queries import PUBLIC_STATES
from yeondae.cases import queries
from yeondae.cases.crowds import naming_hidden
from yeondae.cases.finding import Found
from yeondae.cases.models import Case, Event, Person
from yeondae.cases.models.status import Status
from yeondae.cases.rules.counting import Span, count
from yeondae.cases.rules.status import Derived, derive, for_everyone
from yeondae.cases.services.importing import COLUMNS, import_people
from yeondae.cases.services.rebuilding import facts_of, loaded
from yeondae.core import clock
from yeondae.core.commands import CommandFailed, Options, Purpose, argument, command

SEARCH = argument("search", help="a name in any script, spelling or order")
AS_OF = argument("--as-of", metavar="DATE", default="", help="how it stood on that day")
JSON = argument("--json", action="store_true", help="print one object")
ALL = argument(
    "--all", metavar="ACCOUNT", default="",
    help="also what may not be public, for the caseworker with this account",
)  # fmt: skip
FILE = argument("file", help=f"a CSV file in UTF-8 with the columns {', '.join(COLUMNS)}")
CASE = argument("case", help="the public id of the case that they belong to")


@command(
    "case",
    purpose=Purpose.WORK,
    help="print the person found: names, status and why, times held, days, demands, sources",
    arguments=[SEARCH, AS_OF, JSON, ALL],
)
def case(options: Options) -> int:
    day = _day(options.as_of)
    by = _caseworker(options.all) if options.all else None
    found = queries.find(options.search, also_sealed=by is not None)
    told = [each for row in found if (each := _told(row, day, by))]
    if by is not None:
        for row in found:
            record(by_id=by.pk, verb="read_case", subject=row.person)
    if options.json:
        _say(json.dumps({"found": told}, ensure_ascii=False, indent=1))
    else:
        _say("\n\n".join(_written(each) for each in told) or "Nobody is found under this name.")
    return 0 if told else 1


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandFailed(f"{text} is no day. Write it as 2018-05-28.") from None


def _caseworker(username: str) -> User:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None or not user.may(Action.SET_RISK):
        raise CommandFailed(f"{username} is not the account of a caseworker here.")
    return user


def _told(row: Found, day: date | None, by: User | None) -> dict[str, Any] | None:
    """What is printed of one person; None where nothing may be."""
    person = (
        Person.objects.select_related("case")
        .prefetch_related("consents", "all_names", "overrides", loaded())
        .get(pk=row.person.pk)
    )
    public = queries.shown(person, "en")
    if by is None and not (public.is_named and person.case.published_at):
        return None
    on = day or clock.today_in(person.case.time_zone)
    derived = derive(facts_of(person), day=on, since=person.held_since, until=person.held_until)
    kinds = None if by else ("used", "spelling")
    spans = [span for span in derived.spans if span.kind == "detention"]
    counted = count(spans, on)
    by_hand = next((o for o in person.overrides.all() if o.ended_at is None and o.on <= on), None)
    derived_status = by_hand.status if by_hand else derived.status
    status = Status(derived_status) if by else for_everyone(derived_status)
    told: dict[str, Any] = {
        "id": person.public_id,
        "name": public.name if by is None else next(iter(person.names.values()), ""),
        "names": list(
            dict.fromkeys(n.text for n in person.all_names.all() if not kinds or n.kind in kinds)
        ),
        "found_by": row.why if by else "",
        "case": {"id": person.case.public_id, "title": str(person.case)},
        "as_of": on.isoformat(),
        "status": status.value,
        "because": f"set by hand, source: {by_hand.source_name}"
        if by_hand
        else _because(derived, by),
        "held": [_span(span) for span in spans],
        "days_elapsed": counted.elapsed if counted else None,
        "days_inclusive": counted.inclusive if counted else None,
        "days_exact": counted.is_exact if counted else None,
        "demands": _demands(person, by),
        "sources": _sources(person, by),
    }
    return told | ({"risk": person.risk, "note": person.note} if by else {})


def _because(derived: Derived, by: User | None) -> str:
    if derived.because is None:
        return ""
    event = Event.objects.filter(pk=derived.because.pk).first()
    if event is None or not (event.is_public or by):
        return ""
    source = f", source: {event.source_name}" if event.source_name else ""
    return f"{event.get_kind_display()} on {event.on}{source}"


def _span(span: Span) -> dict[str, Any]:
    return {
        "from": span.start.isoformat(),
        "until": span.end.isoformat() if span.end else None,
        "exact": span.is_exact,
    }


def _demands(person: Person, by: User | None) -> list[str]:
    """What the calls for this person ask, in English where there is that.

    Without `by` none that names somebody of the case who may not be named.
    """
    asked: list[str] = []
    calls = Call.objects.filter(people=person, state__in=PUBLIC_STATES)
    for call in calls.prefetch_related("editions__current"):
        editions = {e.language: e.current for e in call.editions.all() if e.is_public and e.current}
        chosen = editions.get("en") or next(iter(editions.values()), None)
        asked += chosen.words["demands"] if chosen else []
    names_hidden = naming_hidden(person.case) if asked and by is None else None
    return [
        text for text in dict.fromkeys(asked) if names_hidden is None or not names_hidden([text])
    ]


def _sources(person: Person, by: User | None) -> list[str]:
    about = Q(acts__person=person) if by else Q(acts__person=person, is_public=True)
    names = Event.objects.filter(about).exclude(source_name="").order_by("on")
    return list(dict.fromkeys(names.values_list("source_name", flat=True)))


def _written(told: dict[str, Any]) -> str:
    others = [name for name in told["names"] if name != told["name"]]
    lines = [told["name"] + (f" ({', '.join(others)})" if others else "")]
    lines.append(f"  case {told['case']['id']}: {told['case']['title']}")
    lines.append(f"  {told['status']} on {told['as_of']}"
                 + (f", because of: {told['because']}" if told["because"] else ""))  # fmt: skip
    for span in told["held"]:
        exact = "" if span["exact"] else " (not exact)"
        lines.append(f"  held {span['from']} to {span['until'] or 'now'}{exact}")
    if told["days_exact"]:
        lines.append(
            f"  {told['days_elapsed']} days elapsed, {told['days_inclusive']} counting both ends"
        )
    lines += [f"  asked: {text}" for text in told["demands"]]
    lines += [f"  source: {text}" for text in told["sources"]]
    if "risk" in told:
        lines.append(f"  risk {told['risk']}" + (f"; note: {told['note']}" if told["note"] else ""))
    return "\n".join(lines)


@command(
    "import-people",
    purpose=Purpose.WORK,
    help="bring people into a case from a table; safe to run twice",
    arguments=[FILE, CASE],
)
def import_table(options: Options) -> int:
    found = Case.objects.filter(public_id=options.case).first()
    if found is None:
        raise CommandFailed(f"There is no case {options.case}. Its id stands in its address.")
    text = read_table(Path(options.file))
    lines = max(text.count("\n"), 1)
    told = import_people(
        case=found, rows=rows_of(text), by=None, on_progress=lambda done: _bar(done, lines)
    )
    sys.stderr.write("\n")
    for line, reason in told.bad:
        sys.stderr.write(f"line {line}: {reason}\n")
    _say(f"{told.made} people added, {told.known} were there, {len(told.bad)} rows are wrong.")
    return 1 if told.bad else 0


def read_table(path: Path) -> str:
    """The text of a file. Raises CommandFailed where it is absent or not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CommandFailed(f"{path}: {error.strerror}. Give the path of a file.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CommandFailed(
            f"{path} is not in UTF-8 (line {line}). Save it as “CSV UTF-8” and try again."
        ) from None


def rows_of(text: str) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Each row with the line on which it ends. Raises CommandFailed without the columns."""
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = {"key", "name"} - set(reader.fieldnames or ())
    if missing:
        raise CommandFailed(
            f"The first line must name the columns; {', '.join(sorted(missing))} is missing."
        )
    for row in reader:
        yield reader.line_num, row


def _bar(done: int, of: int) -> None:
    share = min(done / of, 1)
    sys.stderr.write(f"\r[{'#' * int(share * 30):30}] {done} rows")
    sys.stderr.flush()


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
