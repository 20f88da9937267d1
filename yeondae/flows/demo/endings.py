"""What became of the demo's calls: updates, reported changes, answers, and how each stands."""

from yeondae.accounts.roles import Role
from yeondae.calls import services as calls
from yeondae.calls.models import Call, Demand
from yeondae.cases import services as cases
from yeondae.flows import follow_case_changes as changes
from yeondae.flows.demo import data
from yeondae.flows.demo.calls import Scene
from yeondae.flows.log_reply import log_reply
from yeondae.outcomes.models import Reply
from yeondae.outcomes.services import Answer, show_reply


def publish_updates(scene: Scene, name: str) -> None:
    """Further information; where it asks people to write again, a round opens."""
    by = scene.staff[Role.ORGANISER]
    for row in data.call(name).get("update", ()):
        update = calls.add_update(
            call=scene.calls[name],
            on=row["on"],
            words=row["words"],
            asks_again=row["asks_again"],
            by=by,
        )
        calls.publish_update(update=update, by=by)


def end_call(scene: Scene, name: str) -> None:
    """Tell what happened, and bring the call to where its file says that it stands."""
    told, call, by = data.call(name), scene.calls[name], scene.staff[Role.ORGANISER]
    demands = list(call.demands.all())
    for row in told.get("change", ()):
        _change(scene, row)
    for row in told.get("state", ()):
        calls.set_demand_state(
            demand=demands[row["demand"] - 1],
            person=scene.people.get(row.get("person", "")),
            state=row["state"],
            since=row["since"],
            by=by,
        )
    for row in told.get("reply", ()):
        _reply(scene, call, demands, row)
    if told["stands"] == "closed":
        closing = {language: told["closing"][language] for language in data.LANGUAGES}
        calls.close_call(call=call, words=closing, by=by)
    if "closed_on" in told["case"]:
        cases.close_case(case=scene.cases[name], on=told["case"]["closed_on"], by=by)


def _change(scene: Scene, row: data.Data) -> None:
    """Reported by the caseworker, followed by the machine, decided by the organiser."""
    change = cases.report_change(
        person=scene.people[row["person"]],
        kind=row["kind"],
        on=row["on"],
        source_name=row["source"],
        source_url=row["source_url"],
        by=scene.staff[Role.CASEWORKER],
    )
    changes.follow(change=change)
    if "decided" not in row:
        return
    changes.confirm(change=change, by=scene.staff[Role.REVIEWER])
    for pause in change.pauses.all():
        changes.decide(pause=pause, decision=row["decided"], by=scene.staff[Role.ORGANISER])


def _reply(scene: Scene, call: Call, demands: list[Demand], row: data.Data) -> None:
    by = scene.staff[Role.CASEWORKER]
    answer = Answer(
        on=row["on"],
        kind=row["kind"],
        text=row["words"]["en"],
        demands=[demands[row["demand"] - 1]],
    )
    office = scene.book.offices[row["office"]]
    reply = log_reply(call=call, office=office, answer=answer, by=by, visible=Reply.Visible.PUBLIC)
    show_reply(reply=reply, visible=Reply.Visible.PUBLIC, public_words=row["words"], by=by)
