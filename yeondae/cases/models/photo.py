from django.conf import settings
from django.db import models

from yeondae.cases.models.case import Case
from yeondae.cases.models.person import Person
from yeondae.core.ids import public_id
from yeondae.sealing.fields import SealedJSONField


class Photo(models.Model):
    """A picture of people of a case: only its pixels, written anew and sealed.

    Everyone sees it where it is released and everybody on it may be shown with their face; where
    nobody can be recognised on it, where everybody on it may be named.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="photos")
    people = models.ManyToManyField(Person, related_name="photos")
    public_id = models.CharField(max_length=16, default=public_id, unique=True, editable=False)
    file = models.CharField(max_length=200, help_text="the sealed JPEG")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    captions = SealedJSONField(default=dict, help_text="what it shows, by language")
    taken_on = models.DateField(null=True, blank=True)
    rights = models.CharField(max_length=200, help_text="who made it, and who allows its use")
    has_faces = models.BooleanField(default=True, help_text="somebody can be recognised on it")
    is_public = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"photo {self.pk}"
