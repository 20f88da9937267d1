"""Staff: who works at the desk, in which roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from yeondae.accounts.roles import Action, Role, allows


class User(AbstractUser):
    """A member of staff. In the demo world anybody on this machine may sign in as one."""

    is_demo = models.BooleanField(default=False)
    # A relay's staff see the letters of this organisation only (an id of the directory).
    organisation_id_only = models.BigIntegerField(null=True, blank=True)

    @property
    def roles(self) -> set[Role]:
        """The roles granted to this person, read once a request."""
        if not hasattr(self, "_roles"):
            self._roles = {Role(grant.role) for grant in self.grants.all()}
        return self._roles

    def forget_roles(self) -> None:
        """Read the roles anew at the next question."""
        self.__dict__.pop("_roles", None)

    def may(self, action: Action) -> bool:
        """Whether this person's roles allow `action`."""
        return self.is_active and allows(self.roles, action)


class Grant(models.Model):
    """One role of one member of staff."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_granted_once")]

    def __str__(self) -> str:
        return f"{self.role} of {self.user_id}"
