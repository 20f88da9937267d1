"""The public record as files: people and events as CSV, cases as JSON, their schema, all in a zip.

Each row holds what the pages show in English, and nothing else: all comes from `public_case`.
"""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override
from django.views.decorators.http import require_safe

from yeondae.cases import queries
from yeondae.cases.models.kinds import HURIDOCS as EVENT_CODES
from yeondae.cases.models.kinds import EventKind
from yeondae.cases.models.status import HURIDOCS as STATUS_CODES
from yeondae.cases.models.status import Status
from yeondae.cases.public_values import PublicClaim, PublicSource
from yeondae.cases.queries import PublicCase, PublicPerson
from yeondae.core import clock
from yeondae.core.spreadsheet import csv_head, csv_lines, csv_text

LICENCE = "CC-BY-4.0"
LANGUAGE = "en"
PEOPLE = (
    "case_id", "person_id", "name", "other_names", "post", "organisation", "country", "status",
    "status_on", "held_since", "held_until", "days_elapsed", "days_inclusive", "days_exact",
    "huridocs_code",
)  # fmt: skip
EVENTS = (
    "case_id", "event_id", "kind", "on", "until", "precision", "time", "place", "words", "level",
    "sources", "huridocs_code",
)  # fmt: skip
MEANS = {
    "case_id": "stable id of the case",
    "person_id": "stable id of the person; the same in every copy",
    "event_id": "stable id of the event",
    "name": "the name to use in public, or initials",
    "other_names": "other scripts and spellings, separated by a semicolon",
    "post": "what the person is",
    "organisation": "the person's union or organisation",
    "country": "ISO 3166-1 alpha-2",
    "status": "how it stands: see docs/cases.md, the table of statuses",
    "status_on": "since which day, at the place",
    "held_since": "first day of the last time in detention, at the place",
    "held_until": "day of release; empty while held",
    "days_elapsed": "days in detention: the day of arrest is day 0; several times add up",
    "days_inclusive": "the same with both ends counted",
    "days_exact": "true where each day is known",
    "kind": "kind of event: see docs/cases.md",
    "on": "day of the event, at the place",
    "until": "last day of an event that lasted",
    "precision": "exact, about, unknown_day, unknown_month_and_day",
    "time": "time of day, at the place",
    "place": "where, if that may show",
    "words": "what happened, in English",
    "level": "verification V0 to V4",
    "sources": "who says so, separated by a semicolon",
    "huridocs_code": "code in the HURIDOCS micro-thesauri, where they have one",
}


def people_rows(cases: Iterable[PublicCase]) -> Iterator[dict[str, Any]]:
    """One row for each person who may be shown."""
    for case in cases:
        for person in case.people:
            last = person.spans[-1] if person.spans else None
            yield {
                "case_id": case.public_id,
                "person_id": person.public_id,
                "name": person.shown.name,
                "other_names": "; ".join(person.other_names),
                "post": person.shown.post,
                "organisation": person.organisation,
                "country": case.country,
                "status": person.status,
                "status_on": _day(person.status_on),
                "held_since": _day(last.start if last else None),
                "held_until": _day(last.end if last else None),
                "days_elapsed": person.count.elapsed if person.count else None,
                "days_inclusive": person.count.inclusive if person.count else None,
                "days_exact": person.count.is_exact if person.count else None,
                "huridocs_code": STATUS_CODES.get(Status(person.status)),
            }


def event_rows(cases: Iterable[PublicCase]) -> Iterator[dict[str, Any]]:
    """One row for each public event."""
    for case in cases:
        for event in case.events:
            yield {
                "case_id": case.public_id,
                "event_id": event.public_id,
                "kind": event.kind,
                "on": _day(event.on),
                "until": _day(event.until),
                "precision": event.precision,
                "time": event.time,
                "place": event.place,
                "words": event.words,
                "level": event.level,
                "sources": "; ".join(each.name for each in event.sources),
                "huridocs_code": EVENT_CODES.get(EventKind(event.kind)),
            }


def json_pieces(cases: Iterable[PublicCase]) -> Iterator[str]:
    """The whole record as one JSON value, a case at a time."""
    head = {
        "licence": LICENCE,
        "as_of": clock.now().date().isoformat(),
        "definition": "Published cases of this installation; people who may be shown today.",
    }
    yield _json(head)[:-1] + ', "cases": ['
    for number, case in enumerate(cases):
        yield (",\n" if number else "\n") + _json(_case(case))
    yield "\n]}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _case(case: PublicCase) -> dict[str, Any]:
    return {
        "case_id": case.public_id,
        "title": case.title,
        "country": case.country,
        "time_zone": case.time_zone,
        "opened_on": _day(case.opened_on),
        "closed_on": _day(case.closed_on),
        "people": [
            {**row, **_courts(person)}
            for row, person in zip(people_rows([case]), case.people, strict=True)
        ],
        "events": list(event_rows([case])),
        "figures": [
            {
                "figure_id": each.public_id,
                "number": each.number,
                "definition": each.definition,
                "since": _day(each.since),
                "until": _day(each.until),
                "source": each.source.name if each.source else "",
                "parts": [part.number for part in each.parts],
            }
            for each in case.figures
        ],
        "disputes": [
            {
                "fact": each.fact,
                "about": each.about,
                "claims": [_claim(claim) for claim in each.claims],
            }
            for each in case.disputes
        ],
        "sources": [_source(each) for each in case.sources],
    }


