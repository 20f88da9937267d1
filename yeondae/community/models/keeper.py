from django.conf import settings
from django.db import models


class Keeper(models.Model):
    """The organisation that answers for this installation, as law asks to be told (one row).

    An organisation's address, never anybody's home: whoever enters it says so.
    """

    name = models.CharField(max_length=200)
    address_lines = models.TextField()
    country = models.CharField(max_length=2)
    represented_by = models.CharField(max_length=200, help_text="a post or a name")
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=40, blank=True)
    register = models.CharField(max_length=200, blank=True, help_text="where it is registered")
    no_home_said_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
