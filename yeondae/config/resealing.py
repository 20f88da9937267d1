"""Sealing with the newest key what an earlier one sealed."""

from django.apps import apps
from django.db import models, transaction

from yeondae.sealing.fields import SealedField

ROWS = 200


def reseal() -> int:
    """Seal every sealed value of the database with the newest key; how many rows had some."""
    return sum(_reseal(model) for model in apps.get_models() if model._meta.managed)


def _reseal(model: type[models.Model]) -> int:
    names = [field.name for field in model._meta.local_fields if isinstance(field, SealedField)]
    if not names:
        return 0
    last, done = None, 0
    while True:
        rows = model._base_manager.order_by("pk").only("pk", *names)
        with transaction.atomic():
            batch = list(
                (rows if last is None else rows.filter(pk__gt=last)).select_for_update()[:ROWS]
            )
            for row in batch:
                values = {name: getattr(row, name) for name in names}
                done += model._base_manager.filter(pk=row.pk).update(**values)
        if not batch:
            return done
        last = batch[-1].pk
