"""Jobs that leave marks in the folder named by CHORES."""

import os
import time
from pathlib import Path

from yeondae.jobs.job import job


def mark(name: str, text: str) -> int:
    """Add a line; how many the file has now."""
    path = Path(os.environ["CHORES"]) / name
    with path.open("a") as file:
        file.write(text + "\n")
    return len(path.read_text().splitlines())


@job()
def write(text: str) -> None:
    mark("written", text)


@job(max_attempts=3, base=0.1)
def fail_twice(address: str) -> None:
    tries = Path(os.environ["CHORES"], "tried")
    number = mark("tried", str(len(tries.read_text().splitlines()) + 1 if tries.exists() else 1))
    if number < 3:
        raise ValueError(f"cannot write to {address}")
    mark("written", "done")


@job(max_attempts=2, base=0.1)
def always_fail(address: str) -> None:
    tries = Path(os.environ["CHORES"], "tried")
    mark("tried", str(len(tries.read_text().splitlines()) + 1 if tries.exists() else 1))
    raise ValueError(f"cannot write to {address}")


@job()
def hang_once() -> None:
    if mark("tried", "1") == 1:
        time.sleep(60)
    mark("written", "done")
