"""Forks workers and web servers on demand: killing two hundred does not load Django as often.

Reads one word a line, `worker` or `web`, and prints the new process's id. A worker dispatches
letters and mails, a web server is Gunicorn as shipped in a process group of its own, both until
they are killed. The parent never opens the database; it holds the socket that web servers share.

Usage: python -m tests.crash.forge [PORT]     a PORT where web servers are wanted
"""

import os
import socket
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


def serve(listener: socket.socket) -> None:
    """Be the web server."""
    from yeondae.config import serve

    serve.Web(serve.get_wsgi_application(), listener, lambda said: None).run()


def reap() -> None:
    """Bury the dead at once: a zombie still answers as a living process."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            time.sleep(0.005)


def main(arguments: list[str]) -> None:
    """Fork what is asked for, until the input ends."""
    django.setup()
    import_string("yeondae.flows.tasks.dispatch_letters")  # so that no worker loads it again
    listener = socket.create_server(("127.0.0.1", int(arguments[0]))) if arguments else None
    if listener is not None:
        import_string("yeondae.config.serve.load")()
    threading.Thread(target=reap, daemon=True).start()
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            if line.strip() == "web":
                assert listener is not None
                os.setsid()
                serve(listener)
            else:
                work()
        print(process, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
