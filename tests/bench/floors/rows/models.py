"""What the floor of `take-part` inserts: one row that must be unique, one that goes out."""

from django.db import models


class Signed(models.Model):
    email = models.CharField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)

    class Meta:
        app_label = "rows"


class Outgoing(models.Model):
    signed = models.ForeignKey(Signed, on_delete=models.CASCADE)
    text = models.TextField()

    class Meta:
        app_label = "rows"
