"""Pure rules of cases: what may be shown, how it stands, how days are counted, what is doubtful."""

from yeondae.cases.rules.counting import days_held
from yeondae.cases.rules.showing import (
    NAMED,
    PLACED,
    UNNAMED,
    Leave,
    in_force,
    initials,
    leave,
    may_publish,
    reach,
)

__all__ = [
    "NAMED",
    "PLACED",
    "UNNAMED",
    "Leave",
    "days_held",
    "in_force",
    "initials",
    "leave",
    "may_publish",
    "reach",
]
