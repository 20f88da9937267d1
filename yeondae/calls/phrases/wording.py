"""What a language needs to say for a call that nobody has written yet."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """The standard phrases of one language. Pairs are for one person and for several.

    Marks such as {names} are replaced as text. {days_detained} and {prison} stay in a letter:
    they are filled in on the day it is sent.
    """

    title: str
    happened: str  # heading
    asked: str  # heading
    arrested: tuple[str, str]  # {names}, {on}, {by}
    arrested_by: str  # {authority}
    on: str  # {date}
    held: tuple[str, str]  # {names}, {place}
    members: str  # {organisation}
    please_write: str
    subject: str
    letter_opens: str
    letter_held: str  # {days_detained}, {prison}
    letter_why: str
    letter_asks: str
    letter_after: str
    demands: Mapping[str, str]
    authorities: Mapping[str, str]
