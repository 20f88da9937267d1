"""The commands about the record itself."""

import sys

from yeondae.cases import audience
from yeondae.cases.rules.status import as_markdown
from yeondae.cases.services import rebuild_everyone
from yeondae.core.commands import Options, Purpose, command


@command(
    "status-table",
    purpose=Purpose.CARE,
    help="print the table of events and statuses that docs/cases.md shows",
    prepares=False,
)
def status_table(options: Options) -> None:
    sys.stdout.write(as_markdown() + "\n")


@command(
    "field-table",
    purpose=Purpose.CARE,
    help="print the table of who may see which field that docs/cases.md shows",
    prepares=False,
)
def field_table(options: Options) -> None:
    sys.stdout.write(audience.as_markdown() + "\n")


@command(
    "rebuild-cases",
    purpose=Purpose.CARE,
    help="derive every status and time in detention anew from the events",
)
def rebuild_cases(options: Options) -> None:
    changed = rebuild_everyone()
    sys.stdout.write(f"Rebuilt. {changed} people stood differently before.\n")
