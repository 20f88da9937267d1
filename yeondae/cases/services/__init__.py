"""The only writer of cases; one module for each thing that is written."""

from yeondae.cases.services.changes import (
    confirm_change,
    mark_followed,
    reject_change,
    report_change,
)
from yeondae.cases.services.courts import (
    add_charge,
    add_ruling,
    declare,
    end_override,
    open_proceeding,
    override_status,
    set_charge_state,
)
from yeondae.cases.services.events import Hit, Source, When, change_event, record_event
from yeondae.cases.services.figures import name_place, state_figure
from yeondae.cases.services.joining import merge_people, undo_merge
from yeondae.cases.services.naming import Written, set_names
from yeondae.cases.services.people import (
    add_person,
    change_person,
    close_case,
    end_consent,
    give_consent,
    hold_post,
    open_case,
    relate,
    set_risk,
    set_titles,
)
from yeondae.cases.services.rebuilding import rebuild, rebuild_everyone
from yeondae.cases.services.sourcing import (
    Said,
    add_claim,
    add_source,
    correct,
    judge_claim,
    show_claim,
)

__all__ = [
    "Hit",
    "Said",
    "Source",
    "When",
    "Written",
    "add_charge",
    "add_claim",
    "add_person",
    "add_ruling",
    "add_source",
    "change_event",
    "change_person",
    "close_case",
    "confirm_change",
    "correct",
    "declare",
    "end_consent",
    "end_override",
    "give_consent",
    "hold_post",
    "judge_claim",
    "mark_followed",
    "merge_people",
    "name_place",
    "open_case",
    "open_proceeding",
    "override_status",
    "rebuild",
    "rebuild_everyone",
    "record_event",
    "reject_change",
    "relate",
    "report_change",
    "set_charge_state",
    "set_names",
    "set_risk",
    "set_titles",
    "show_claim",
    "state_figure",
    "undo_merge",
]
