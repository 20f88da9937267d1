"""Notes and documents of a case that the server cannot open: a key a case, wrapped for members."""

from django.conf import settings
from django.db import models

from yeondae.cases.models.case import Case
from yeondae.cases.models.person import Person


class MemberKey(models.Model):
    """Somebody's own keys for case notes; the private one is locked under their passphrase."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes_key"
    )
    public = models.BinaryField(max_length=32)
    locked = models.BinaryField(max_length=100)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"key of {self.member_id}"


class CaseKey(models.Model):
    """The key of a case's notes. A new one begins when somebody may no longer read."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="keys")
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_key_of_a_case_a_number")
        ]

    def __str__(self) -> str:
        return f"key {self.number} of case {self.case_id}"


class CaseMember(models.Model):
    """The key of a case, wrapped for one member."""

    key = models.ForeignKey(CaseKey, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wrapped = models.BinaryField(max_length=100)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "member"], name="wrapped_once")]

    def __str__(self) -> str:
        return f"member {self.member_id} of key {self.key_id}"


class Note(models.Model):
    """A note or a document. Migration status and whereabouts stand here and in no field."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    key = models.ForeignKey(CaseKey, on_delete=models.RESTRICT, related_name="notes")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    # {"text": ...} or {"name": ..., "type": ...}, sealed with the key of the case.
    sealed = models.BinaryField()
    file = models.CharField(max_length=200, blank=True, help_text="a document's kept file")
    size = models.PositiveIntegerField(default=0, help_text="bytes of the document")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"note {self.pk}"
