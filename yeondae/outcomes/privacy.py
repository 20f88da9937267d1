"""What an office answered, without the names of somebody who is erased."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction

from yeondae.cases.models import Case, Person
from yeondae.outcomes.models import Reply


@transaction.atomic
def take_out(*, case: Case, people: Sequence[Person], without: Callable[[Any], Any]) -> None:
    """Take names out of the answers in a case, and `people` from whom they are about.

    `without` as `cases.naming_rules.without_names` makes it. A scan stays: its page at the desk
    shows it, and whoever erases is told to look at it.
    """
    for reply in Reply.objects.filter(call__case=case):
        reply.text = without(reply.text)
        reply.public_words = without(reply.public_words)
        reply.save(update_fields=["text", "public_words"])
    Reply.people.through.objects.filter(person__in=people).delete()
