"""What may be said of an error in a log or a table: its kind and its place, never its words.

An error's message often quotes what it stumbled over: an address, a name, a text.
"""

import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def kind_and_place(error: BaseException) -> str:
    """Such as "SMTPServerDisconnected in yeondae/channels/email/smtp.py:41 (send)"."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _says_something(Path(frame.filename))]
    if not (ours or frames):
        return type(error).__name__
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    place = path.relative_to(ROOT) if ours else Path(*path.parts[-2:])
    return f"{type(error).__name__} in {place}:{frame.lineno} ({frame.name})"


def _says_something(path: Path) -> bool:
    """Whether it is our code, and not the frame of the machine that called it."""
    return path.is_relative_to(ROOT / "yeondae") and not path.is_relative_to(HERE)
