"""Settings of the floors: the installation's own middleware and server, with other views."""

from yeondae.config.settings import *  # noqa: F403
from yeondae.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.floors.rows"]
ROOT_URLCONF = "tests.bench.floors.views"
