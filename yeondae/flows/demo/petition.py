"""A petition beside the open call, with sheets that were counted and one that is still out."""

from collections.abc import Sequence
from datetime import date, time, timedelta

from yeondae.accounts.roles import Role
from yeondae.core import clock
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene
from yeondae.petitions.models import (
    Handover,
    HandoverPicture,
    Import,
    Invalidation,
    Pack,
    Petition,
    Sheet,
    Signature,
    Suspicion,
)
from yeondae.petitions.services import counting, making, paper

# The demo stays open for whoever comes to it later.
OPEN_FOR = timedelta(days=730)


def tell_petition(scene: Scene) -> None:
    """Made by the organiser, checked by the reviewer, its paper counted and published."""
    told, by = data.petition(), scene.staff[Role.ORGANISER]
    call = scene.calls[told["call"]]
    petition = making.make_petition(call=call, terms=_terms(scene, told), by=by)
    for language in data.LANGUAGES:
        words = told["words"][language]
        making.write_text(
            petition=petition, language=language, title=words["title"],
            text=words["text"].strip(), by=by,
        )  # fmt: skip
    offices = [scene.book.offices[key] for key in told["offices"]]
    making.address(petition=petition, offices=offices, by=by)
    making.open_petition(petition=petition, by=by)
    making.check_petition(petition=petition, by=scene.staff[Role.REVIEWER])
    _collect(scene, petition, told)
    counting.publish_changes(petition_id=petition.pk, now=clock.now())


def _terms(scene: Scene, told: data.Data) -> making.Terms:
    today: date = clock.now().date()
    return making.Terms(
        opens_on=today - timedelta(days=1),
        opens_at=time(9),
        closes_on=today + OPEN_FOR,
        closes_at=time(18),
        time_zone=told["time_zone"],
        goal=told["goal"],
        at_risk=told["at_risk"],
        partner=scene.book.organisations[told["partner"]],
    )


def _collect(scene: Scene, petition: Petition, told: data.Data) -> None:
    """A second person counts the sheets that were drawn for it; the last sheet stays out."""
    by, second = scene.staff[Role.ORGANISER], scene.staff[Role.REVIEWER]
    collector = paper.add_collector(petition=petition, name="Example Collector", by=by)
    for row in told["sheet"]:
        [sheet] = paper.make_sheets(
            collector=collector, language=row["language"], country=row["country"], count=1, by=by
        )
        sheet = paper.enter_count(sheet=sheet, rows=row["rows"], unreadable=0, by=by)
        if sheet.state == Sheet.State.SECOND:
            paper.enter_count(sheet=sheet, rows=row["rows"], unreadable=0, by=second)
    paper.make_sheets(collector=collector, language="en", country="GB", count=1, by=by)


def kept_files(calls: Sequence[int]) -> list[str]:
    """The names of the sealed files of these calls' petitions."""
    of = {"petition__call__in": calls}
    return [
        *Sheet.objects.filter(**of).values_list("image", flat=True),
        *Pack.objects.filter(**of).values_list("file", flat=True),
        *HandoverPicture.objects.filter(handover__petition__call__in=calls).values_list(
            "file", flat=True
        ),
        *(part for each in Import.objects.filter(**of) for part in each.parts),
    ]


def remove_petitions(calls: Sequence[int]) -> None:
    """The petitions of these calls, whoever made them; rows first that the database protects."""
    for model in (Signature, Sheet, Import, Suspicion, Invalidation, Pack, Handover):
        model.objects.filter(petition__call__in=calls).delete()
    Petition.objects.filter(call__in=calls).delete()
