"""The only writer of cases; one module for each thing that is written."""

from yeondae.cases.services.changes import (
    confirm_change,
    mark_followed,
    reject_change,
    report_change,
)
from yeondae.cases.services.events import Hit, Source, When, change_event, record_event
from yeondae.cases.services.people import (
    add_person,
    change_person,
    close_case,
    end_consent,
    give_consent,
    open_case,
    set_risk,
)

__all__ = [
    "Hit",
    "Source",
    "When",
    "add_person",
    "change_event",
    "change_person",
    "close_case",
    "confirm_change",
    "end_consent",
    "give_consent",
    "mark_followed",
    "open_case",
    "record_event",
    "reject_change",
    "report_change",
    "set_risk",
]
