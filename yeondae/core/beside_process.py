"""The program that `beside` starts: it answers requests on standard input until there are none.

It ends after some seconds without a request, and at once when nobody is left who could read the
answer, even in the middle of one. The functions it calls know no setting and no model.
"""

import os
import resource
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from yeondae.core import messages

MEMORY = 2_000_000_000  # bytes of address space; typst and PDFium map much and use little


def main(module: str, idle_seconds: float) -> None:
    """Answer requests with the functions of `module`; never returns."""
    _limit()
    requests, answers = _pipes()
    waiting: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    while True:
        try:
            name, seconds, values = waiting.get(timeout=idle_seconds)
        except Empty:
            os._exit(0)
        signal.alarm(seconds)  # the kernel ends what takes longer, whatever it is doing
        answer = _answer(module, name, values)
        signal.alarm(0)
        messages.send(answers, answer)


def _answer(module: str, name: str, values: Sequence[Any]) -> list[Any]:
    try:
        return ["done", getattr(import_module(module), name)(*values)]
    except ValueError as error:
        return ["refused", str(error)]
    except Exception as error:  # its words may quote what it stumbled over
        return ["broken", type(error).__name__]


def _listen(requests: int, waiting: "SimpleQueue[Any]") -> None:
    """Take in requests until the other side is gone; then end, whatever is being done."""
    try:
        while True:
            waiting.put(messages.receive(requests))
    finally:
        os._exit(0)


def _pipes() -> tuple[int, int]:
    """Where requests come from and answers go, which nothing that a library prints may reach."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    return requests, answers


def _limit() -> None:
    """Little memory for this process and no trace on the disk, where the system knows limits."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
