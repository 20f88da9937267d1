"""Staff: who works at the desk, in which roles."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A member of staff. Signs in by name; roles are groups of the same names as `Role`."""

    is_demo = models.BooleanField(default=False)
