"""The jobs app: finds every app's jobs and sweeps in its `tasks` module at the start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "yeondae.jobs"

    def ready(self) -> None:
        autodiscover_modules("tasks")
