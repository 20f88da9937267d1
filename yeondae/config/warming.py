"""Doing before the fork what every process would do for itself at its first requests.

Parsed templates, catalogues and tables of addresses are loaded once, and code that ran is
rewritten by Python for its usual case once: the processes share that memory instead of holding a
copy each. It is worth 35 MB of the 300 that web and worker may take.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.template import TemplateDoesNotExist, loader
from django.urls import reverse
from django.utils import translation

PACKAGE = Path(settings.BASE_DIR) / "yeondae"
# The frame of the desk, which Wagtail brings.
FRAMES = ("wagtailadmin/base.html", "wagtailadmin/admin_base.html")
# Python rewrites a function at its eighth call or so.
ROUNDS = 10


def warm(application: WSGIHandler) -> None:
    """Load texts, addresses and templates, and show the front pages a few times to nobody."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Yes")
            reverse("healthz")
    for name in (*_our_templates(), *FRAMES):
        try:
            loader.get_template(name)
        except TemplateDoesNotExist:
            continue  # a part that another package would bring
    for _ in range(ROUNDS):
        for language, _name in settings.LANGUAGES:
            _show(application, f"/{language}/")
        _show(application, reverse("wagtailadmin_login"))


def _our_templates() -> list[str]:
    """The names of all templates of ours."""
    folders = PACKAGE.glob("**/templates")
    return sorted(
        str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")
    )


def _show(application: WSGIHandler, path: str) -> None:
    environ = {"PATH_INFO": path, "HTTP_HOST": settings.ALLOWED_HOSTS[0]}
    setup_testing_defaults(environ)
    with closing(application(environ, _take_no_headers)) as response:
        for _ in response:
            pass


def _take_no_headers(*_: Any) -> Callable[[bytes], object]:
    return len
