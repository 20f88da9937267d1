"""Loading before the fork what every process would load for itself at its first request.

Catalogues of three languages, the tables of addresses and the parsed templates are a third of
what a web worker holds; loaded once, the processes share them. No database, no request.
"""

from pathlib import Path

from django.conf import settings
from django.template import TemplateDoesNotExist, loader
from django.urls import reverse
from django.utils import translation

PACKAGE = Path(settings.BASE_DIR) / "yeondae"
# The frame of the desk, which Wagtail brings.
FRAMES = ("wagtailadmin/base.html", "wagtailadmin/admin_base.html", "wagtailadmin/home.html")


def warm() -> None:
    """Load texts, addresses and templates."""
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Yes")
            reverse("healthz")
    for name in (*_our_templates(), *FRAMES):
        try:
            loader.get_template(name)
        except TemplateDoesNotExist:
            continue  # a part that another package would bring


def _our_templates() -> list[str]:
    """The names of all templates of ours."""
    folders = PACKAGE.glob("**/templates")
    return sorted(
        str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")
    )
