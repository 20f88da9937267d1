"""What the demo knows beside its calls: other names, sources that disagree, courts, numbers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from yeondae.accounts import approvals
from yeondae.accounts.models import User
from yeondae.accounts.roles import Role
from yeondae.cases import services as cases
from yeondae.cases.models import Case, Charge, Claim, Event, Figure, Person, Proceeding, Source
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene, tell_case

# Each is told after the call of the same name; those of OTHERS are cases without a call.
OTHERS = ("mtu_others", "ahn_2005")


def tell_record(scene: Scene, name: str) -> None:
    """Everything in `record_NAME.toml`, for the case of that call or a case of its own."""
    told = data.record(name)
    if "case" in told:
        tell_case(scene, name, told)
    else:
        for row in told.get("event", ()):
            scene.tell_event(scene.cases[name], row)
    _Record(scene, scene.cases[name], told).tell()
    case, by = scene.cases[name], scene.staff[Role.CASEWORKER]
    approvals.approve(
        approval=cases.ask_to_publish(case=case, by=by, place=""), by=scene.staff[Role.REVIEWER]
    )
    cases.publish_case(case=case, by=by)


class _Record:
    """One case while its rows are written; keys of the file stand for rows."""

    def __init__(self, scene: Scene, case: Case, told: data.Data) -> None:
        self.scene, self.case, self.told = scene, case, told
        self.by: User = scene.staff[Role.CASEWORKER]
        self.sources: dict[str, Source] = {}
        self.figures: dict[str, Figure] = {}
        self.proceedings: dict[str, Proceeding] = {}

    def tell(self) -> None:
        for kind in (
            "source", "name", "title", "post", "label", "figure", "act", "place", "proceeding",
            "charge", "ruling", "relation", "claim", "correction",
        ):  # fmt: skip
            for row in self.told.get(kind, ()):
                getattr(self, f"_{kind}")(row)
        self._tie(self.told.get("case", {}))

    def _person(self, key: str) -> Person:
        return self.scene.people[key]

    def _event_of(self, told: Sequence[Any]) -> Event:
        kind, on, key = told
        events = Event.objects.filter(case=self.case, kind=kind, on=on)
        if key:
            events = events.filter(acts__person=self._person(key))
        return events.order_by("pk")[0]

    def _source(self, row: data.Data) -> None:
        self.sources[row["key"]] = cases.add_source(
            case=self.case,
            name=row["name"],
            url=row.get("url", ""),
            published_on=row.get("on"),
            by=self.by,
            **row.get("facts", {}),
        )

    def _name(self, row: data.Data) -> None:
        names = [cases.Written(**each) for each in row["written"]]
        cases.set_names(person=self._person(row["person"]), names=names, by=self.by)

    def _title(self, row: data.Data) -> None:
        person = self._person(row["person"])
        cases.set_titles(person=person, titles=row["titles"], by=self.by)

    def _post(self, row: data.Data) -> None:
        cases.hold_post(
            person=self._person(row["person"]),
            titles=row["titles"],
            organisation=self.scene.book.organisations.get(row.get("organisation", "")),
            is_acting=row.get("is_acting", False),
            by=self.by,
        )

    def _label(self, row: data.Data) -> None:
        for key in row["people"]:
            cases.declare(
                person=self._person(key),
                kind=row["kind"],
                declared_by=row["by"],
                declared_on=row["on"],
                source_name=row["source"],
                why=row["why"],
                by=self.by,
            )

    def _figure(self, row: data.Data) -> None:
        facts = {name: row[name] for name in ("operator", "low", "high", "since", "until")
                 if name in row}  # fmt: skip
        words: Mapping[str, str] = row.get("words", {})
        self.figures[row["key"]] = cases.state_figure(
            case=self.case,
            kind=row["kind"],
            definition=row["definition"],
            source=self.sources[row["source"]],
            said=cases.Said("number", words),
            event=self._event_of(row["event"]) if "event" in row else None,
            part_of=self.figures.get(row.get("part_of", "")),
            organisation=self.scene.book.organisations.get(row.get("organisation", "")),
            is_public=True,
            by=self.by,
            **facts,
        )

    def _act(self, row: data.Data) -> None:
        act = self._event_of(row["event"]).acts.get(person=self._person(row["person"]))
        cases.describe_act(
            act=act,
            injury=row.get("injury", ""),
            officers=row.get("officers", {}),
            documents=row.get("documents", {}),
            by=self.by,
        )

    def _place(self, row: data.Data) -> None:
        place = cases.name_place(
            names=row["names"],
            kind=row["kind"],
            country=self.case.country,
            other_names=tuple(row.get("other_names", ())),
            time_zone=self.case.time_zone,
            is_demo=True,
            by=self.by,
        )
        cases.place_event(event=self._event_of(row["event"]), place=place, by=self.by)

    def _proceeding(self, row: data.Data) -> None:
        self.proceedings[row["key"]] = cases.open_proceeding(
            case=self.case, names=row["names"], is_public=True, by=self.by
        )

    def _charge(self, row: data.Data) -> None:
        facts = {name: row[name] for name in ("article", "by_whom", "state") if name in row}
        for key in row["people"] or [None]:
            cases.add_charge(
                proceeding=self.proceedings[row["proceeding"]],
                person=self._person(key) if key else None,
                law=row["law"],
                alleged=row.get("alleged", {}),
                source=self.sources[row["source"]],
                by=self.by,
                **{"state": Charge.State.ALLEGED, **facts},
            )

    def _ruling(self, row: data.Data) -> None:
        names = ("on", "precision", "months", "suspended_months", "fine", "currency")
        cases.add_ruling(
            proceeding=self.proceedings[row["proceeding"]],
            person=self._person(row["person"]),
            instance=row["instance"],
            source=self.sources[row["source"]],
            by=self.by,
            **{name: row[name] for name in names if name in row},
        )

    def _relation(self, row: data.Data) -> None:
        cases.relate(
            person=self._person(row["person"]),
            other=self._person(row["other"]),
            kind=row["kind"],
            by=self.by,
        )

    def _claim(self, row: data.Data) -> None:
        about = self.figures[row["figure"]] if "figure" in row else self._event_of(row["event"])
        said = cases.Said(
            row["field"],
            row["words"],
            level=row.get("level", Claim.Level.V0),
            standing=row.get("standing", Claim.Standing.STANDS),
        )
        source = self.sources[row["source"]]
        disputed = said.standing == Claim.Standing.DISPUTED
        cases.add_claim(
            about=about, source=source, said=said, by=self.by, shown=False if disputed else None
        )

    def _correction(self, row: data.Data) -> None:
        cases.correct(
            case=self.case,
            person=self._person(row["person"]),
            field=row["field"],
            before=row["before"],
            after=row["after"],
            why=row["why"],
            is_public=True,
            by=self.by,
        )

    def _tie(self, row: data.Data) -> None:
        if "related_to" in row:
            other = self.scene.cases[row["related_to"]]
            cases.tie_cases(case=self.case, other=other, words=row["related_words"], by=self.by)
        if "closed_on" in row:
            on: date = row["closed_on"]
            cases.close_case(case=self.case, on=on, by=self.by)
