"""The reads of calls."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from yeondae.calls.loading import SMALL, load_small
from yeondae.calls.models import (
    Call,
    CallOffice,
    Copy,
    Demand,
    Edition,
    EditionVersion,
    Incoming,
    Issuer,
    Relay,
    Step,
    Update,
)
from yeondae.calls.words import changed_places, paragraphs
from yeondae.cases.models import Person
from yeondae.directory.models import ContactPoint

PUBLIC_STATES = (Call.State.PUBLISHED, Call.State.STOPPED, Call.State.CLOSED)


def public_call(slug: str) -> Call | None:
    """The published, stopped or closed call of an address ("2026-2"), ready for its page.

    `editions` holds the public ones only; `updates` the published ones.
    """
    at = _numbered(slug)
    return public_calls().filter(**at).first() if at else None


def out_call(slug: str) -> Call | None:
    """As `public_call`, also where its words are held back: for counts, never for a page."""
    at = _numbered(slug)
    return Call.objects.filter(state__in=PUBLIC_STATES, **at).first() if at else None


def _numbered(slug: str) -> dict[str, int]:
    year, _dash, number = slug.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit()):
        return {}
    return {"year": int(year[:6]), "number": int(number[:9])}


def public_calls() -> QuerySet[Call]:
    """Every call that everyone may see, with what its page shows; none that holds its words."""
    return (
        Call.objects.filter(state__in=PUBLIC_STATES, words_held_at=None)
        .select_related("case")
        .prefetch_related(
            "rounds",
            "references",
            "planned_events",
            Prefetch("editions", public_editions()),
            Prefetch("updates", public_updates()),
            *_asked(),
        )
    )


def public_updates() -> QuerySet[Update]:
    """Updates that are out and hold nothing back."""
    return Update.objects.exclude(published_at=None).filter(words_held_at=None)


def public_editions() -> QuerySet[Edition]:
    """Editions that are out, each with its current version and what that translates."""
    return Edition.objects.filter(is_public=True, current__isnull=False).select_related(
        "current__translates__edition__current"
    )


def _asked() -> list["Prefetch[str]"]:
    """What every page of a call needs: its issuers, people, offices, demands."""
    people = Person.objects.select_related("case").prefetch_related("consents")
    offices = CallOffice.objects.select_related("office__organisation")
    return [
        Prefetch("issuers", Issuer.objects.select_related("organisation")),
        Prefetch("people", people),
        Prefetch("offices", offices.prefetch_related("office__holders")),
        Prefetch("demands", Demand.objects.prefetch_related("states")),
        Prefetch("relays", Relay.objects.select_related("organisation")),
    ]


def desk_call(slug: str, *parts: str) -> Call | None:
    """A call in any state, with those parts loaded that a page of the desk shows.

    `parts` are keys of `_parts()` or plain relations of a call; any other is read when asked for.
    """
    at = _numbered(slug)
    if not at:
        return None
    known = _parts()
    found = (
        Call.objects.filter(**at)
        .select_related("case", "owner", "submitted_by", "approved_by", "stopped_by")
        .prefetch_related(*(known.get(part, part) for part in parts if part not in SMALL))
        .first()
    )
    if found is not None:
        load_small(found, [part for part in parts if part in SMALL])
    return found


def _parts() -> dict[str, "Prefetch[str]"]:
    """How the parts of a call are loaded of which the desk shows more than their own row."""
    steps = Prefetch("steps", Step.objects.select_related("contact_point__organisation"))
    offices = CallOffice.objects.select_related("office__organisation").prefetch_related(steps)
    copies = Copy.objects.select_related("contact_point__office", "contact_point__organisation")
    return {
        **{each.prefetch_to: each for each in _asked()},
        "editions": Prefetch("editions", _with_newest()),
        "offices": Prefetch("offices", offices),
        "copies": Prefetch("copies", copies),
    }


def _with_newest() -> QuerySet[Edition]:
    """Editions whose `versions` hold the newest one alone: the desk works on no other."""
    of_edition = EditionVersion.objects.filter(edition=OuterRef("edition")).order_by("-number")
    versions = EditionVersion.objects.filter(pk=Subquery(of_edition.values("pk")[:1]))
    versions = versions.select_related("made_by", "translates__edition")
    return Edition.objects.select_related("current").prefetch_related(
        Prefetch("versions", versions)
    )


def desk_calls() -> QuerySet[Call]:
    """Every call for the desk's list, the youngest first."""
    return Call.objects.select_related("owner", "submitted_by").prefetch_related(
        Prefetch("editions", _with_newest())
    )


