"""Every topic of the desk, a line each, in the order of the menu."""

from yeondae.desk.approvals.menu import ENTRIES as APPROVALS
from yeondae.desk.audit.menu import ENTRIES as AUDIT
from yeondae.desk.bundles.menu import ENTRIES as BUNDLES
from yeondae.desk.calls.menu import ENTRIES as CALLS
from yeondae.desk.cases.menu import ENTRIES as CASES
from yeondae.desk.changes.menu import ENTRIES as CHANGES
from yeondae.desk.due.menu import ENTRIES as DUE
from yeondae.desk.entry import Entry
from yeondae.desk.incoming.menu import ENTRIES as INCOMING
from yeondae.desk.join.menu import ENTRIES as JOIN
from yeondae.desk.keeper.menu import ENTRIES as KEEPER
from yeondae.desk.looking.menu import ENTRIES as LOOKING
from yeondae.desk.news.menu import ENTRIES as NEWS
from yeondae.desk.notices.menu import ENTRIES as NOTICES
from yeondae.desk.offices.menu import ENTRIES as OFFICES
from yeondae.desk.outbox.menu import ENTRIES as OUTBOX
from yeondae.desk.people.menu import ENTRIES as PEOPLE
from yeondae.desk.petitions.menu import ENTRIES as PETITIONS
from yeondae.desk.questions.menu import ENTRIES as QUESTIONS
from yeondae.desk.replies.menu import ENTRIES as REPLIES
from yeondae.desk.review.menu import ENTRIES as REVIEW
from yeondae.desk.sending_check.menu import ENTRIES as SENDING_CHECK
from yeondae.desk.sendings.menu import ENTRIES as SENDINGS
from yeondae.desk.sign_in.menu import ENTRIES as SIGN_IN
from yeondae.desk.staff.menu import ENTRIES as STAFF
from yeondae.desk.supporters.menu import ENTRIES as SUPPORTERS

ENTRIES: list[Entry] = sorted(
    [
        *INCOMING,
        *CALLS,
        *REVIEW,
        *PEOPLE,
        *CASES,
        *OFFICES,
        *SENDINGS,
        *REPLIES,
        *PETITIONS,
        *SUPPORTERS,
        *OUTBOX,
        *SENDING_CHECK,
        *STAFF,
        *SIGN_IN,
        *APPROVALS,
        *AUDIT,
        *NOTICES,
        *QUESTIONS,
        *JOIN,
        *NEWS,
        *KEEPER,
        *LOOKING,
        *DUE,
        *CHANGES,
        *BUNDLES,
    ],
    key=lambda entry: entry.order,
)
