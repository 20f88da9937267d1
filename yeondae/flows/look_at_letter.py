"""Somebody reads a letter whose text was changed, and lets it go or not."""

from django.db import transaction

from yeondae.accounts.models import User
from yeondae.core import clock
from yeondae.deliveries.models import Delivery
from yeondae.deliveries.services import holding
from yeondae.letters import services as letters
from yeondae.letters.models import Letter


@transaction.atomic
def let_pass(*, letter: Letter, by: User) -> int:
    """It goes out; how many deliveries went on (a call may be stopped meanwhile)."""
    if not letters.let_pass(letter=letter, by=by):
        return 0
    return holding.release_letter(letter=letter, now=clock.now())


@transaction.atomic
def refuse(*, letter: Letter, by: User) -> None:
    """It does not go out: its deliveries end."""
    if letters.refuse(letter=letter, by=by):
        mine = Delivery.objects.filter(letter=letter)
        holding.cancel(deliveries=mine, why=Delivery.Ended.REFUSED, by=by)
