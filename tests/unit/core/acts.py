"""What test_beside.py has done in a process beside it."""

import os
import time


def back(*values):
    return values


def pid():
    return os.getpid()


def refuse():
    raise ValueError("This cannot be done.")


def fail():
    raise KeyError("a name that nobody may read")


def crash():
    os.abort()


def take_long():
    time.sleep(30)


def take_much():
    return bytearray(4_000_000_000)


def surroundings():
    files = [os.readlink(f"/proc/self/fd/{number}") for number in range(100) if _is_open(number)]
    return dict(os.environ), files


def _is_open(number):
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
