"""Web and worker as processes: one supervisor for the small server, each alone for the large one.

The application is loaded once and frozen before forking: the processes share that memory.
"""

import gc
import socket
from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from yeondae.config import warming
from yeondae.config.supervisor import Child, Supervisor
from yeondae.core.commands import CommandFailed
from yeondae.jobs import worker
from yeondae.sealing import box, index

Say = Callable[[str], None]


def listen() -> socket.socket:
    """The listening socket of YEONDAE_BIND and PORT. Raises CommandFailed where it is taken."""
    family = socket.AF_INET6 if ":" in settings.BIND else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.BIND, settings.PORT))
    except OSError as error:
        listener.close()
        raise CommandFailed(
            f"Cannot listen on {settings.BIND}, port {settings.PORT}: {error.strerror}. "
            "End the other program, or choose another port, for example PORT=8001."
        ) from None
    listener.listen(512)
    return listener


def load() -> WSGIHandler:
    """Load everything that a request needs, so that every process shares it, and freeze it."""
    gc.disable()
    application = get_wsgi_application()
    warming.warm(application)
    box.warm()
    index.warm()
    connections.close_all()
    _freeze()
    gc.enable()
    return application


class Web(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn around the loaded application, on a socket that is already open."""

    def __init__(self, application: WSGIHandler, listener: socket.socket, ready: Say) -> None:
        self._application = application
        self._listener = listener
        self._ready = ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in {
            "bind": [f"fd://{self._listener.fileno()}"],
            "workers": settings.WEB_WORKERS,
            "worker_class": "gthread",
            "threads": settings.WEB_THREADS,
            "preload_app": True,
            "keepalive": 5,
            "timeout": 60,
            "graceful_timeout": 5,
            "control_socket_disable": True,
            "loglevel": "warning",
            "accesslog": None,  # addresses of visitors are not kept
            "when_ready": self._on_ready,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return self._application

    def _on_ready(self, arbiter: Arbiter) -> None:
        self._ready(f"Yeondae serves {settings.SITE_URL}")


def _freeze() -> None:
    """What is loaded stays: the collector need not touch, and so copy, its memory."""
    gc.collect()
    gc.freeze()


def server(say: Say) -> int:
    """Web and one worker under one supervisor, until Ctrl-C or SIGTERM."""
    listener = listen()
    application = load()
    web = Child("web server", lambda: Web(application, listener, say).run())
    code = Supervisor([web, Child("worker", worker.main)], say).run()
    say("Ended.")
    return code


def web(say: Say) -> None:
    """The web server alone, until SIGTERM."""
    listener = listen()
    application = load()
    Web(application, listener, say).run()


def work(say: Say) -> None:
    """One worker alone, until SIGTERM."""
    load()
    say("The worker works.")
    worker.main()
