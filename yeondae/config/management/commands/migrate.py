"""Django's `migrate`, quicker on an empty database.

Django renders every model that exists so far again and again. Wagtail's two hundred migrations
are through sooner when ours are not yet there, and ours when only those models are rendered anew
that can have changed.
"""

from typing import Any

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
from django.db.models import Model


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        plain = not (options["app_label"] or options["fake"] or options["plan"])
        if plain and not options["check_unapplied"]:
            _make_empty_database(options["database"])
        super().handle(*args, **options)


def _make_empty_database(database: str) -> None:
    executor = OnEmptyDatabase(connections[database])
    if executor.loader.applied_migrations:
        return
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("yeondae.")}
    leaves = executor.loader.graph.leaf_nodes()
    # They bring with them the one thing of ours that they need: the accounts.
    executor.migrate([leaf for leaf in leaves if leaf[0] not in ours])
    executor.loader.build_graph()
    executor.migrate(leaves)


class OnEmptyDatabase(MigrationExecutor):
    """Applies the same operations in the same order, with fewer models rendered in between."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> ProjectState:
        state: ProjectState = super()._create_project_state(  # type: ignore[misc]
            with_applied_migrations
        )
        state.__class__ = LeanState
        return state


class LeanState(ProjectState):
    """Renders anew what was changed and what points at it, not all that is tied to those.

    With an account behind nearly every row nearly every model is tied to every other. What is
    left behind stays good enough to alter tables by; whatever runs code on models of this moment
    (`RunPython`) renders all of them first, for `is_delayed` says that something was left.
    """

    is_delayed: bool

    def clone(self) -> ProjectState:
        copy = super().clone()
        copy.__class__ = LeanState
        return copy

    def _find_reload_model(
        self, app_label: str, model_name: str, delay: bool = False
    ) -> set[tuple[str, str]]:
        self.is_delayed = True
        found = {(app_label, model_name)}
        try:
            model = self.apps.get_model(app_label, model_name)
        except LookupError:
            return found
        return found | {(each._meta.app_label, each._meta.model_name or "") for each in _at(model)}


def _at(model: type[Model]) -> set[type[Model]]:
    """The models with a relation to `model`, and those that inherit from it."""
    relations = model._meta.get_fields(include_parents=True, include_hidden=True)
    pointing = {
        each.related_model
        for each in relations
        if each.is_relation and each.auto_created and not each.concrete
    }
    return {each for each in (*pointing, *model.__subclasses__()) if isinstance(each, type)}