def _courts(person: PublicPerson) -> dict[str, Any]:
    return {
        "charges": [
            {
                "law": c.law_code,
                "article": c.article,
                "alleged": c.alleged,
                "state": c.state,
                "penalties": c.penalties,
            }
            for c in person.charges
        ],
        "labels": [
            {"label": each.label, "declared_by": each.by, "on": _day(each.on)}
            for each in person.labels
        ],
    }


def _claim(claim: PublicClaim) -> dict[str, Any]:
    return {
        "words": claim.words,
        "source": claim.source.name,
        "level": claim.level,
        "standing": claim.standing,
        "shown": claim.is_shown,
    }


def _source(source: PublicSource) -> dict[str, Any]:
    return {
        "source_id": source.public_id,
        "name": source.name,
        "url": source.url,
        "published_on": _day(source.on),
        "disclaimer": source.disclaimer,
    }


def schema() -> dict[str, Any]:
    """What each field means, as a JSON Schema of one row of people.csv or events.csv."""

    def table(name: str, fields: Iterable[str]) -> dict[str, Any]:
        properties = {each: {"description": MEANS[each]} for each in fields}
        return {"title": name, "type": "object", "properties": properties}

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "licence": LICENCE,
        "$defs": {"people": table("people.csv", PEOPLE), "events": table("events.csv", EVENTS)},
    }


def _lines(fields: Sequence[str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    return csv_lines(fields, ([row.get(name) for name in fields] for row in rows))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(*, events: Collection[str] | None = None) -> Iterator[PublicCase]:
    """Each published case in English; a few of them are in memory at a time."""
    for case in queries.public_cases(events=events):
        with override(LANGUAGE):  # not over the yield: whoever reads has another language
            read = queries.public_case(case, LANGUAGE)
        yield read


FILES: dict[str, Callable[[], Iterator[str]]] = {
    "people.csv": lambda: _lines(PEOPLE, people_rows(_read(events=()))),
    "events.csv": lambda: _lines(EVENTS, event_rows(_read())),
    "cases.json": lambda: json_pieces(_read()),
    "schema.json": lambda: iter([json.dumps(schema(), ensure_ascii=False, indent=1)]),
}


def _file(name: str) -> Callable[[HttpRequest], HttpResponseBase]:
    kinds = {"csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8"}

    @require_safe
    def view(request: HttpRequest) -> HttpResponseBase:
        pieces = (text.encode() for text in FILES[name]())
        # The head and a first row: where the database is away, the answer says so instead.
        begun = list(islice(pieces, 2))
        answer = StreamingHttpResponse(
            chain(begun, pieces), content_type=kinds[name.rsplit(".", 1)[1]]
        )
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    return view


people_csv, events_csv, cases_json, schema_json = (_file(name) for name in FILES)


def _write_record(archive: zipfile.ZipFile) -> None:
    """People, events and cases, each case read once: the two tables wait beside the archive."""
    with tempfile.TemporaryFile() as people, tempfile.TemporaryFile() as events:
        people.write(csv_head(PEOPLE).encode())
        events.write(csv_head(EVENTS).encode())
        with archive.open("cases.json", "w", force_zip64=True) as entry:
            for text in json_pieces(_also_as_tables(_read(), people, events)):
                entry.write(text.encode())
        for name, table in (("people.csv", people), ("events.csv", events)):
            table.seek(0)
            with archive.open(name, "w", force_zip64=True) as entry:
                shutil.copyfileobj(table, entry)


def _also_as_tables(
    cases: Iterable[PublicCase], people: BinaryIO, events: BinaryIO
) -> Iterator[PublicCase]:
    """`cases` as they come; on the way each one's lines go into the two tables."""
    for case in cases:
        people.write(_text(PEOPLE, people_rows([case])))
        events.write(_text(EVENTS, event_rows([case])))
        yield case


def _text(fields: Sequence[str], rows: Iterable[dict[str, Any]]) -> bytes:
    return csv_text([row.get(name) for name in fields] for row in rows).encode()


@require_safe
def record_zip(request: HttpRequest) -> HttpResponseBase:
    """Everything in one file, with its licence; written to disk, where nothing of it is secret."""
    with ExitStack() as unfinished:  # closes the file where reading breaks off
        out = unfinished.enter_context(tempfile.TemporaryFile())
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            _write_record(archive)
            archive.writestr("schema.json", "".join(FILES["schema.json"]()))
            archive.writestr("LICENCE.txt", f"{LICENCE}: give credit, and say what you changed.\n")
        unfinished.pop_all()  # from here on the answer closes it
    out.seek(0)
    answer = FileResponse(out, as_attachment=True, filename="record.zip")
    answer.headers["Content-Type"] = "application/zip"
    answer.headers["Cache-Control"] = "no-cache"
    return answer
