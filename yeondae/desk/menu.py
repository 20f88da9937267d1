"""Every topic of the desk, a line each, in the order of the menu."""

from yeondae.desk.calls.menu import ENTRIES as CALLS
from yeondae.desk.entry import Entry
from yeondae.desk.incoming.menu import ENTRIES as INCOMING
from yeondae.desk.offices.menu import ENTRIES as OFFICES
from yeondae.desk.people.menu import ENTRIES as PEOPLE
from yeondae.desk.review.menu import ENTRIES as REVIEW

ENTRIES: list[Entry] = sorted(
    [
        *INCOMING,
        *CALLS,
        *REVIEW,
        *PEOPLE,
        *OFFICES,
    ],
    key=lambda entry: entry.order,
)
