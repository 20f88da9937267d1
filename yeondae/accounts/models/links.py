"""Links that let one member of staff in, once, within minutes. Only their hashes are kept."""

from django.db import models

from yeondae.accounts.models.user import User


class SignInLink(models.Model):
    """A link that signs one member of staff in, once, within minutes. Only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"


class SetUpLink(models.Model):
    """A link with which somebody chooses a password: a new colleague, or one who lost theirs.

    Using it ends every session of the account; `is_recovery` also takes its second factors away,
    so that new ones are set up.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token_hash = models.BinaryField(max_length=32, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    is_recovery = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"set-up link {self.pk}"
