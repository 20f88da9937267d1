"""Which calls somebody sees who sees only their own."""

from django.db import models

from yeondae.accounts.models.user import User


class OwnCall(models.Model):
    """A call that was given to a translator (an id of calls)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="own_calls")
    call_id_only = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "call_id_only"], name="call_given_once")
        ]

    def __str__(self) -> str:
        return f"call {self.call_id_only} of {self.user_id}"
