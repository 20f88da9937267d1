"""Forks workers on demand, so that killing two hundred of them does not load Django as often.

Reads one line a worker from its input and prints the new worker's process id; the worker
dispatches letters and mails until it is killed. The parent never opens the database.
"""

import os
import sys
import threading
import time

import django
from django.utils.module_loading import import_string

ONE_TICK = 1.0


def work() -> None:
    """Be a worker: dispatch for ever."""
    from yeondae.jobs.heartbeats import process_name

    dispatch = import_string("yeondae.flows.dispatch.dispatch")
    send_mails = import_string("yeondae.flows.send_mails.send_mails")
    while True:
        dispatch(worker=process_name(), seconds=ONE_TICK)
        send_mails(worker=process_name(), seconds=ONE_TICK)
        time.sleep(0.02)


def reap() -> None:
    """Bury the dead at once: a zombie still answers as a living process."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            time.sleep(0.005)


def main() -> None:
    django.setup()
    import_string("yeondae.flows.tasks.dispatch_letters")  # so that no worker loads it again
    threading.Thread(target=reap, daemon=True).start()
    for _line in sys.stdin:
        process = os.fork()
        if process == 0:
            work()
        print(process, flush=True)


if __name__ == "__main__":
    main()
