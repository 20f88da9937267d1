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
