"""An office answered: the scan or text is kept sealed, dated and linked to people and demands."""

from dataclasses import replace

from yeondae.accounts.models import User
from yeondae.calls.models import Call
from yeondae.directory.models import Office
from yeondae.outcomes import services as outcomes
from yeondae.outcomes.models import Reply
from yeondae.outcomes.scans import rewritten
from yeondae.outcomes.services import Answer
from yeondae.sealing import files

KIND = "scan"


def log_reply(
    *, call: Call, office: Office, answer: Answer, by: User, visible: str, scan: bytes = b""
) -> Reply:
    """Keep the pages of `scan` (a PDF or a picture) sealed, nothing else of it; log the answer.

    Raises NotAPicture with a sentence.
    """
    if scan:
        answer = replace(answer, scan=files.keep(rewritten(scan), KIND))
    return outcomes.log_reply(call=call, office=office, answer=answer, by=by, visible=visible)