def ladder(call: Call) -> dict[int, list[ContactPoint]]:
    """The organiser's order of contact points for each office of the call, by the office's id.

    An office without a ladder of its own has the contact points that letters can go to, in order.
    """
    steps = Step.objects.filter(asked__call=call).select_related(
        "contact_point__organisation", "contact_point__office", "asked"
    )
    ladders: dict[int, list[ContactPoint]] = {
        office_id: [] for office_id in call.offices.values_list("office_id", flat=True)
    }
    for step in steps.order_by("asked__position", "position"):
        ladders[step.asked.office_id].append(step.contact_point)
    return _with_the_bare(ladders)


def loaded_ladder(call: Call) -> dict[int, list[ContactPoint]]:
    """`ladder` of a call whose offices are loaded with their steps; at most one query."""
    return _with_the_bare(
        {
            asked.office_id: [step.contact_point for step in asked.steps.all()]
            for asked in call.offices.all()
        }
    )


def _with_the_bare(ladders: dict[int, list[ContactPoint]]) -> dict[int, list[ContactPoint]]:
    """`ladders`, filled where an office has none of its own."""
    bare = [office_id for office_id, points in ladders.items() if not points]
    if bare:
        points = ContactPoint.objects.filter(office_id__in=bare).select_related("office")
        for point in points.exclude(kind__in=NOT_FOR_LETTERS).order_by("position", "pk"):
            if point.office_id is not None:
                ladders[point.office_id].append(point)
    return ladders


NOT_FOR_LETTERS = (ContactPoint.Kind.PHONE, ContactPoint.Kind.WEB)


def copies(call: Call) -> list[ContactPoint]:
    """Where a copy of each letter goes, in order; some may be "not supplied"."""
    rows = Copy.objects.filter(call=call).select_related(
        "contact_point__organisation", "contact_point__office"
    )
    return [row.contact_point for row in rows]


def newest(edition: Edition) -> EditionVersion | None:
    """The version that staff work on (versions are ordered newest first)."""
    return next(iter(edition.versions.all()), None)


def newest_versions(call: Call) -> list[EditionVersion]:
    """The newest version of each language of a call."""
    rows = EditionVersion.objects.filter(edition__call=call).select_related("edition")
    by_edition: dict[int, EditionVersion] = {}
    for version in rows.order_by("edition__language", "number"):
        by_edition[version.edition_id] = version
    return list(by_edition.values())


def loaded_versions(call: Call) -> list[EditionVersion]:
    """`newest_versions` of a call whose editions are loaded; no query then."""
    found = [newest(edition) for edition in call.editions.all()]
    return sorted((each for each in found if each), key=lambda each: each.edition.language)


def stale_places(version: EditionVersion) -> set[str]:
    """The places of a translation whose source has changed since; see `words.paragraphs`.

    Empty for words that translate nothing, and for a translation of the newest source.
    """
    if version.translates is None:
        return set()
    source = newest(source_of(version.translates, version.edition.call))
    if source is None or source.pk == version.translates_id:
        return set()
    gone = {place for place, _text in paragraphs(version.translates.words)}
    gone -= {place for place, _text in paragraphs(source.words)}
    return changed_places(version.translates.words, source.words) | gone


def source_of(translated: EditionVersion, call: Call) -> Edition:
    """The edition that `translated` is of, as it was loaded with `call`."""
    loaded = {edition.pk: edition for edition in call.editions.all()}
    return loaded.get(translated.edition_id) or translated.edition


def public_stale(edition: Edition) -> bool:
    """Whether the public version translates an older one than the public version of its source."""
    version = edition.current
    if version is None or version.translates is None:
        return False
    source = version.translates.edition.current
    return source is not None and source.number > version.translates.number


def incoming() -> QuerySet[Incoming]:
    """Received texts, the youngest first."""
    return Incoming.objects.select_related("call", "looks_like", "received_by").order_by(
        "-received_at", "-pk"
    )


def waiting_for_review() -> QuerySet[Call]:
    """Calls that wait for a second pair of eyes: submitted ones, and first reports."""
    return desk_calls().filter(
        Q(state=Call.State.IN_REVIEW)
        | Q(state__in=PUBLIC_STATES, is_first_report=True, approved_by__isnull=True)
    )


def reviews_overdue(now: datetime) -> QuerySet[Call]:
    """First reports whose review is late."""
    return waiting_for_review().filter(is_first_report=True, review_due_at__lt=now)


def past_send_by(calls: Iterable[Call], now: datetime) -> list[Call]:
    """Those of `calls` that are out although their send-by date is over."""
    return [
        call
        for call in calls
        if call.state == Call.State.PUBLISHED and call.send_by and call.send_by < now.date()
    ]
